using System.CommandLine;
using Simulator.Adapters;
using Simulator.Logs;

namespace Simulator.Scenarios.Commands;

/// <summary><c>adapter-check</c>: says whether an adapter speaks the protocol.</summary>
internal sealed class AdapterCheckCommand : SimulatorCommand
{
    private const string Help = """
        Examples:
          adapter-check "python3 adapters/python/adapter.py"

        A short conversation is played to the adapter: two runs on one pipe, a timer that is late, a run after another, a new process.
        It ends with 0 where the adapter is right, and with 1 where it is not. docs/adapter-protocol.md is the protocol.
        """;

    private readonly Argument<string> adapter = new("command") { Description = "The command that starts the adapter, in quotes" };

    /// <summary>The command.</summary>
    public AdapterCheckCommand(Host host)
        : base(host, "adapter-check", "Play a short conversation to an adapter and explain its mistakes.", Help)
    {
        Add(adapter);
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        AdapterCommand command;
        try
        {
            command = AdapterCommand.Parse(parsed.GetValue(adapter)!, Host.Folder);
        }
        catch (FormatException error)
        {
            Host.Error.WriteLine(error.Message);
            return ExitCode.CannotJudge;
        }

        IReadOnlyList<CheckedPoint> points = AdapterCheck.Of(command);
        foreach (CheckedPoint point in points)
        {
            Host.Output.WriteLine(Printable.Line($"{(point.Mistake is null ? "✓" : "✗")}  It {point.What}"));
            if (point.Mistake is not null)
            {
                Host.Output.WriteLine(Printable.Line($"   {point.Mistake}"));
            }
        }

        int wrong = points.Count(point => point.Mistake is not null);
        Host.Output.WriteLine(wrong == 0 ? "\nThe adapter speaks the protocol." : $"\n{wrong} of {points.Count} points are wrong.");
        return wrong == 0 ? ExitCode.Held : ExitCode.Broken;
    }
}
