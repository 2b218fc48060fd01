using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.RealTime;

/// <summary>The timers that a documented client would have running, as a log shows them: when each is due, on the client's clock.</summary>
/// <param name="policy">How long each runs.</param>
internal sealed class PendingTimers(ConnectionPolicy policy)
{
    private string state = "initialized";
    private int? live;
    private Duration activityTimeout = policy.ActivityTimeout;
    private int failures;
    private Instant? attempt;
    private Instant? floor;
    private Instant? interval;
    private Instant? retry;
    private Instant? backOff;
    private Instant? unavailable;
    private Instant? activity;
    private Instant? pong;
    private Instant? announced;

    /// <summary>The latest or the earliest instant in a window at which a timer is due; null where none is.</summary>
    public Instant? DueIn(Instant from, Instant to, bool latest)
    {
        Instant? found = null;
        foreach (Instant? due in (ReadOnlySpan<Instant?>)[attempt, floor, interval, retry, backOff, unavailable, activity, pong, announced])
        {
            bool isBetter = found is null || (latest ? due > found : due < found);
            found = due >= from && due <= to && isBetter ? due : found;
        }

        return found;
    }

    /// <summary>Something happens, which sets timers or ends them.</summary>
    /// <param name="entry">What.</param>
    /// <param name="when">When, on the client's clock.</param>
    public void See(Entry entry, Instant when)
    {
        switch (entry)
        {
            case Entry.StateChange change:
                Enter(change.Current, when);
                break;
            case Entry.AttemptStarted start:
                live = start.Attempt;
                (attempt, floor, interval) = (when + policy.AttemptTimeoutOver(start.Transport), when + policy.ReconnectFloor, when + policy.RetryInterval);
                (retry, backOff, activity, pong) = (null, null, null, null);
                break;
            case Entry.AttemptFailed failed when failed.Attempt == live:
                End(when);
                break;
            case Entry.AttemptClosed closed when closed.Attempt == live:
                End(when, CloseCodes.Family(closed.Code));
                break;
            case Entry.AttemptGivenUp given when given.Attempt == live:
                End(when);
                break;
            case Entry.TextReceived text when text.Attempt == live:
                Hear(text, when);
                break;
            case Entry.TextSent:
                pong = when + policy.PongTimeout;
                break;
            case Entry.ConnectingIn { Seconds: > 0 and < 1_000_000 } told:
                announced = when + new Duration((long)(told.Seconds * 1000));
                break;
        }
    }

    private void Enter(string next, Instant when)
    {
        failures = next == state ? failures : 0;
        unavailable = next == "connecting" ? when + policy.UnavailableAfter : null;
        state = next;
    }

    private void End(Instant when, CodeFamily family = CodeFamily.Temporary)
    {
        bool isFailure = attempt is not null && family is CodeFamily.Temporary or CodeFamily.Informational;
        retry = when + (state == "unavailable" ? policy.RetryInterval : policy.RetryWaits[Math.Min(failures, policy.RetryWaits.Count - 1)]);
        backOff = when + policy.BackOffWait;
        failures += isFailure ? 1 : 0;
        live = null;
        (attempt, activity, pong) = (null, null, null);
    }

    private void Hear(Entry.TextReceived text, Instant when)
    {
        if (attempt is not null && Handshake.From(Frame.Parse(text.Text)) is Handshake handshake)
        {
            activityTimeout = handshake.ActivityTimeout is Duration told && told < policy.ActivityTimeout ? told : policy.ActivityTimeout;
            attempt = null;
        }

        activity = when + activityTimeout;
        pong = null;
    }
}
