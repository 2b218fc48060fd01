using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Rules;

/// <summary>The choices about leaving channels, and about what is said on them.</summary>
internal static class LeavingChoices
{
    private const string Section = "Choices: channels (protocol, \"pusher:unsubscribe\", \"Triggering client events\")";

    public static IEnumerable<Rule> All { get; } =
    [
        new("CHOICE-17", RuleLevel.Choice, "Leaving a channel to which the connection has subscribed sends pusher:unsubscribe for it at once; nothing else sends one.", Section, TellsLeaving) { Needs = Evidence.Calls },
        new("CHOICE-18", RuleLevel.Choice, "A client event is sent at once where the server has confirmed the channel on this connection, and elsewhere neither now nor later.", Section, ClientEventsSent.Observe) { Needs = Evidence.Calls },
    ];

    private static void TellsLeaving(Timeline run, ref Observations seen)
    {
        var subscribed = new Dictionary<string, int>(); // the attempt on which each was asked for last
        var told = new HashSet<int>();
        int next = 0;
        foreach ((int call, Entry.CallMade made) in run.Calls)
        {
            if (made is { Name: "unsubscribe", Channel: string channel } && run.Wishes.At(channel, call) is not null)
            {
                next = Follow(run, next, call, subscribed);
                bool isOn = run.LiveBefore(call) is AttemptHistory live && run.StateBefore(call) == "connected" && subscribed.GetValueOrDefault(channel) == live.Number;
                int leaves = run.TextsSent.First(call, run.ReactionEnd(call), sent => sent.Text.Contains("pusher:unsubscribe", StringComparison.Ordinal) && Frame.Parse(sent.Text) is Frame frame && ChannelAuth.LeftChannel(frame) == channel);
                if (isOn)
                {
                    seen.Check(leaves >= 0, call, $"pusher:unsubscribe for {channel} at once", "none");
                }

                subscribed.Remove(channel);
                told.Add(isOn ? leaves : -1);
            }
        }

        foreach ((int index, Entry.TextSent sent) in run.TextsSent)
        {
            if (ChannelRequest.LeftAt(run, index, sent) is string left)
            {
                seen.Check(told.Contains(index), index, "pusher:unsubscribe only where the program leaves a channel of this connection", $"one for {left}");
            }
        }
    }

    /// <summary>Notes the subscriptions between two entries; returns the second.</summary>
    private static int Follow(Timeline run, int from, int to, Dictionary<string, int> subscribed)
    {
        foreach ((int index, Entry.TextSent sent) in run.TextsSent.In(from, to))
        {
            if (ChannelRequest.SubscribedAt(run, index, sent) is string channel)
            {
                subscribed[channel] = sent.Attempt;
            }
        }

        return to;
    }
}
