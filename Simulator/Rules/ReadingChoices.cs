using Simulator.Logs;

namespace Simulator.Rules;

/// <summary>The choices about what a program can read of its client.</summary>
internal static class ReadingChoices
{
    public static IEnumerable<Rule> All { get; } =
    [
        new("CHOICE-19", RuleLevel.Choice, "The socket id that a program reads inside the handler of connected is that of the new connection.", "Choices: calls", ShowsSocketId) { Needs = Evidence.Emissions },
    ];

    private static void ShowsSocketId(Timeline run, ref Observations seen)
    {
        foreach ((int index, Entry.StateEvent named) in run.StateEvents)
        {
            if (named is { State: "connected", SocketId: string id } && run.LiveAfter(index)?.SocketId is string told)
            {
                seen.Check(id == told, index, $"the socket id {told}", id.Length == 0 ? "none" : id);
            }
        }
    }
}
