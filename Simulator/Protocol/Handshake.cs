using System.Text.Json;
using Simulator.Time;

namespace Simulator.Protocol;

/// <summary>What a server says when it accepts a connection: the data of <c>pusher:connection_established</c>.</summary>
/// <param name="SocketId">The name of the connection, which authentication requests repeat.</param>
/// <param name="ActivityTimeout">The silence after which the server wants to be asked; null where it says nothing (protocol 7 and above say it).</param>
public sealed record Handshake(string SocketId, Duration? ActivityTimeout)
{
    /// <summary>The event that carries a handshake.</summary>
    public const string Event = "pusher:connection_established";

    /// <summary>Reads the handshake out of <paramref name="frame"/>.</summary>
    /// <returns>The handshake, or null where the frame is none, or carries no socket id.</returns>
    public static Handshake? From(Frame? frame) => frame is { Event: Event, Data: string text }
        ? JsonText.Read(text, data => JsonText.TextIn(data, "socket_id") is string id ? new Handshake(id, SilenceIn(data)) : null)
        : null;

    /// <summary>The frame as a server writes it.</summary>
    public string Write() => FrameWriter.Encoded(Event, JsonText.Write(writer =>
    {
        writer.WriteString("socket_id", SocketId);
        if (ActivityTimeout is Duration silence)
        {
            writer.WriteNumber("activity_timeout", silence.Milliseconds / 1000m);
        }
    }));

    private static Duration? SilenceIn(JsonElement data) =>
        JsonText.MemberOf(data, "activity_timeout") is { ValueKind: JsonValueKind.Number } seconds
        && seconds.TryGetDecimal(out decimal value)
        && value is > 0 and < 1_000_000_000
            ? new Duration((long)(value * 1000))
            : null;
}
