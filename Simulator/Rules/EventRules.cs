using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Rules;

/// <summary>The rules of the sections on events.</summary>
internal static class EventRules
{
    private const string AllChanges = "Binding to all state changes";
    private const string ConnectingIn = "Binding to events (connecting_in)";

    public static IEnumerable<Rule> All { get; } =
    [
        new("EVENT-1", RuleLevel.Must, "Each state change emits state_change with previous and current, and the event named after the new state, once each.", AllChanges, ChangeAndEvent) { Scope = RuleScope.Form, Needs = Evidence.Emissions },
        new("EVENT-2", RuleLevel.Must, "previous of a change equals current of the one before it; the first previous is initialized; the two differ.", AllChanges, PreviousIsRight) { Scope = RuleScope.Form, Needs = Evidence.Emissions },
        new("EVENT-3", RuleLevel.Must, "connecting_in is emitted only in connecting or unavailable.", "Available states", AnnouncesWhileTrying) { Needs = Evidence.Emissions },
        new("EVENT-4", RuleLevel.Must, "connecting_in carries the time in seconds (a whole number above 0) until the next attempt, and the next attempt starts then, unless the client is told otherwise first.", ConnectingIn, AnnouncesTruly) { Scope = RuleScope.Course, Needs = Evidence.Emissions },
        new("EVENT-5", RuleLevel.Should, "connecting_in is periodic, not a countdown: at most one per attempt.", ConnectingIn, AnnouncesOnce) { Scope = RuleScope.Course, Needs = Evidence.Emissions },
        new("EVENT-6", RuleLevel.Must, "connecting_in goes on in unavailable: each retry that is waited for is announced.", "Available states", AnnouncesRetries) { Needs = Evidence.Emissions },
        new("EVENT-7", RuleLevel.Must, "pusher:connection_established and pusher:connection_failed are not events of the connection (removed in 1.9).", "Connection States", EmitsNoRemovedEvent) { Scope = RuleScope.Form, Needs = Evidence.Emissions },
        new("EVENT-8", RuleLevel.Must, "error carries data.code when the server gave a code.", "Detecting Connection Limits", ErrorsCarryCode) { Scope = RuleScope.Form, Needs = Evidence.Emissions },
        new("EVENT-9", RuleLevel.Must, "connecting_in is emitted while connecting, too: each retry that is waited for is announced.", "Available states", AnnouncesRetriesWhileConnecting) { Needs = Evidence.Emissions },
    ];

    private static void ChangeAndEvent(Timeline run, ref Observations seen)
    {
        (int Index, string State)? pending = null;
        for (int index = 0; index <= run.Count; index++)
        {
            Entry? entry = index < run.Count ? run[index] : null;
            if (pending is (int changed, string missing) && (entry is null or Entry.StateChange || entry.At != run.When(changed).At))
            {
                seen.Breaks(changed, $"the event {missing} once after the change", "none");
                pending = null;
            }

            if (entry is Entry.StateChange change)
            {
                pending = (index, change.Current);
            }
            else if (entry is Entry.StateEvent named)
            {
                seen.Check(pending?.State == named.State, index, "a state_change to the same state just before each state's event", $"{run.Tell(index)}");
                pending = null;
            }
        }
    }

    private static void PreviousIsRight(Timeline run, ref Observations seen)
    {
        foreach ((int index, Entry.StateChange change) in run.StateChanges)
        {
            string wanted = run.StateBefore(index);
            seen.Check(change.Previous == wanted, index, $"previous {wanted}", $"previous {change.Previous}");
            seen.Check(change.Previous != change.Current, index, "two different states", $"{change.Previous} twice");
        }
    }

    private static void AnnouncesWhileTrying(Timeline run, ref Observations seen)
    {
        foreach ((int index, _) in run.Announcements)
        {
            string state = run.StateAfter(index);
            seen.Check(state is "connecting" or "unavailable", index, "the state connecting or unavailable", $"the state {state}");
        }
    }

    private static void AnnouncesTruly(Timeline run, ref Observations seen)
    {
        foreach ((int index, Entry.ConnectingIn announcement) in run.Announcements)
        {
            decimal seconds = announcement.Seconds;
            if (seconds <= 0 || seconds != decimal.Truncate(seconds))
            {
                seen.Breaks(index, "a whole number of seconds above 0", run.Tell(index));
            }
            else if (Next(run, index, seconds) is (int next, Duration wait))
            {
                bool started = next < run.Count;
                bool right = run.When(next).Awake <= Due(run, announcement.Awake, seconds) && (!started || wait.WholeSecondsUp >= seconds); // at the very end the device may sleep
                seen.Check(
                    right, next, $"the next attempt {announcement.Seconds} s after {announcement.At}", $"{(started ? "it starts after" : "none within")} {wait}");
            }
        }
    }

    /// <summary>The next attempt or the end of the run, and the wait until then; null where the client is told otherwise first.</summary>
    private static (int Index, Duration Wait)? Next(Timeline run, int announcement, decimal seconds)
    {
        int start = run.Starts.First(announcement, run.Count);
        int end = start < 0 ? run.Count : start;
        int due = Math.Min(end, run.FirstAfter(announcement, Due(run, run.When(announcement).Awake, seconds)));
        bool toldOtherwise = run.Stops(announcement, due)
            || run.Connects(announcement, due)
            || run.Notices.Any(announcement, due, notice => notice.Online);
        return toldOtherwise ? null : (end, run.When(end).Awake - run.When(announcement).Awake);
    }

    /// <summary>Whether the next retry was due when an attempt ended, so that what it waited for was only a late timer.</summary>
    private static bool WasOverdue(Timeline run, AttemptHistory attempt) =>
        run.Throttling.Most > Duration.Zero && attempt.Start.Awake + run.Policy.RetryInterval <= attempt.End!.Value.Awake;

    /// <summary>When a wait of so many seconds is over.</summary>
    private static Instant Due(Timeline run, Instant start, decimal seconds) =>
        run.Throttling.Fires(start + new Duration((long)(Math.Min(seconds, Duration.Longest.Milliseconds / 1000m) * 1000)));

    private static void AnnouncesOnce(Timeline run, ref Observations seen)
    {
        int previous = run.Count;
        foreach ((int index, _) in run.Announcements)
        {
            bool first = previous > index || run.Starts.Any(previous, index) || run.Calls.Any(previous, index);
            seen.Check(first, index, "one connecting_in for each attempt", "a second one");
            previous = index;
        }
    }

    private static void AnnouncesRetries(Timeline run, ref Observations seen) => Announces(run, "unavailable", ref seen);

    private static void AnnouncesRetriesWhileConnecting(Timeline run, ref Observations seen) => Announces(run, "connecting", ref seen);

    private static void Announces(Timeline run, string state, ref Observations seen)
    {
        for (int number = 1; number < run.Attempts.Count; number++)
        {
            AttemptHistory attempt = run.Attempts[number];
            AttemptHistory previous = run.Attempts[number - 1];
            bool waited = previous.EndIndex < attempt.StartIndex && previous.End!.Value.Awake < attempt.Start.Awake;
            if (waited && !WasOverdue(run, previous) && run.StateAfter(attempt.StartIndex) == state && !run.IsTriggered(attempt.StartIndex))
            {
                bool announced = run.Announcements.Any(previous.EndIndex, attempt.StartIndex);
                seen.Check(announced, attempt.StartIndex, $"connecting_in before attempt #{attempt.Number}", "none");
            }
        }
    }

    private static void EmitsNoRemovedEvent(Timeline run, ref Observations seen)
    {
        foreach ((int index, Entry.EventEmitted emitted) in run.OtherEvents)
        {
            if (emitted.Name is Handshake.Event or "pusher:connection_failed")
            {
                seen.Breaks(index, "no event of that name", emitted.Name);
            }
        }

        foreach ((int index, Entry.StateEvent named) in run.StateEvents)
        {
            if (named.State is "connected" or "failed")
            {
                seen.Holds(index); // the occasions on which earlier versions emitted them
            }
        }
    }

    private static void ErrorsCarryCode(Timeline run, ref Observations seen)
    {
        foreach (ReceivedCode told in run.Codes)
        {
            bool isTelling = !told.ByClose || CloseCodes.IsProtocolCode(told.Code);
            int error = isTelling ? run.Errors.First(told.Index, run.InstantEnd(told.Index)) : -1;
            if (error >= 0)
            {
                bool carries = run.Errors.Any(told.Index, run.InstantEnd(told.Index), emitted => emitted.Code == told.Code);
                seen.Check(carries, error, $"error with data.code {told.Code}", $"{run.Tell(error)}");
            }
            else if (!told.ByClose)
            {
                seen.Breaks(told.Index, $"error with data.code {told.Code}", "no error");
            }
            else if (isTelling)
            {
                seen.Misses(told.Index, $"an error that carries {told.Code}, with which the server closed", "the client emits none");
            }
        }
    }
}
