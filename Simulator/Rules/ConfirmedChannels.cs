using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Rules;

/// <summary>Where a connection subscribes to each channel, and where the server confirms it: read once, then looked up by halves.</summary>
internal sealed class ConfirmedChannels
{
    private readonly Timeline run;
    private readonly Dictionary<(int Attempt, string Channel), List<int>> subscriptions = []; // looked up, never walked
    private readonly Dictionary<(int Attempt, string Channel), List<int>> confirmations = [];

    public ConfirmedChannels(Timeline run)
    {
        this.run = run;
        foreach ((int index, Entry.TextSent text) in run.TextsSent)
        {
            if (ChannelRequest.SubscribedAt(run, index, text) is string channel)
            {
                Add(subscriptions, (text.Attempt, channel), index);
            }
        }

        foreach ((int index, Entry.TextReceived text) in run.TextsReceived)
        {
            if (run.EventAt(index) == ChannelMessages.Succeeded && Frame.Parse(text.Text)?.Channel is string channel)
            {
                Add(confirmations, (text.Attempt, channel), index);
            }
        }
    }

    /// <summary>Whether, at the entry <paramref name="index"/>, the live connection has subscribed to the channel since the program wanted it, and has heard the server confirm it since.</summary>
    public bool Contains(string channel, int index)
    {
        if (run.StateBefore(index) != "connected" || run.LiveBefore(index) is not AttemptHistory live || run.Wishes.At(channel, index) is not ChannelWish wish)
        {
            return false;
        }

        int subscribed = FirstAt(subscriptions, (live.Number, channel), Math.Max(live.EstablishedIndex, wish.From));
        return FirstAt(confirmations, (live.Number, channel), subscribed) < index;
    }

    private static int FirstAt(Dictionary<(int Attempt, string Channel), List<int>> places, (int Attempt, string Channel) key, int from)
    {
        List<int>? known = places.GetValueOrDefault(key);
        int place = known is null ? 0 : Sorted.FirstAt(known, static index => index, from);
        return known is null || place == known.Count ? int.MaxValue : known[place];
    }

    private static void Add(Dictionary<(int Attempt, string Channel), List<int>> places, (int Attempt, string Channel) key, int index)
    {
        if (!places.TryGetValue(key, out List<int>? known))
        {
            places.Add(key, known = []);
        }

        known.Add(index);
    }
}
