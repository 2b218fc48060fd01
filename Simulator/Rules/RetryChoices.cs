using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Rules;

/// <summary>The choices about when attempts end and when the next one starts.</summary>
internal static class RetryChoices
{
    private const string Section = "Choices: attempts and waits";

    public static IEnumerable<Rule> All { get; } =
    [
        new("CHOICE-1", RuleLevel.Choice, "An attempt that is not accepted within its timeout (4 s, Flash 7 s) is given up then, and not before.", Section, EndsInTime) { Scope = RuleScope.Course },
        new("CHOICE-2", RuleLevel.Choice, "While connecting, the waits after failed attempts are 2, 4, 6, 8, 10 s.", Section, (run, ref seen) => Starts(run, RetryCause.Failure, ref seen)) { Scope = RuleScope.Course },
        new("CHOICE-3", RuleLevel.Choice, "After a code 4100-4199 the next attempt starts 1 s later.", Section, (run, ref seen) => Starts(run, RetryCause.BackOff, ref seen)) { Scope = RuleScope.Course },
        new("CHOICE-4", RuleLevel.Choice, "After a lost connection or a code 4200-4299 the next attempt starts at once, but not within 1 s of the start of the one before.", Section, (run, ref seen) => Starts(run, RetryCause.Lost, ref seen)) { Scope = RuleScope.Course },
        new("CHOICE-5", RuleLevel.Choice, "An offline notice drops the connection at once.", Section, DropsWhenOffline),
        new("CHOICE-6", RuleLevel.Choice, "While trying, an online notice starts an attempt at once, and so does connect() between two attempts.", Section, StartsWhenTold),
    ];

    private static void EndsInTime(Timeline run, ref Observations seen)
    {
        foreach (AttemptHistory attempt in run.Attempts)
        {
            Instant timeout = run.Throttling.Fires(attempt.Start.Awake + run.Policy.AttemptTimeoutOver(attempt.Start.Transport));
            int decided = Math.Min(run.Count, Math.Min(attempt.EstablishedIndex, attempt.EndIndex));
            Instant when = run.When(decided).Awake;
            if (when >= timeout && !run.Stops(run.InstantStart(Math.Min(decided, run.Count - 1)), decided))
            {
                bool inTime = when == timeout; // at the very end the device may sleep
                seen.Check(inTime, decided, $"attempt #{attempt.Number} given up at {timeout}", $"it goes on until {run.When(decided).At}");
            }
            else if (decided == attempt.EndIndex && !attempt.EndedByPeer && !HasCause(run, decided))
            {
                seen.Breaks(decided, $"attempt #{attempt.Number} under way until {timeout}", $"given up at {run.When(decided).At}");
            }
        }
    }

    /// <summary>Whether something else than its timeout lets the client give an attempt up: a call, a notice, a code, or the retry that is due while unavailable.</summary>
    private static bool HasCause(Timeline run, int given)
    {
        int from = run.InstantStart(given);
        return run.Calls.Any(from, given)
            || run.Notices.Any(from, given)
            || run.IsTold(from, given, told => told.Decides)
            || (run.StateBefore(given) == "unavailable" && run.Starts.Any(given, run.InstantEnd(given)));
    }

    private static void Starts(Timeline run, RetryCause cause, ref Observations seen)
    {
        foreach (Retry retry in run.Retries)
        {
            if (retry.Cause == cause)
            {
                Follows(run, retry.Attempt, retry.Due, ref seen);
            }
        }
    }

    /// <summary>The next attempt starts when it is due, unless the client is told otherwise first, or the run ends.</summary>
    private static void Follows(Timeline run, AttemptHistory attempt, Instant due, ref Observations seen)
    {
        int index = attempt.Next?.StartIndex ?? run.Count;
        int tooLate = Math.Min(index, run.FirstAfter(attempt.EndIndex, due));
        bool toldOtherwise = run.Stops(run.InstantStart(attempt.EndIndex), tooLate) || (tooLate == index && index < run.Count && run.IsTriggered(index));
        if (toldOtherwise || (index == run.Count && run.Log.End.Awake <= due))
        {
            return;
        }

        seen.Check(
            index < run.Count && run.When(index).Awake == due, index, $"the next attempt at {due}", $"{(index < run.Count ? run.Tell(index) : "none")}");
    }

    private static void DropsWhenOffline(Timeline run, ref Observations seen)
    {
        foreach ((int index, Entry.NoticeGiven notice) in run.Notices)
        {
            if (!notice.Online && run.StateBefore(index) == "connected")
            {
                bool drops = run.StateChanges.Any(index, run.InstantEnd(index), change => change.Current == "disconnected");
                seen.Check(drops, index, "disconnected in the instant of the notice", "still connected");
            }
        }
    }

    private static void StartsWhenTold(Timeline run, ref Observations seen)
    {
        foreach ((int index, Entry.NoticeGiven notice) in run.Notices)
        {
            StartsAt(run, index, notice.Online, ref seen);
        }

        foreach ((int index, Entry.CallMade call) in run.Calls)
        {
            StartsAt(run, index, call.Name == "connect" && run.LiveBefore(index) is null, ref seen);
        }
    }

    private static void StartsAt(Timeline run, int index, bool isTold, ref Observations seen)
    {
        if (isTold && run.StateBefore(index) is "connecting" or "unavailable")
        {
            bool starts = run.Starts.Any(index, run.InstantEnd(index));
            seen.Check(starts, index, "an attempt in the same instant", "none");
        }
    }
}
