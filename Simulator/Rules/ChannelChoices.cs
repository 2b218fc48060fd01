using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Rules;

/// <summary>The choices about channels and the answers of the authentication endpoint.</summary>
internal static class ChannelChoices
{
    private const string Section = "Choices: channels (protocol, \"Authentication\")";

    public static IEnumerable<Rule> All { get; } =
    [
        new("CHOICE-12", RuleLevel.Choice, "A grant is used on the connection it was asked for: the client subscribes once, at once, to that channel; or not at all once that connection is gone, or the program has left the channel.", Section, UsesGrants) { Needs = Evidence.Calls },
        new("CHOICE-13", RuleLevel.Choice, "An answer that grants nothing is told as pusher:subscription_error.", Section, TellsRefusals) { Needs = Evidence.Emissions },
        new("CHOICE-14", RuleLevel.Choice, "Every new connection asks at once for each channel that the program wants, exactly once, public ones too, and for no other.", Section, ChannelsWanted.Observe) { Needs = Evidence.Calls },
    ];

    private static void UsesGrants(Timeline run, ref Observations seen)
    {
        ChannelRequest.Misses(run, ref seen);
        foreach ((int index, Entry.AuthAnswered answer) in run.Answers)
        {
            if (!IsGranted(answer))
            {
                continue;
            }

            int asked = RequestOf(run, index, answer);
            bool isStale = IsStale(run, asked, index) || IsLeft(run, asked, index);
            string channel = asked < 0 ? "" : ChannelRequest.ChannelOf((Entry.AuthRequested)run[asked]);
            string told = string.Join(", ", SubscribedIn(run, index, run.ReactionEnd(index)));
            string wanted = isStale ? "" : channel;
            seen.Check(
                told == wanted, index, $"{(isStale ? "nothing: the answer is stale" : $"one subscription at once, to {channel}")}", $"{(told.Length == 0 ? "none" : $"a subscription to {told}")}");
        }
    }

    private static void TellsRefusals(Timeline run, ref Observations seen)
    {
        ChannelRequest.Misses(run, ref seen);
        foreach ((int index, Entry.AuthAnswered answer) in run.Answers)
        {
            if (!IsGranted(answer) && !IsStale(run, RequestOf(run, index, answer), index) && !IsLeft(run, RequestOf(run, index, answer), index))
            {
                bool tells = run.OtherEvents.Any(index, run.InstantEnd(index), emitted => emitted.Name == SubscriptionError.Event);
                seen.Check(tells, index, $"{SubscriptionError.Event} in the same instant", "none");
            }
        }
    }

    private static IEnumerable<string> SubscribedIn(Timeline run, int from, int to)
    {
        foreach ((int index, Entry.TextSent sent) in run.TextsSent.In(from, to).ToArray())
        {
            if (ChannelRequest.SubscribedAt(run, index, sent) is string channel)
            {
                yield return channel;
            }
        }
    }

    private static bool IsGranted(Entry.AuthAnswered answer) => answer.Status == 200 && ChannelAuth.Parse(answer.Body) is not null;

    /// <summary>The entry of the request that an answer is for; -1 where there is none.</summary>
    private static int RequestOf(Timeline run, int index, Entry.AuthAnswered answer) =>
        run.RequestsByNumber.TryGetValue(answer.Request, out int asked) && asked < index ? asked : -1;

    /// <summary>Whether the connection that a request was made on is gone when its answer comes.</summary>
    private static bool IsStale(Timeline run, int asked, int answered) =>
        asked >= 0 && run.LiveAfter(asked) != run.LiveBefore(answered);

    /// <summary>Whether the program has left the channel since a request was made for it.</summary>
    private static bool IsLeft(Timeline run, int asked, int answered)
    {
        string channel = asked < 0 ? "" : ChannelRequest.ChannelOf((Entry.AuthRequested)run[asked]);
        return asked >= 0 && run.Wishes.At(channel, asked) is ChannelWish wish && wish.To < answered;
    }
}
