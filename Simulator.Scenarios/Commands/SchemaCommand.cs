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
          schema rules                               the same of rules of your own, for --own-rules
          schema clients                             the same of clients.json, which gives clients names
        """;

    private const string Scenario = "scenario";
    private const string Profile = "profile";
    private const string Rules = "rules";
    private const string Clients = "clients";

    private readonly Argument<string> kind = new("kind") { Description = "Which files: scenario, profile, rules, or clients", DefaultValueFactory = _ => Scenario };

    /// <summary>The command.</summary>
    public SchemaCommand(Host host)
        : base(host, "schema", "Print the JSON schema of scenario files, of client profiles, of rules of your own, or of named clients.", Help)
    {
        kind.AcceptOnlyFromAmong(Scenario, Profile, Rules, Clients);
        Add(kind);
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        Host.Output.Write(parsed.GetValue(kind) switch
        {
            Profile => ClientProfileFile.Schema(),
            Rules => OwnRuleFile.Schema(),
            Clients => ClientsFile.Schema(),
            _ => ScenarioSchema.Write(),
        });
        return ExitCode.Held;
    }
}
