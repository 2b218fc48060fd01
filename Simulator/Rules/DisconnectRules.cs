using Simulator.Logs;

namespace Simulator.Rules;

/// <summary>The rules of the section "Disconnecting from Pusher".</summary>
internal static class DisconnectRules
{
    private const string Section = "Disconnecting from Pusher";

    public static IEnumerable<Rule> All { get; } =
    [
        new("DISCONNECT-1", RuleLevel.Must, "disconnect() closes the connection and leads to disconnected.", Section, Closes),
        new("DISCONNECT-2", RuleLevel.Must, "After an intentional disconnect nothing happens by itself: no attempt, no timer, no event, until connect().", Section, IsQuiet),
        new("DISCONNECT-3", RuleLevel.Must, "Leaving or closing the page closes the connection without any call.", Section, ClosesOnLeaving),
        new("DISCONNECT-4", RuleLevel.Must, "connect() after disconnect() connects again.", Section, ConnectsAgain),
    ];

    private static IEnumerable<Observation> Closes(Timeline run)
    {
        foreach (int call in ActiveStops(run).Where(index => run[index] is Entry.CallMade { Name: "disconnect" }))
        {
            bool leads = run.Any<Entry.StateChange>(call, run.CallEnd(call), change => change.Current == "disconnected");
            yield return Observation.Of(leads, call, "the state disconnected in the same instant", $"the state {run.StateAfter(run.CallEnd(call) - 1)}");
            if (run.LiveBefore(call) is AttemptStory live)
            {
                yield return ClosesAttempt(run, call, live);
            }
        }
    }

    private static IEnumerable<Observation> IsQuiet(Timeline run)
    {
        foreach (int call in ActiveStops(run))
        {
            int rest = run.First<Entry.StateEvent>(call, run.InstantEnd(call), named => named.State == "disconnected");
            int again = run.First<Entry.CallMade>(call + 1, run.Count, other => other.Name == "connect");
            int end = again < 0 ? run.Count : again;
            if (rest < 0 || run.Log.End.Awake == run.When(call).Awake)
            {
                continue; // it never came to rest (DISCONNECT-1), or there was no time to be quiet in
            }

            int loud = FirstLoud(run, call, rest + 1, end);
            yield return Observation.Of(loud < 0, loud < 0 ? rest : loud, "nothing at all until connect()", loud < 0 ? "" : run.Tell(loud));
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

    private static IEnumerable<Observation> ClosesOnLeaving(Timeline run)
    {
        foreach ((int index, Entry.CallMade call) in run.Of<Entry.CallMade>())
        {
            if (call.Name == "leavePage" && run.LiveBefore(index) is AttemptStory live)
            {
                yield return ClosesAttempt(run, index, live);
            }
        }
    }

    private static IEnumerable<Observation> ConnectsAgain(Timeline run)
    {
        foreach ((int index, Entry.CallMade call) in run.Of<Entry.CallMade>())
        {
            if (call.Name == "connect" && run.StateBefore(index) == "disconnected")
            {
                int end = run.CallEnd(index);
                bool connects = run.Any<Entry.StateChange>(index, end, change => change.Current == "connecting")
                    && run.Any<Entry.AttemptStarted>(index, end);
                yield return Observation.Of(connects, index, "the state connecting and an attempt in the same instant", $"the state {run.StateAfter(end - 1)}");
            }
        }
    }

    /// <summary>The calls that stop a client which is connecting, connected or unavailable.</summary>
    private static IEnumerable<int> ActiveStops(Timeline run) =>
        from call in run.Of<Entry.CallMade>()
        where Timeline.IsStop(call.Entry) && run.StateBefore(call.Index) is "connecting" or "connected" or "unavailable"
        select call.Index;

    private static Observation ClosesAttempt(Timeline run, int call, AttemptStory live)
    {
        bool closes = run.Any<Entry.AttemptGivenUp>(call, run.CallEnd(call), given => given.Attempt == live.Number);
        return Observation.Of(closes, call, $"attempt #{live.Number} closed in the same instant", "it is left open");
    }
}
