using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Rules;

/// <summary>The rules of the section "Detecting Connection Limits".</summary>
internal static class LimitRules
{
    private const string Section = "Detecting Connection Limits";

    public static IEnumerable<Rule> All { get; } =
    [
        new("LIMIT-1", RuleLevel.Must, "A connection over the application's limit is rejected, and the client emits error with data.code 4004.", Section, TellsRejection) { Needs = Evidence.Emissions },
        new("LIMIT-2", RuleLevel.Must, "A connection within the limit is not affected by those over it.", Section, IsNotAffected) { Scope = RuleScope.Course },
        new("LIMIT-3", RuleLevel.Must, "After a code that forbids a retry (4001-4099, of which 4004 is the connection limit; 4000 over a secure connection) the client does not retry by itself.", Section, DoesNotRetry),
    ];

    private static void TellsRejection(Timeline run, ref Observations seen)
    {
        foreach (ReceivedCode told in run.Codes)
        {
            if (told.Code == CloseCodes.OverLimit)
            {
                bool tells = run.Errors.Any(told.Index, run.InstantEnd(told.Index), error => error.Code == CloseCodes.OverLimit);
                seen.Check(tells, told.Index, "error with data.code 4004 in the same instant", "no such error");
            }
        }
    }

    private static void IsNotAffected(Timeline run, ref Observations seen)
    {
        foreach ((int index, Entry.WorldChanged world) in run.WorldChanges)
        {
            if (world.Full && run.StateAfter(index) == "connected")
            {
                int change = run.StateChanges.First(index, run.Count);
                bool stays = change < 0 || HasCause(run, index, change);
                seen.Check(stays, change, "still connected, although others reach the limit", $"{run.Tell(change)}");
            }
        }
    }

    /// <summary>Whether something other than the limit explains a change: an end, a notice, a call, or long silence.</summary>
    private static bool HasCause(Timeline run, int from, int change)
    {
        int heard = Math.Max(0, run.TextsReceived.Last(change));
        return run.Closes.Any(from, change)
            || run.Failures.Any(from, change)
            || run.Notices.Any(from, change)
            || run.Calls.Any(from, change)
            || run.When(change).Awake - run.When(heard).Awake >= run.Policy.PongTimeout;
    }

    private static void DoesNotRetry(Timeline run, ref Observations seen)
    {
        foreach (ReceivedCode told in run.Codes)
        {
            if (told.ForbidsRetry)
            {
                AttemptHistory? next = told.Attempt.Next;
                bool byItself = next is not null && !run.Connects(told.Index, next.StartIndex);
                seen.Check(
                    !byItself, next?.StartIndex ?? told.Index, $"no attempt after {told.Code} until connect()", $"attempt #{next?.Number}");
            }
        }
    }
}
