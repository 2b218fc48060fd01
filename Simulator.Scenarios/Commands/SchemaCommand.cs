using Simulator.Scenarios.Format;

namespace Simulator.Scenarios.Commands;

/// <summary><c>schema</c>: prints the JSON schema of scenario files.</summary>
internal sealed class SchemaCommand : SimulatorCommand
{
    private const string Help = """
        Example:
          schema > scenarios/scenario.schema.json    so that an editor completes and checks scenario files
        """;

    /// <summary>The command.</summary>
    public SchemaCommand(Host host)
        : base(host, "schema", "Print the JSON schema of scenario files.", Help) =>
        SetAction(_ => Invoke());

    private int Invoke()
    {
        Host.Output.Write(ScenarioSchema.Write());
        return ExitCode.Held;
    }
}
