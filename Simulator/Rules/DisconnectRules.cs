using Simulator.Logs;

namespace Simulator.Rules;

/// <summary>The rules of the section "Disconnecting from Pusher".</summary>
internal static class DisconnectRules
{
    private const string Section = "Disconnecting from Pusher";

    public static IEnumerable<Rule> All { get; } =
    [
        new("DISCONNECT-1", RuleLevel.Must, "disconnect() closes the connection and leads to disconnected.", Section, Closes),
        new("DISCONNECT-2", RuleLevel.Must, "After an intentional disconnect nothing happens by itself: no attempt, no timer, no event, until connect().", Section, IsQuiet) { Scope = RuleScope.Course },
        new("DISCONNECT-3", RuleLevel.Must, "Leaving or closing the page closes the connection without any call, and no attempt follows until connect().", Section, ClosesOnLeaving),
        new("DISCONNECT-4", RuleLevel.Must, "connect() after disconnect() connects again.", Section, ConnectsAgain),
    ];

    private static void Closes(Timeline run, ref Observations seen)
    {
        foreach ((int call, Entry.CallMade made) in run.Calls)
        {
            if (made.Name != "disconnect" || !StopsWhatGoesOn(run, call))
            {
                continue;
            }

            bool leads = run.StateChanges.Any(call, run.CallEnd(call), change => change.Current == "disconnected");
            seen.Check(leads, call, "the state disconnected in the same instant", $"the state {run.StateAfter(run.CallEnd(call) - 1)}");
            if (run.LiveBefore(call) is AttemptHistory live)
            {
                ClosesAttempt(run, call, live, ref seen);
            }
        }
    }

    private static void IsQuiet(Timeline run, ref Observations seen)
    {
        foreach ((int call, _) in run.Calls)
        {
            if (!StopsWhatGoesOn(run, call))
            {
                continue;
            }

            int rest = run.StateEvents.First(call, run.InstantEnd(call), named => named.State == "disconnected");
            int again = run.Calls.First(call + 1, run.Count, other => other.Name == "connect");
            int end = again < 0 ? run.Count : again;
            if (rest < 0 || run.Log.End.Awake == run.When(call).Awake)
            {
                continue; // it never came to rest (DISCONNECT-1), or there was no time to be quiet in
            }

            int loud = FirstLoud(run, call, rest + 1, end);
            seen.Check(loud < 0, loud, "nothing at all until connect()", $"{run.Tell(loud)}");
        }
    }

    /// <summary>The first entry in [from, end) that the client was to be quiet about; -1 where there is none.</summary>
    private static int FirstLoud(Timeline run, int call, int from, int end)
    {
        for (int index = from; index < end; index++)
        {
            if (run[index] is Entry.DeadlineReached || (run[index].IsClients && !IsClosing(run, call, run[index])))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Whether the entry still closes the connection in the instant of the call, after telling the state.</summary>
    private static bool IsClosing(Timeline run, int call, Entry entry) =>
        entry is Entry.AttemptGivenUp && entry.At == run.When(call).At;

    private static void ClosesOnLeaving(Timeline run, ref Observations seen)
    {
        foreach ((int index, Entry.CallMade call) in run.Calls)
        {
            if (call.Name == "leavePage" && run.LiveBefore(index) is AttemptHistory live)
            {
                ClosesAttempt(run, index, live, ref seen);
            }

            if (call.Name == "leavePage" && run.StateBefore(index) is "connecting" or "connected" or "unavailable")
            {
                int again = run.Calls.First(index + 1, run.Count, other => other.Name == "connect");
                int attempt = run.Starts.First(index, again < 0 ? run.Count : again);
                seen.Check(attempt < 0, attempt, "no attempt after the page is left", $"{run.Tell(attempt)}");
            }
        }
    }

    private static void ConnectsAgain(Timeline run, ref Observations seen)
    {
        foreach ((int index, Entry.CallMade call) in run.Calls)
        {
            if (call.Name == "connect" && run.StateBefore(index) == "disconnected")
            {
                int end = run.CallEnd(index);
                seen.Check(run.Starts.Any(index, end), index, "an attempt in the instant of connect()", $"none, and the state {run.StateAfter(end - 1)}");
            }
        }
    }

    /// <summary>Whether the call stops a client which is connecting, connected or unavailable.</summary>
    private static bool StopsWhatGoesOn(Timeline run, int call) =>
        run.Stops(call, call + 1) && run.StateBefore(call) is "connecting" or "connected" or "unavailable";

    private static void ClosesAttempt(Timeline run, int call, AttemptHistory live, ref Observations seen)
    {
        bool closes = run.GivenUp.Any(call, run.CallEnd(call), given => given.Attempt == live.Number);
        seen.Check(closes, call, $"attempt #{live.Number} closed in the same instant", "it is left open");
    }
}
