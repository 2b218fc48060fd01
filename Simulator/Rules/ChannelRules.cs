using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Rules;

/// <summary>What the documents beside the seed say flatly about channels.</summary>
internal static class ChannelRules
{
    public static IEnumerable<Rule> All { get; } =
    [
        new("CHANNEL-1", RuleLevel.Must, "A channel that the program has left is not asked for again, on this connection or a later one, until the program wants it again.", "Protocol, \"pusher:unsubscribe\"", StaysLeft) { Needs = Evidence.Calls },
        new("CHANNEL-2", RuleLevel.Must, "A client event is sent only under a name that begins with client-, and only on a private or presence channel to which the client has subscribed on that connection.", "Channels, \"Triggering client events\"", SendsWhereAllowed),
    ];

    /// <summary>A wish that has ended is put to the test by the next connection, or by whatever the client asks for after it.</summary>
    private static void StaysLeft(Timeline run, ref Observations seen)
    {
        if (!run.Wishes.All.Exists(wish => wish.To < run.Count))
        {
            return;
        }

        foreach ((int index, string channel) in AskedFor(run))
        {
            bool wasWanted = run.Wishes.For(channel)?[0].From < index;
            if (wasWanted)
            {
                seen.Check(run.Wishes.At(channel, index) is not null, index, $"nothing for {channel}: the program has left it", $"{run.Tell(index)}");
            }
        }

        int latest = run.Attempts.FindLast(attempt => attempt.WasEstablished)?.EstablishedIndex ?? -1;
        if (run.Wishes.All.Exists(wish => wish.To < latest))
        {
            seen.Holds(latest);
        }
    }

    /// <summary>All requests and subscriptions, each with the channel that it names.</summary>
    private static IEnumerable<(int Index, string Channel)> AskedFor(Timeline run)
    {
        foreach ((int index, Entry.AuthRequested request) in run.Requests.In(0, run.Count).ToArray())
        {
            yield return (index, ChannelRequest.ChannelOf(request));
        }

        foreach ((int index, Entry.TextSent sent) in run.TextsSent.In(0, run.Count).ToArray())
        {
            if (ChannelRequest.SubscribedAt(run, index, sent) is string channel)
            {
                yield return (index, channel);
            }
        }
    }

    private static void SendsWhereAllowed(Timeline run, ref Observations seen)
    {
        var subscribed = new HashSet<(int Attempt, string Channel)>();
        foreach ((int index, Entry.TextSent sent) in run.TextsSent)
        {
            string? name = run.EventAt(index);
            if (name is null || name.StartsWith("pusher:", StringComparison.Ordinal))
            {
                Follow(run, index, sent, subscribed);
                continue;
            }

            string? channel = Frame.Parse(sent.Text)?.Channel;
            bool isAllowed = channel is not null && ClientEvent.IsAllowed(name, channel);
            seen.Check(isAllowed, index, "a name that begins with client-, on a private or presence channel", $"{run.Tell(index)}");
            bool isSubscribed = channel is not null && subscribed.Contains((sent.Attempt, channel));
            seen.Check(!isAllowed || isSubscribed, index, $"a subscription to {channel} on #{sent.Attempt} before", "none");
        }
    }

    private static void Follow(Timeline run, int index, Entry.TextSent sent, HashSet<(int Attempt, string Channel)> subscribed)
    {
        if (ChannelRequest.SubscribedAt(run, index, sent) is string channel)
        {
            subscribed.Add((sent.Attempt, channel));
        }
        else if (ChannelRequest.LeftAt(run, index, sent) is string left)
        {
            subscribed.Remove((sent.Attempt, left));
        }
    }
}
