using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Network;

/// <summary>Who is subscribed to which channel, and what subscribers hear of each other.</summary>
/// <param name="wire">The sockets.</param>
/// <param name="say">Says something on a socket.</param>
internal sealed class Subscribers(Wire wire, Action<Instant, Socket, string> say)
{
    /// <summary>Who stands for a subscription to a presence channel that names nobody.</summary>
    private static readonly PresenceMember Somebody = new("1", null);

    /// <summary>The channels that have subscribers, by name.</summary>
    public IEnumerable<string> Channels => wire.OpenSockets.SelectMany(socket => socket.Channels).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The open sockets that are subscribed to a channel, in the order in which they were opened.</summary>
    public IEnumerable<Socket> Of(string channel) => wire.OpenSockets.Where(socket => socket.IsSubscribed(channel));

    /// <summary>The users on a presence channel, each once.</summary>
    public IReadOnlyList<PresenceMember> MembersOf(string channel) => [.. Of(channel).Select(socket => MemberOn(socket, channel)).DistinctBy(member => member.Id)];

    /// <summary>A socket is subscribed to a channel; the others on a presence channel hear of a new user.</summary>
    /// <param name="now">When.</param>
    /// <param name="socket">The socket.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="channelData">Who subscribes; null where nobody says so.</param>
    public void Join(Instant now, Socket socket, string channel, string? channelData)
    {
        PresenceMember member = PresenceMember.Parse(channelData) ?? Somebody;
        bool isNews = ChannelAuth.IsPresence(channel) && !IsThere(channel, member.Id);
        socket.Subscribe(channel, channelData);
        if (isNews)
        {
            SayToOthers(now, socket, channel, FrameWriter.Encoded(PresenceMember.Added, member.WriteAdded(), channel));
        }
    }

    /// <summary>A socket leaves a channel; the others on a presence channel hear that its user is gone, where no other socket has the same.</summary>
    public void Leave(Instant now, Socket socket, string channel)
    {
        if (!socket.IsSubscribed(channel))
        {
            return;
        }

        PresenceMember member = MemberOn(socket, channel);
        socket.Leave(channel);
        if (ChannelAuth.IsPresence(channel) && !IsThere(channel, member.Id))
        {
            SayToOthers(now, socket, channel, FrameWriter.Encoded(PresenceMember.Removed, member.WriteRemoved(), channel));
        }
    }

    /// <summary>A socket is over: it leaves all its channels.</summary>
    public void Part(Instant now, Socket socket)
    {
        foreach (string channel in socket.Channels.ToArray())
        {
            Leave(now, socket, channel);
        }
    }

    /// <summary>Hands an event of a client on to the other subscribers, where the client is one itself.</summary>
    public void Relay(Instant now, Socket socket, Heard heard)
    {
        if (heard.IsClientEvent && heard.Channel is string channel && socket.IsSubscribed(channel))
        {
            string? user = ChannelAuth.IsPresence(channel) ? MemberOn(socket, channel).Id : null;
            SayToOthers(now, socket, channel, ClientEvent.WriteRelayed(heard.Event, channel, heard.Data, user));
        }
    }

    /// <summary>Sends a message to all subscribers of a channel, but for one where that is wished.</summary>
    /// <returns>To how many.</returns>
    public int Publish(Instant now, string channel, string text, Socket? except = null)
    {
        Socket[] reached = [.. Of(channel).Where(socket => socket != except)];
        foreach (Socket socket in reached)
        {
            say(now, socket, text);
        }

        return reached.Length;
    }

    private static PresenceMember MemberOn(Socket socket, string channel) => PresenceMember.Parse(socket.WhoOn(channel)) ?? Somebody;

    private bool IsThere(string channel, string user) => Of(channel).Any(socket => MemberOn(socket, channel).Id == user);

    private void SayToOthers(Instant now, Socket socket, string channel, string text) => Publish(now, channel, text, except: socket);
}
