using Simulator.Logs;

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
        if (requests.Count == 0 && !run.Calls.Any(0, run.Count, static call => call.Channel is not null))
        {
            return;
        }

        List<ChannelRequest> wanted = WantedIn(run);

        var calls = wanted.ToDictionary(want => want.Channel, want => want.Index);
        int next = 0;
        foreach (AttemptHistory attempt in run.Attempts)
        {
            if (attempt.WasEstablished && run.StateAfter(run.ReactionEnd(attempt.EstablishedIndex) - 1) == "connected")
            {
                int end = Math.Min(attempt.EndIndex, run.Count);
                Dictionary<string, int> asked = AskedOn(requests, calls, ref next, attempt.EstablishedIndex, end, ref seen);
                AsksForAll(run, wanted, asked, attempt.EstablishedIndex, end, ref seen);
            }
        }
    }

    /// <summary>The channels that the program wants, each with the call that first asks for it.</summary>
    private static List<ChannelRequest> WantedIn(Timeline run)
    {
        var known = new HashSet<string>();
        var wanted = new List<ChannelRequest>();
        foreach ((int index, Entry.CallMade call) in run.Calls)
        {
            if (call.Channel is string channel && known.Add(channel))
            {
                wanted.Add(new ChannelRequest(index, channel));
            }
        }

        return wanted;
    }

    /// <summary>Where the client asks for each channel on the connection of [start, end): once, and for none that nobody wants.</summary>
    private static Dictionary<string, int> AskedOn(
        List<ChannelRequest> requests, Dictionary<string, int> calls, ref int next, int start, int end, ref Observations seen)
    {
        var asked = new Dictionary<string, int>();
        for (; next < requests.Count && requests[next].Index < end; next++)
        {
            (int index, string channel) = requests[next];
            if (index < start)
            {
                continue; // before this connection: what it is worth is for others to say
            }

            bool isWanted = calls.TryGetValue(channel, out int call) && call < index;
            seen.Check(isWanted, index, "a request for a channel that the program wants", $"one for {channel}");
            bool isFirst = asked.TryAdd(channel, index);
            seen.Check(isFirst, index, $"one request for {channel} on this connection", $"a second one");
        }

        return asked;
    }

    private static void AsksForAll(
        Timeline run, List<ChannelRequest> wanted, Dictionary<string, int> asked, int start, int end, ref Observations seen)
    {
        foreach ((int call, string channel) in wanted)
        {
            if (call >= end)
            {
                return;
            }

            int from = Math.Max(start, call);
            if (end >= run.InstantEnd(from))
            {
                int request = asked.GetValueOrDefault(channel, int.MaxValue);
                bool atOnce = request < run.InstantEnd(from);
                seen.Check(atOnce, from, $"a request for {channel} in the same instant", $"{(request < run.Count ? $"one at {run.When(request).At}" : "none on this connection")}");
            }
        }
    }
}
