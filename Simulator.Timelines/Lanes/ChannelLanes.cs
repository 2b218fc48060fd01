using System.Runtime.InteropServices;
using Simulator.Collections;
using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Timelines.Lanes;

/// <summary>A lane for each channel: asked for, subscribed, and what reaches the program on it.</summary>
internal sealed class ChannelLanes
{
    /// <summary>So many channels are shown at once; the others are asked for.</summary>
    private const int Shown = 8;

    private readonly TransitionLog log;
    private readonly List<Channel> channels = [];
    private readonly Dictionary<string, Channel> byName = new(StringComparer.Ordinal); // looked up, never walked

    private readonly Dictionary<int, List<Channel>> askedOn = []; // by attempt

    private ChannelLanes(TransitionLog log) => this.log = log;

    public static IEnumerable<TimelineLane> Of(TransitionLog log)
    {
        var lanes = new ChannelLanes(log);
        for (int index = 0; index < log.Entries.Count; index++)
        {
            lanes.Follow(log.Entries[index], index);
        }

        return lanes.channels.Select((channel, place) => new TimelineLane(channel.Name, "channels", channel.Bands.All, [.. channel.Marks]) { IsMinor = place >= Shown });
    }

    private void Follow(Entry entry, int index)
    {
        switch (entry)
        {
            case Entry.CallMade { Channel: string name } call:
                Find(name).Marks.Add(new Mark(index, call.Name));
                break;
            case Entry.ChannelEvent named:
                Find(named.Channel).Marks.Add(new Mark(index, "message"));
                break;
            case Entry.TextSent sent when sent.Text.Contains("subscribe", StringComparison.Ordinal):
                Send(sent, index);
                break;
            case Entry.TextReceived received when received.Text.Contains("subscription_succeeded", StringComparison.Ordinal):
                Confirm(received, index);
                break;
            case Entry.AttemptClosed closed:
                Lose(closed.Attempt, index);
                break;
            case Entry.AttemptGivenUp given:
                Lose(given.Attempt, index);
                break;
            default:
                break;
        }
    }

    private void Send(Entry.TextSent sent, int index)
    {
        if (Frame.Parse(sent.Text) is not Frame frame || (ChannelAuth.SubscribedChannel(frame) ?? ChannelAuth.LeftChannel(frame)) is not string name)
        {
            return;
        }

        if (frame.Event == "pusher:subscribe")
        {
            Channel channel = Find(name);
            channel.Attempt = sent.Attempt;
            channel.Bands.Begin(index, "asked", "asked for");
            On(sent.Attempt).Add(channel);
        }
        else if (frame.Event == "pusher:unsubscribe")
        {
            Find(name).Bands.End(index);
        }
    }

    private void Confirm(Entry.TextReceived received, int index)
    {
        if (Frame.Parse(received.Text) is { Event: "pusher_internal:subscription_succeeded", Channel: string name } && byName.TryGetValue(name, out Channel? channel) && channel.Attempt == received.Attempt)
        {
            channel.Bands.Begin(index, "subscribed", "subscribed");
        }
    }

    private void Lose(int attempt, int index)
    {
        foreach (Channel channel in On(attempt).Where(channel => channel.Attempt == attempt))
        {
            channel.Attempt = null;
            channel.Bands.End(index);
        }

        askedOn.Remove(attempt);
    }

    private List<Channel> On(int attempt) => CollectionsMarshal.GetValueRefOrAddDefault(askedOn, attempt, out _) ??= [];

    private Channel Find(string name)
    {
        ref Channel? known = ref CollectionsMarshal.GetValueRefOrAddDefault(byName, name, out bool exists);
        if (!exists)
        {
            channels.Add(known = new Channel(name, new Bands(log)));
        }

        return known!;
    }

    private sealed class Channel(string name, Bands bands)
    {
        public string Name => name;

        public Bands Bands => bands;

        public List<Mark> Marks { get; } = [];

        /// <summary>The attempt on which it was asked for last; null where that has ended.</summary>
        public int? Attempt { get; set; }
    }
}
