using Simulator.Logs;

namespace Simulator.Rules;

/// <summary>What the program wants in a run, by its calls. Asking for what is wanted already, and leaving what is not, changes nothing.</summary>
internal sealed class ChannelWishes
{
    private readonly Dictionary<string, List<ChannelWish>> byChannel = []; // looked up, never walked
    private readonly Dictionary<string, int> latest = []; // the place in All of the latest wish for each channel

    public ChannelWishes(Timeline run)
    {
        foreach ((int index, Entry.CallMade call) in run.Calls)
        {
            if (call.Channel is not string channel)
            {
                continue;
            }

            bool isWanted = At(channel, index) is not null;
            if (call.Name == "subscribe" && !isWanted)
            {
                Begin(new ChannelWish(channel, index, run.Count));
            }
            else if (call.Name == "unsubscribe" && isWanted)
            {
                End(channel, index);
            }
        }
    }

    /// <summary>All, in the order in which they begin.</summary>
    public List<ChannelWish> All { get; } = [];

    /// <summary>Those for a channel, in order; null where it is never wanted.</summary>
    public List<ChannelWish>? For(string channel) => byChannel.GetValueOrDefault(channel);

    /// <summary>The wish for a channel in which the entry at <paramref name="index"/> lies, the call that ends it included; null where the channel is not wanted then.</summary>
    public ChannelWish? At(string channel, int index)
    {
        List<ChannelWish>? wishes = For(channel);
        int place = wishes is null ? 0 : Sorted.FirstAt(wishes, static wish => wish.From, index);
        return place > 0 && wishes![place - 1].To >= index ? wishes[place - 1] : null;
    }

    private void Begin(ChannelWish wish)
    {
        latest[wish.Channel] = All.Count;
        All.Add(wish);
        if (!byChannel.TryGetValue(wish.Channel, out List<ChannelWish>? list))
        {
            byChannel.Add(wish.Channel, list = []);
        }

        list.Add(wish);
    }

    private void End(string channel, int index)
    {
        int place = latest[channel];
        All[place] = All[place] with { To = index };
        byChannel[channel][^1] = All[place];
    }
}
