namespace Simulator.Protocol;

/// <summary>What the authentication endpoint grants: proof that a connection may subscribe to a channel.</summary>
/// <param name="Auth">The signature, <c>key:signature</c>.</param>
/// <param name="ChannelData">With presence channels: who subscribes, as JSON text; null otherwise.</param>
public sealed record ChannelAuth(string Auth, string? ChannelData)
{
    private static readonly JsonReading<ChannelAuth> Reading = new(Read);
    private static readonly JsonReading<string> ChannelReading = new(ReadChannel);

    /// <summary>Whether <paramref name="channel"/> is a presence channel, whose members are told.</summary>
    public static bool IsPresence(string channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return channel.StartsWith("presence-", StringComparison.Ordinal);
    }

    /// <summary>Whether <paramref name="channel"/> needs authentication: private and presence channels do.</summary>
    public static bool IsNeededBy(string channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return channel.StartsWith("private-", StringComparison.Ordinal)
            || IsPresence(channel);
    }

    /// <summary>Reads the body of an answer; null where it is not JSON, or grants nothing.</summary>
    public static ChannelAuth? Parse(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Reading.Of(body);
    }

    /// <summary>The body as an endpoint writes it.</summary>
    public string Write() => $"{{{WriteMembers()}}}";

    /// <summary>The message by which a client subscribes to <paramref name="channel"/>.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="granted">What the endpoint granted; null for a channel that needs no proof.</param>
    public static string WriteSubscribe(string channel, ChannelAuth? granted)
    {
        string proof = granted is null ? "" : $",{granted.WriteMembers()}";
        return FrameWriter.Plain(ChannelMessages.Subscribe, $"{{\"channel\":{JsonText.Quote(channel)}{proof}}}");
    }

    /// <summary>The message by which a client leaves <paramref name="channel"/>.</summary>
    public static string WriteUnsubscribe(string channel) =>
        FrameWriter.Plain(ChannelMessages.Unsubscribe, $"{{\"channel\":{JsonText.Quote(channel)}}}");

    /// <summary>The channel that a subscribe message asks for, or null where <paramref name="frame"/> is none.</summary>
    public static string? SubscribedChannel(Frame frame) => ChannelIn(frame, ChannelMessages.Subscribe);

    /// <summary>The channel that an unsubscribe message leaves, or null where <paramref name="frame"/> is none.</summary>
    public static string? LeftChannel(Frame frame) => ChannelIn(frame, ChannelMessages.Unsubscribe);

    private static string? ChannelIn(Frame frame, string name) =>
        frame.Data is string data && frame.Event == name ? ChannelReading.Of(data) : null;

    /// <summary>The channel that a message of a client is about: its own, or the one that it subscribes to or leaves; null where there is none.</summary>
    public static string? ChannelOf(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return frame.Channel ?? (frame is { Event: "pusher:subscribe" or "pusher:unsubscribe", Data: string data } ? ChannelReading.Of(data) : null);
    }

    private static ChannelAuth? Read(ref JsonMembers members)
    {
        string? auth = null;
        string? who = null;
        while (members.Next())
        {
            if (members.Is("auth"u8))
            {
                auth = members.Text();
            }
            else if (members.Is("channel_data"u8))
            {
                who = members.Text();
            }
        }

        return auth is null ? null : new ChannelAuth(auth, who);
    }

    private static string? ReadChannel(ref JsonMembers members)
    {
        string? channel = null;
        while (members.Next())
        {
            channel = members.Is("channel"u8) ? members.Text() : channel;
        }

        return channel;
    }

    private string WriteMembers()
    {
        string who = ChannelData is null ? "" : $",\"channel_data\":{JsonText.Quote(ChannelData)}";
        return $"\"auth\":{JsonText.Quote(Auth)}{who}";
    }
}
