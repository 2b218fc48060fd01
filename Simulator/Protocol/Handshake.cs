using System.Globalization;
using Simulator.Time;

namespace Simulator.Protocol;

/// <summary>What a server says when it accepts a connection: the data of <c>pusher:connection_established</c>.</summary>
/// <param name="SocketId">The name of the connection, which authentication requests repeat.</param>
/// <param name="ActivityTimeout">The silence after which the server wants to be asked; null where it says nothing (protocol 7 and above say it).</param>
public sealed record Handshake(string SocketId, Duration? ActivityTimeout)
{
    /// <summary>The event that carries a handshake.</summary>
    public const string Event = "pusher:connection_established";

    private static readonly JsonReading<Handshake> Reading = new(Read);

    private static readonly TextMemory<string> Frames = new(data => FrameWriter.Encoded(Event, data));

    /// <summary>Reads the handshake out of <paramref name="frame"/>.</summary>
    /// <returns>The handshake, or null where the frame is none, or carries no socket id.</returns>
    public static Handshake? From(Frame? frame) => frame is { Event: Event, Data: string text } ? Reading.Of(text) : null;

    /// <summary>The frame as a server writes it.</summary>
    public string Write()
    {
        string silence = ActivityTimeout is Duration told ? $",\"activity_timeout\":{Seconds(told)}" : "";
        return Frames.Of($"{{\"socket_id\":{JsonText.Quote(SocketId)}{silence}}}");
    }

    private static string Seconds(Duration length) => length.Milliseconds % 1000 == 0
        ? (length.Milliseconds / 1000).ToString(CultureInfo.InvariantCulture)
        : (length.Milliseconds / 1000m).ToString(CultureInfo.InvariantCulture);

    private static Handshake? Read(ref JsonMembers members)
    {
        string? id = null;
        Duration? silence = null;
        while (members.Next())
        {
            if (members.Is("socket_id"u8))
            {
                id = members.Text();
            }
            else if (members.Is("activity_timeout"u8))
            {
                silence = members.Number() is decimal seconds and > 0 and < 1_000_000_000 ? new Duration((long)(seconds * 1000)) : null;
            }
        }

        return id is null ? null : new Handshake(id, silence);
    }
}
