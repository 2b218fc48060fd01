using Simulator.Collections;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Findings;

/// <summary>
/// The deadlines that a client must have by the numbers of its policy, read along a log: what is awaited, and when on the
/// client's own clock. A log tells only that a deadline has come; what was about to come is seen here.
/// </summary>
/// <param name="setup">What the client was told.</param>
public sealed class PendingDeadlines(ClientSetup setup)
{
    private const decimal LongestWait = 1_000_000; // seconds: a client may announce anything

    private enum Kind
    {
        AttemptTimeout,
        Unavailable,
        Retry,
        ActivityCheck,
        PongTimeout,
    }

    private readonly ConnectionPolicy policy = setup.EffectivePolicy;
    private readonly Instant[] due = [.. Enum.GetValues<Kind>().Select(_ => Instant.Never)];
    private string state = StateNames.All[0];
    private int? live;
    private Instant started;
    private Duration silence;
    private int toldCode;
    private Duration throttle;
    private Instant throttled;

    /// <summary>All deadlines, each with the moment at which it comes.</summary>
    public static ValueList<(string Name, string Way)> All { get; } =
    [
        ("attempt timeout", "the end of an attempt that hears no handshake, 4 s after its start"),
        ("unavailable", "the end of 30 s in connecting"),
        ("retry", "the next attempt: the end of the announced wait"),
        ("activity check", "the end of 120 s without a word, or of the server's activity_timeout"),
        ("pong timeout", "the end of 30 s without an answer to the activity check"),
    ];

    /// <summary>The deadlines that are due from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public IEnumerable<string> Between(Instant from, Instant to)
    {
        for (int place = 0; place < due.Length; place++)
        {
            Instant fires = Fires(due[place]);
            if (fires >= from && fires <= to)
            {
                yield return All[place].Name;
            }
        }
    }

    /// <summary>When each deadline is due on the client's clock, in the order of <see cref="All"/>; <see cref="Instant.Never"/> where it is not awaited.</summary>
    public ValueList<Instant> Due => due.Select(Fires).ToValueList();

    /// <summary>Takes the next entry of the log.</summary>
    public void Follow(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        switch (entry)
        {
            case Entry.StateChange change:
                Enter(change.Current, entry.Awake);
                break;
            case Entry.AttemptStarted start:
                Start(start);
                break;
            case Entry.AttemptFailed { Attempt: int number } when number == live:
                End();
                break;
            case Entry.AttemptClosed closed when closed.Attempt == live:
                toldCode = closed.Code;
                End();
                break;
            case Entry.AttemptGivenUp given when given.Attempt == live:
                End();
                break;
            case Entry.TextReceived text when text.Attempt == live:
                Hear(text);
                break;
            case Entry.TextSent text when text.Attempt == live && state == "connected" && Frame.Parse(text.Text)?.Event == "pusher:ping":
                Set(Kind.ActivityCheck, Instant.Never);
                Set(Kind.PongTimeout, entry.Awake + policy.PongTimeout);
                break;
            case Entry.WorldChanged world when world.Throttle != throttle:
                throttle = world.Throttle;
                throttled = entry.Awake;
                break;
            case Entry.ConnectingIn announcement:
                Set(Kind.Retry, RetryAt(announcement));
                break;
            default:
                break; // nothing else moves a deadline
        }
    }

    /// <summary>When a timer fires: late, where the device throttles it.</summary>
    private Instant Fires(Instant timer) => timer == Instant.Never ? timer : Instant.Later(timer, throttled).UpTo(throttle);

    private void Enter(string entered, Instant now)
    {
        state = entered;
        Set(Kind.Unavailable, entered == "connecting" ? now + policy.UnavailableAfter : Instant.Never);
        if (entered != "unavailable")
        {
            Set(Kind.Retry, Instant.Never); // a wait announced while connecting keeps its time
        }
        else if (live is not null)
        {
            Set(Kind.Retry, Instant.Later(now, started + policy.RetryInterval));
        }

        if (entered == "connected")
        {
            Set(Kind.AttemptTimeout, Instant.Never);
            Set(Kind.ActivityCheck, now + silence);
        }
    }

    private void Start(Entry.AttemptStarted start)
    {
        live = start.Attempt;
        started = start.Awake;
        toldCode = 0;
        silence = policy.ActivityTimeout;
        Set(Kind.AttemptTimeout, started + policy.AttemptTimeoutOver(start.Transport));
        Set(Kind.Retry, state == "unavailable" ? started + policy.RetryInterval : Instant.Never);
    }

    private void End()
    {
        live = null;
        Set(Kind.AttemptTimeout, Instant.Never);
        Set(Kind.ActivityCheck, Instant.Never);
        Set(Kind.PongTimeout, Instant.Never);
    }

    private void Hear(Entry.TextReceived text)
    {
        Frame? frame = Frame.Parse(text.Text);
        if (state == "connected")
        {
            Set(Kind.ActivityCheck, text.Awake + silence);
            Set(Kind.PongTimeout, Instant.Never);
        }
        else if (Handshake.From(frame) is Handshake handshake)
        {
            silence = Duration.Shorter(policy.ActivityTimeout, handshake.ActivityTimeout ?? policy.ActivityTimeout);
        }
        else
        {
            toldCode = ErrorNotice.From(frame)?.Code ?? toldCode;
        }
    }

    /// <summary>An announcement is rounded up to the second; where it waits for a time that counts from the start of the last attempt, that is exact.</summary>
    private Instant RetryAt(Entry.ConnectingIn announcement)
    {
        Instant now = announcement.Awake;
        if (state == "unavailable")
        {
            return Instant.Later(now, started + policy.RetryInterval);
        }

        Instant floor = started + policy.ReconnectFloor;
        bool isFloor = floor > now && (floor - now).WholeSecondsUp == announcement.Seconds && CloseCodes.Family(toldCode) != CodeFamily.BackOff;
        return isFloor ? floor : now + new Duration((long)(Math.Clamp(announcement.Seconds, 0, LongestWait) * 1000));
    }

    private void Set(Kind kind, Instant instant) => due[(int)kind] = instant;
}
