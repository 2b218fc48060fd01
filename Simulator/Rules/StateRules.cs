using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Rules;

/// <summary>The rules of the section "Available states".</summary>
internal static class StateRules
{
    private const string Section = "Available states";

    public static IEnumerable<Rule> All { get; } =
    [
        new("STATE-1", RuleLevel.Must, "The state is always one of initialized, connecting, connected, unavailable, failed, disconnected.", Section, IsKnown) { Scope = RuleScope.Form, Needs = Evidence.Emissions },
        new("STATE-2", RuleLevel.Must, "initialized is the first state; no event is ever emitted for it, and no client returns to it.", Section, InitializedIsFirst) { Scope = RuleScope.Form, Needs = Evidence.Emissions },
        new("STATE-3", RuleLevel.Must, "connecting is entered on the first attempt and again when reconnecting after a failure.", Section, AttemptsWhileConnecting) { Needs = Evidence.Emissions },
        new("STATE-4", RuleLevel.Must, "connected means open and accepted by the application: never before pusher:connection_established on the live connection.", Section, ConnectedIsAccepted) { Needs = Evidence.Emissions },
        new("STATE-5", RuleLevel.Must, "In unavailable the client retries by itself, every ten seconds.", Section, RetriesWhileUnavailable) { Scope = RuleScope.Course },
        new("STATE-6", RuleLevel.Must, "failed is entered exactly when neither WebSocket nor the Flash fallback is supported, and no attempt is ever made.", Section, FailsWithoutTransport) { Needs = Evidence.Emissions },
        new("STATE-7", RuleLevel.Must, "With no WebSocket but Flash present the client connects through the fallback.", Section, FallsBackToFlash),
        new("STATE-8", RuleLevel.Must, "disconnected as a resting state means the connection was closed on purpose.", Section, RestsOnPurpose) { Scope = RuleScope.Course, Needs = Evidence.Emissions },
        new("STATE-9", RuleLevel.Must, "The state can be read at any moment and equals the current of the last state_change.", "Querying the connection state", ReadsAsTold) { Scope = RuleScope.Form, Needs = Evidence.Emissions },
        new("STATE-10", RuleLevel.Must, "connected means that the connection is open: on a dead path it is left within the activity timeout, the pong timeout and a minute.", Section, DeadPath.Observe) { Scope = RuleScope.Course },
    ];

    private static void IsKnown(Timeline run, ref Observations seen)
    {
        foreach ((int index, Entry.StateChange change) in run.StateChanges)
        {
            IsKnown(StateNames.Parse(change.Previous) is null ? change.Previous : change.Current, index, ref seen);
        }

        foreach ((int index, Entry.StateEvent named) in run.StateEvents)
        {
            IsKnown(named.State, index, ref seen);
        }

        foreach ((int index, Entry.StateRead read) in run.StatesRead)
        {
            IsKnown(read.State, index, ref seen);
        }
    }

    private static void IsKnown(string name, int index, ref Observations seen) =>
        seen.Check(StateNames.Parse(name) is not null, index, $"one of {string.Join(", ", StateNames.All)}", name);

    private static void InitializedIsFirst(Timeline run, ref Observations seen)
    {
        bool first = true;
        bool left = false;
        foreach ((int index, Entry.StateRead read) in run.StatesRead)
        {
            bool isInitialized = read.State == "initialized";
            bool lingers = isInitialized && !first && !left; // it reads as before: that is for STATE-9
            seen.Check(isInitialized == first || lingers, index, first ? "initialized at first" : "another state than initialized", read.State);
            first = false;
            left |= !isInitialized;
        }

        int told = run.StateChanges.First(0, run.Count, change => change.Current == "initialized");
        int named = run.StateEvents.First(0, run.Count, named => named.State == "initialized");
        foreach (int index in (ReadOnlySpan<int>)[told, named])
        {
            if (index >= 0)
            {
                seen.Breaks(index, "no event for initialized", run.Tell(index));
            }
        }
    }

    private static void AttemptsWhileConnecting(Timeline run, ref Observations seen)
    {
        foreach (AttemptHistory attempt in run.Attempts)
        {
            int index = attempt.StartIndex;
            bool tells = run.StateAfter(index) is "connecting" or "unavailable"
                || run.StateChanges.Any(index, run.InstantEnd(index), change => change.Current == "connecting");
            seen.Check(tells, index, "the state connecting (or unavailable) while an attempt starts", $"the state {run.StateAfter(index)}");
        }

        foreach ((int index, Entry.CallMade call) in run.Calls)
        {
            if (call.Name == "connect" && run.StateBefore(index) == "initialized" && run.Setup.IsSupported)
            {
                bool starts = run.Starts.Any(index, run.CallEnd(index));
                seen.Check(starts, index, "connecting, and an attempt, in the instant of connect()", $"the state {run.StateAfter(run.CallEnd(index) - 1)}");
            }
        }
    }

    private static void ConnectedIsAccepted(Timeline run, ref Observations seen)
    {
        foreach ((int index, Entry.StateChange change) in run.StateChanges)
        {
            if (change.Current == "connected")
            {
                bool accepted = run.LiveAfter(index)?.EstablishedIndex <= index;
                seen.Check(accepted, index, "pusher:connection_established on the live connection first", "none came");
            }
        }
    }

    private static void RetriesWhileUnavailable(Timeline run, ref Observations seen)
    {
        foreach (StateSpan span in run.Spans)
        {
            if (span.State == "unavailable")
            {
                RetriesIn(run, span, ref seen);
            }
        }
    }

    private static void RetriesIn(Timeline run, StateSpan span, ref Observations seen)
    {
        AttemptHistory? previous = run.AttemptBefore(span.FromIndex);
        AttemptHistory? attempt = previous is null ? run.Attempts.FirstOrDefault() : previous.Next;
        for (bool first = true; attempt is not null && span.Contains(attempt.StartIndex); first = false)
        {
            Instant start = attempt.Start.Awake;
            Instant latest = LatestRetry(run, span, previous, attempt.StartIndex);
            bool early = !first && start < previous!.Start.Awake + run.Policy.RetryInterval;
            bool triggered = run.IsTriggered(attempt.StartIndex);
            seen.Check(
                (triggered || !early) && start <= latest, attempt.StartIndex,
                $"a retry {run.Policy.RetryInterval} after the attempt before", $"attempt #{attempt.Number} at {attempt.Start.At}");
            previous = attempt;
            attempt = attempt.Next;
        }

        if (span.To.Awake > LatestRetry(run, span, previous, span.ToIndex))
        {
            seen.Breaks(span.ToIndex, $"a retry every {run.Policy.RetryInterval}", $"none until {run.When(span.ToIndex).At}");
        }
    }

    /// <summary>The last instant at which the next retry keeps the rhythm, on either reading of it.</summary>
    private static Instant LatestRetry(Timeline run, StateSpan span, AttemptHistory? previous, int nextIndex)
    {
        Instant ended = span.From.Awake;
        if (previous is not null)
        {
            bool hangs = previous.EndIndex >= nextIndex;
            Instant end = hangs
                ? run.Throttling.Fires(previous.Start.Awake + run.Policy.AttemptTimeoutOver(previous.Start.Transport))
                : previous.End!.Value.Awake;
            ended = Instant.Later(ended, end);
        }

        return run.Throttling.Fires(ended + run.Policy.RetryInterval);
    }

    private static void FailsWithoutTransport(Timeline run, ref Observations seen)
    {
        int failed = run.StateChanges.First(0, run.Count, change => change.Current == "failed");
        if (run.Setup.IsSupported)
        {
            if (failed >= 0)
            {
                seen.Breaks(failed, "another state: the browser supports a transport", "failed");
            }

            return;
        }

        bool asked = run.Setup.ConnectOnCreate || run.Connects(0, run.Count);
        if (asked)
        {
            seen.Check(failed >= 0, run.Count, "the state failed", "it was never entered");
        }

        foreach (AttemptHistory attempt in run.Attempts)
        {
            seen.Breaks(attempt.StartIndex, "no attempt: the browser supports no transport", run.Tell(attempt.StartIndex));
        }
    }

    private static void FallsBackToFlash(Timeline run, ref Observations seen)
    {
        bool flashOnly = run.Setup.Transports is [Transport.Flash];
        foreach (AttemptHistory attempt in run.Attempts)
        {
            bool usesFlash = attempt.Start.Transport == Transport.Flash;
            if (flashOnly || usesFlash)
            {
                seen.Check(
                    usesFlash == flashOnly, attempt.StartIndex, flashOnly ? "the Flash fallback" : "a WebSocket, which the browser supports", $"{run.Tell(attempt.StartIndex)}");
            }
        }
    }

    private static void RestsOnPurpose(Timeline run, ref Observations seen)
    {
        foreach (ReceivedCode told in run.Codes)
        {
            if (told.ForbidsRetry && run.StateAfter(run.InstantEnd(told.Index) - 1) is not "disconnected" and var state)
            {
                seen.Misses(told.Index, $"disconnected, at rest, after {told.Code}", $"the state {state}");
            }
        }

        foreach (StateSpan span in run.Spans)
        {
            bool rests = span.State == "disconnected" && span.ToIndex >= run.InstantEnd(span.FromIndex);
            if (rests)
            {
                seen.Check(
                    run.MayRest(span.FromIndex), span.FromIndex, "disconnect(), leaving the page or a code that forbids a retry, just before", "none of them");
            }
        }
    }

    private static void ReadsAsTold(Timeline run, ref Observations seen)
    {
        string read = "initialized";
        for (int index = 0; index < run.Count; index++)
        {
            read = run[index] is Entry.StateRead entry ? entry.State : read;
            bool settled = index + 1 == run.InstantEnd(index);
            if (settled || run[index] is Entry.StateRead)
            {
                seen.Check(read == run.StateAfter(index), index, $"{run.StateAfter(index)}, as the last state_change says, or a state_change to {read}", read);
            }
        }
    }
}
