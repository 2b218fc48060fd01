namespace Simulator.Protocol;

/// <summary>What the authentication endpoint grants: proof that a connection may subscribe to a channel.</summary>
/// <param name="Auth">The signature, <c>key:signature</c>.</param>
/// <param name="ChannelData">With presence channels: who subscribes, as JSON text; null otherwise.</param>
public sealed record ChannelAuth(string Auth, string? ChannelData)
{
    /// <summary>Reads the body of an answer; null where it is not JSON, or grants nothing.</summary>
    public static ChannelAuth? Parse(string body) => JsonText.Read(body, root =>
        JsonText.TextIn(root, "auth") is string auth ? new ChannelAuth(auth, JsonText.TextIn(root, "channel_data")) : null);

    /// <summary>The body as an endpoint writes it.</summary>
    public string Write() => JsonText.Write(writer =>
    {
        writer.WriteString("auth", Auth);
        if (ChannelData is not null)
        {
            writer.WriteString("channel_data", ChannelData);
        }
    });

    /// <summary>The message by which a client subscribes to <paramref name="channel"/>.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="granted">What the endpoint granted; null for a channel that needs no proof.</param>
    public static string WriteSubscribe(string channel, ChannelAuth? granted) =>
        FrameWriter.Plain("pusher:subscribe", JsonText.Write(writer =>
        {
            writer.WriteString("channel", channel);
            if (granted is not null)
            {
                writer.WriteString("auth", granted.Auth);
            }

            if (granted?.ChannelData is string who)
            {
                writer.WriteString("channel_data", who);
            }
        }));

    /// <summary>The channel that a subscribe message asks for, or null where <paramref name="frame"/> is none.</summary>
    public static string? SubscribedChannel(Frame frame) => frame is { Event: "pusher:subscribe", Data: string data }
        ? JsonText.Read(data, root => JsonText.TextIn(root, "channel"))
        : null;
}
