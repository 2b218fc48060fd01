using System.CommandLine;
using Simulator.Scenarios.Format;
using Simulator.Servers;

namespace Simulator.Scenarios.Commands;

/// <summary><c>dialects</c>: prints a kind of server as a file.</summary>
internal sealed class DialectsCommand : SimulatorCommand
{
    private const string Help = """
        Examples:
          dialects           the kinds of server that a scenario can name under server.dialect
          dialects soketi    what soketi does, rule by rule, as it could stand under server.rules
        """;

    private readonly Argument<string?> name = new("name") { Description = "The kind of server; a list of them by default", Arity = ArgumentArity.ZeroOrOne };

    /// <summary>The command.</summary>
    public DialectsCommand(Host host)
        : base(host, "dialects", "Print the kinds of server, each as a list of rules.", Help)
    {
        name.AcceptOnlyFromAmong([.. Dialects.All.Select(dialect => dialect.Name)]);
        Add(name);
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        string? wanted = parsed.GetValue(name);
        Host.Output.Write(wanted is null
            ? string.Concat(Dialects.All.Select(dialect => dialect.Name + "\n"))
            : DialectWriter.Write(Dialects.All.Single(dialect => dialect.Name == wanted)));
        return ExitCode.Held;
    }
}
