using System.CommandLine;
using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Format;

namespace Simulator.Scenarios.Commands;

/// <summary><c>schema</c>: prints the JSON schema of the files that people write.</summary>
internal sealed class SchemaCommand : SimulatorCommand
{
    private const string Help = """
        Examples:
          schema > scenarios/scenario.schema.json    so that an editor completes and checks scenario files
          schema profile                             the same of client profiles, for --client-profile
        """;

    private const string Scenario = "scenario";
    private const string Profile = "profile";

    private readonly Argument<string> kind = new("kind") { Description = "Which files: scenario, or profile", DefaultValueFactory = _ => Scenario };

    /// <summary>The command.</summary>
    public SchemaCommand(Host host)
        : base(host, "schema", "Print the JSON schema of scenario files, or of client profiles.", Help)
    {
        kind.AcceptOnlyFromAmong(Scenario, Profile);
        Add(kind);
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        Host.Output.Write(parsed.GetValue(kind) == Profile ? ClientProfileFile.Schema() : ScenarioSchema.Write());
        return ExitCode.Held;
    }
}
