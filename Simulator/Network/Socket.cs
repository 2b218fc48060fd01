using Simulator.Time;

namespace Simulator.Network;

/// <summary>How far a socket has come, as the world sees it.</summary>
internal enum SocketPhase
{
    /// <summary>Not open yet.</summary>
    Opening,

    /// <summary>Open to both sides.</summary>
    Open,

    /// <summary>One side has closed it; the other has not heard of it yet.</summary>
    Closing,
}

/// <summary>One attempt's socket.</summary>
internal sealed class Socket(int attempt, string url)
{
    private SortedSet<int>? satisfied; // few servers have such a rule
    private SortedDictionary<string, string?>? channels; // with who subscribed; few scenarios are about channels

    public int Attempt { get; } = attempt;

    public string Url { get; } = url;

    public SocketPhase Phase { get; set; }

    /// <summary>Whether the client has closed it: what still arrives is late.</summary>
    public bool GivenUp { get; set; }

    /// <summary>Whether the server knows it.</summary>
    public bool IsGreeted { get; set; }

    /// <summary>How many texts have passed on it, in either direction.</summary>
    public long Passed { get; set; }

    /// <summary>How many texts the server has heard on it.</summary>
    public long Heard { get; set; }

    /// <summary>How many texts the server has said on it.</summary>
    public long Said { get; set; }

    /// <summary>The channels to which the server has subscribed it.</summary>
    public IReadOnlyCollection<string> Channels => channels?.Keys ?? (IReadOnlyCollection<string>)[];

    /// <summary>The rules, by place, whose condition has come true on it.</summary>
    public IEnumerable<int> Satisfied => satisfied ?? Enumerable.Empty<int>();

    /// <summary>Whether the server has subscribed it to <paramref name="channel"/>.</summary>
    public bool IsSubscribed(string channel) => channels?.ContainsKey(channel) == true;

    /// <summary>The channel data with which it is subscribed to <paramref name="channel"/>; null for none.</summary>
    public string? WhoOn(string channel) => channels?.GetValueOrDefault(channel);

    /// <summary>The server subscribes it to <paramref name="channel"/>.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="channelData">Who subscribes, as JSON text; null where nobody says so.</param>
    public void Subscribe(string channel, string? channelData) => (channels ??= new SortedDictionary<string, string?>(StringComparer.Ordinal))[channel] = channelData;

    /// <summary>The client leaves <paramref name="channel"/>.</summary>
    public void Leave(string channel) => channels?.Remove(channel);

    /// <summary>The condition of a rule has come true on it.</summary>
    public void Satisfy(int place) => (satisfied ??= []).Add(place);

    /// <summary>When the latest delivery to the client is due; a socket never lets one overtake another.</summary>
    public Instant LastToClient { get; set; }

    /// <summary>When the latest delivery to the server is due.</summary>
    public Instant LastToServer { get; set; }

    /// <summary>Writes down what decides how it goes on.</summary>
    public void Write(ValueWriter writer)
    {
        writer.AddAttempt(Attempt);
        writer.Add((int)Phase);
        writer.Add(GivenUp);
        writer.Add(Phase == SocketPhase.Opening ? Url : "");
        foreach ((string channel, string? who) in channels ?? [])
        {
            writer.Add(channel);
            writer.Add(who);
        }

        foreach (int place in Satisfied)
        {
            writer.Add(place);
        }

        writer.AddIfToCome(LastToClient);
        writer.AddIfToCome(LastToServer);
    }
}
