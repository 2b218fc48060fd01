using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Rules;

/// <summary>The choices about signs of life, and about messages that change nothing.</summary>
internal static class ActivityChoices
{
    private const string Section = "Choices: activity checks and messages (protocol, \"Ping and pong\")";
    private const string Ping = "pusher:ping";

    public static IEnumerable<Rule> All { get; } =
    [
        new("CHOICE-7", RuleLevel.Choice, "A connected client that hears nothing for the activity timeout (its own, or the server's if shorter) sends pusher:ping then, and not before.", Section, Asks) { Scope = RuleScope.Course },
        new("CHOICE-8", RuleLevel.Choice, "… and takes the connection for lost when it then hears nothing for 30 s, and not before.", Section, NoticesDeath) { Scope = RuleScope.Course },
        new("CHOICE-9", RuleLevel.Choice, "A connected client answers pusher:ping with pusher:pong at once.", Section, Answers),
        new("CHOICE-10", RuleLevel.Choice, "What arrives malformed is told as an error.", Section, TellsMalformed) { Needs = Evidence.Emissions },
        new("CHOICE-11", RuleLevel.Choice, "Malformed, unknown and repeated messages change no state, nor do errors told on an established connection or with 4300-4399.", Section, StaysAsItIs),
    ];

    private static void Asks(Timeline run, ref Observations seen)
    {
        foreach ((AttemptHistory attempt, int heard, int until) in run.Silences)
        {
            Instant due = run.Throttling.Fires(run.When(heard).Awake + Timeout(run, attempt));
            int asked = run.TextsSent.Any(heard, until) ? Sends(run, Ping, null, heard, until) : -1;
            bool early = asked >= 0 && run.When(asked).Awake < due;
            if (early || run.When(until).Awake > due)
            {
                bool asks = asked >= 0 && run.When(asked).Awake == due;
                seen.Check(asks, early ? asked : until, $"{Ping} at {due}", $"{(asked < 0 ? "none" : $"one at {run.When(asked).Awake}")}");
            }
        }
    }

    private static void NoticesDeath(Timeline run, ref Observations seen)
    {
        foreach ((AttemptHistory attempt, int heard, int until) in run.Silences)
        {
            // A client that asks at another time than CHOICE-7 says waits from then on.
            int asked = run.TextsSent.Any(heard, until) ? Sends(run, Ping, null, heard, until) : -1;
            Instant asks = asked >= 0 ? run.When(asked).Awake : run.Throttling.Fires(run.When(heard).Awake + Timeout(run, attempt));
            Instant death = run.Throttling.Fires(asks + run.Policy.PongTimeout);
            Instant end = run.When(until).Awake;
            bool leaves = until == attempt.EndIndex && !attempt.EndedByPeer && !IsToldToLeave(run, until);
            if (leaves || end > death)
            {
                seen.Check(leaves && end == death, until, $"the connection given up at {death}", $"{(leaves ? "given up" : "kept")} at {run.When(until).At}");
            }
        }
    }

    private static void Answers(Timeline run, ref Observations seen)
    {
        foreach ((int index, Entry.TextReceived received) in run.TextsReceived)
        {
            if (run.StateBefore(index) == "connected" && run.LiveBefore(index)?.Number == received.Attempt && run.EventAt(index) == Ping)
            {
                bool answers = Sends(run, "pusher:pong", received.Attempt, index, run.InstantEnd(index)) >= 0;
                seen.Check(answers, index, "pusher:pong in the same instant", "none");
            }
        }
    }

    private static void TellsMalformed(Timeline run, ref Observations seen)
    {
        foreach ((int index, Entry.TextReceived received) in run.TextsReceived)
        {
            if (run.LiveBefore(index)?.Number == received.Attempt && run.EventAt(index) is null)
            {
                bool tells = run.Errors.Any(index, run.InstantEnd(index));
                seen.Check(tells, index, "error in the same instant", "none");
            }
        }
    }

    private static void StaysAsItIs(Timeline run, ref Observations seen)
    {
        foreach ((int index, Entry.TextReceived received) in run.TextsReceived)
        {
            bool decides = run.LiveBefore(index) is AttemptHistory live
                && live.Number == received.Attempt
                && (live.EstablishedIndex == index || run.IsTold(index, index + 1, told => told.Decides));
            if (!decides)
            {
                int change = run.StateChanges.First(index, run.ReactionEnd(index));
                seen.Check(change < 0, index, "no change of state", $"{run.Tell(change)}");
            }
        }
    }

    /// <summary>The index of the first text in [from, to) that tells the event, on one attempt or on any; -1 where there is none.</summary>
    private static int Sends(Timeline run, string name, int? attempt, int from, int to)
    {
        foreach ((int index, Entry.TextSent sent) in run.TextsSent.In(from, to))
        {
            if (run.EventAt(index) == name && sent.Attempt == (attempt ?? sent.Attempt))
            {
                return index;
            }
        }

        return -1;
    }

    private static bool IsToldToLeave(Timeline run, int index)
    {
        int from = run.InstantStart(index);
        return run.Stops(from, index) || run.Notices.Any(from, index, notice => !notice.Online);
    }

    private static Duration Timeout(Timeline run, AttemptHistory attempt) =>
        Duration.Shorter(run.Policy.ActivityTimeout, attempt.ActivityTimeout ?? run.Policy.ActivityTimeout);
}
