using Simulator.Logs;

namespace Simulator.Rules;

/// <summary>The choices about what the program calls.</summary>
internal static class CallChoices
{
    private const string Section = "Choices: calls";

    public static IEnumerable<Rule> All { get; } =
    [
        new("CHOICE-15", RuleLevel.Choice, "connect() changes nothing while the client is connected or an attempt is under way.", Section, ChangesNothing),
    ];

    private static void ChangesNothing(Timeline run, ref Observations seen)
    {
        foreach ((int index, Entry.CallMade call) in run.Calls)
        {
            bool isThere = run.StateBefore(index) is "connected" or "connecting" or "unavailable" && run.LiveBefore(index) is not null;
            if (call.Name == "connect" && isThere)
            {
                int end = run.ReactionEnd(index);
                int done = index + 1;
                while (done < end && run[done] is not (Entry.StateChange or Entry.AttemptStarted or Entry.AttemptGivenUp))
                {
                    done++;
                }

                seen.Check(done == end, done, "no change of state, no attempt started or given up", $"{run.Tell(done)}");
            }
        }
    }
}
