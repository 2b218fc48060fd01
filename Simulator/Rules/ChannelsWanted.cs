namespace Simulator.Rules;

/// <summary>
/// CHOICE-14: on each connection the channels that the program wants are compared by name with those that the client asks
/// for. Counting is not enough: a client that asks twice for one and never for another asks as often as it should.
/// </summary>
internal static class ChannelsWanted
{
    public static void Observe(Timeline run, ref Observations seen)
    {
        List<ChannelRequest> requests = ChannelRequest.In(run);
        if (requests.Count == 0 && run.Wishes.All.Count == 0)
        {
            return;
        }

        var wanted = new List<ChannelWish>();
        int nextWish = 0;
        int nextRequest = 0;
        foreach (AttemptHistory attempt in run.Attempts)
        {
            if (attempt.WasEstablished && run.StateAfter(run.ReactionEnd(attempt.EstablishedIndex) - 1) == "connected")
            {
                int end = Math.Min(attempt.EndIndex, run.Count);
                for (; nextWish < run.Wishes.All.Count && run.Wishes.All[nextWish].From < end; nextWish++)
                {
                    wanted.Add(run.Wishes.All[nextWish]);
                }

                wanted.RemoveAll(wish => wish.To <= attempt.EstablishedIndex);
                Dictionary<ChannelWish, int> asked = AskedOn(run, requests, ref nextRequest, attempt.EstablishedIndex, end, ref seen);
                AsksForAll(run, wanted, asked, attempt.EstablishedIndex, end, ref seen);
            }
        }
    }

    /// <summary>Where the client asks for each channel on the connection of [start, end): once, and for none that nobody wants.</summary>
    private static Dictionary<ChannelWish, int> AskedOn(
        Timeline run, List<ChannelRequest> requests, ref int next, int start, int end, ref Observations seen)
    {
        var asked = new Dictionary<ChannelWish, int>();
        for (; next < requests.Count && requests[next].Index < end; next++)
        {
            (int index, string channel) = requests[next];
            if (index < start)
            {
                continue; // before this connection: what it is worth is for others to say
            }

            ChannelWish? wish = run.Wishes.At(channel, index);
            seen.Check(wish is not null, index, "a request for a channel that the program wants", $"one for {channel}");
            bool isFirst = wish is null || asked.TryAdd(wish, index);
            seen.Check(isFirst, index, $"one request for {channel} on this connection", $"a second one");
        }

        return asked;
    }

    private static void AsksForAll(
        Timeline run, List<ChannelWish> wanted, Dictionary<ChannelWish, int> asked, int start, int end, ref Observations seen)
    {
        foreach (ChannelWish wish in wanted)
        {
            int from = Math.Max(start, wish.From);
            int instantEnd = run.InstantEnd(from);
            if (end >= instantEnd && wish.To >= instantEnd)
            {
                int request = asked.GetValueOrDefault(wish, int.MaxValue);
                bool atOnce = request < instantEnd;
                seen.Check(atOnce, from, $"a request for {wish.Channel} in the same instant", $"{(request < run.Count ? $"one at {run.When(request).At}" : "none on this connection")}");
            }
        }
    }
}
