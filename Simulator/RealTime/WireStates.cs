using Simulator.Collections;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.RealTime;

/// <summary>
/// The states of a client that tells none, as its attempts show them: what a documented client that did the same on the wire would
/// have told. By them rules about attempts and waits can be judged; what the client emits cannot.
/// </summary>
public sealed class WireStates
{
    private readonly TransitionLog log;
    private readonly List<Entry> entries = [];
    private string state = "initialized";
    private Entry.AttemptStarted? live;
    private bool isEstablished;
    private bool mayRest;
    private Instant connectingSince;

    private WireStates(TransitionLog log) => this.log = log;

    /// <summary>The log with the states that its attempts show, in place of what the client told.</summary>
    /// <param name="log">A log of a real client.</param>
    public static TransitionLog Shown(TransitionLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        var states = new WireStates(log);
        foreach (Entry entry in log.Entries)
        {
            states.BecomeUnavailableBy(entry.When);
            states.Take(entry);
        }

        states.BecomeUnavailableBy(log.End);
        return log with { Entries = states.entries.ToValueList() };
    }

    private void Take(Entry entry)
    {
        switch (entry)
        {
            case { Lane: Lane.Client }:
                break; // what is shown takes its place
            case Entry.AttemptStarted start:
                Enter(entry.When, state == "unavailable" ? state : "connecting");
                entries.Add(entry);
                (live, isEstablished, mayRest) = (start, false, false);
                break;
            default:
                entries.Add(entry);
                Show(entry);
                break;
        }
    }

    private void Show(Entry entry)
    {
        switch (entry)
        {
            case Entry.Created:
                entries.Add(new Entry.StateRead(entry.When, state));
                break;
            case Entry.CallMade { Name: "disconnect" or "leavePage" }:
                mayRest = true;
                Rest(entry.When);
                break;
            case Entry.TextReceived text when text.Attempt == live?.Attempt:
                Hear(entry.When, Frame.Parse(text.Text));
                break;
            case Entry.AttemptClosed closed when closed.Attempt == live?.Attempt:
                Heed(closed.Code);
                Lose(entry.When);
                break;
            case Entry.AttemptFailed failed when failed.Attempt == live?.Attempt:
                Lose(entry.When);
                break;
            case Entry.AttemptGivenUp given when given.Attempt == live?.Attempt:
                Lose(entry.When);
                break;
        }
    }

    private void Hear(Moment when, Frame? frame)
    {
        if (!isEstablished && Handshake.From(frame) is not null)
        {
            isEstablished = true;
            Enter(when, "connected");
        }
        else if (!isEstablished && ErrorNotice.From(frame)?.Code is int code)
        {
            Heed(code);
        }
    }

    private void Heed(int code) => mayRest |= CloseCodes.Family(code) == CodeFamily.Final
        || (CloseCodes.Family(code) == CodeFamily.SecureOnly && ConnectionUrl.IsSecure(live!.Url));

    private void Lose(Moment when)
    {
        live = null;
        if (isEstablished)
        {
            isEstablished = false;
            Enter(when, "disconnected");
        }

        Rest(when);
        if (!mayRest && state != "unavailable")
        {
            Enter(when, "connecting");
        }
    }

    /// <summary>A client that may rest and has no attempt under way is disconnected, once it has tried at all.</summary>
    private void Rest(Moment when)
    {
        if (mayRest && live is null && state != "initialized")
        {
            Enter(when, "disconnected");
        }
    }

    /// <summary>A client that has been connecting for so long is unavailable.</summary>
    private void BecomeUnavailableBy(Moment now)
    {
        Instant due = connectingSince + log.Setup.EffectivePolicy.UnavailableAfter;
        if (state == "connecting" && due <= now.Awake)
        {
            Enter(new Moment(now.At - (now.Awake - due), due), "unavailable");
        }
    }

    private void Enter(Moment when, string next)
    {
        if (state == next)
        {
            return;
        }

        entries.Add(new Entry.StateChange(when, state, next));
        entries.Add(new Entry.StateEvent(when, next));
        entries.Add(new Entry.StateRead(when, next));
        connectingSince = next == "connecting" ? when.Awake : connectingSince;
        state = next;
    }
}
