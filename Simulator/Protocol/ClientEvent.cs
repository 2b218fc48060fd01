namespace Simulator.Protocol;

/// <summary>A client event: what one client sends to the other subscribers of a channel.</summary>
/// <remarks>Source: Pusher Channels, "Triggering client events": the name begins with <c>client-</c>, the channel is private or presence, and the client is subscribed to it.</remarks>
public static class ClientEvent
{
    /// <summary>How the name of every client event begins.</summary>
    public const string Prefix = "client-";

    /// <summary>Whether a client may send <paramref name="name"/> on <paramref name="channel"/> at all.</summary>
    public static bool IsAllowed(string name, string channel)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith(Prefix, StringComparison.Ordinal) && ChannelAuth.IsNeededBy(channel);
    }

    /// <summary>The message that carries it.</summary>
    /// <param name="name">The event.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="data">The data as JSON text.</param>
    public static string Write(string name, string channel, string data) =>
        $"{{\"event\":{JsonText.Quote(name)},\"channel\":{JsonText.Quote(channel)},\"data\":{data}}}";

    /// <summary>The message by which the server hands it on.</summary>
    /// <param name="name">The event.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="data">The data as text; null for none.</param>
    /// <param name="user">On a presence channel the user who sent it; null otherwise.</param>
    public static string WriteRelayed(string name, string channel, string? data, string? user)
    {
        string frame = FrameWriter.Encoded(name, data, channel);
        return user is null ? frame : $"{frame[..^1]},\"user_id\":{JsonText.Quote(user)}}}";
    }
}
