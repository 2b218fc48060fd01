using System.Net.WebSockets;

namespace Simulator.VirtualTime.Sockets;

/// <summary>Something that has arrived at a scripted socket and waits to be read.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Bytes">The payload of a message; what has been read of it is gone.</param>
internal readonly record struct SocketArrival(WebSocketMessageType Type, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The connection is over: nothing follows.</summary>
    public static SocketArrival End { get; } = new(WebSocketMessageType.Close, default) { IsEnd = true };

    /// <summary>Whether the message is over with it.</summary>
    public bool EndOfMessage { get; init; }

    /// <summary>The code of a close.</summary>
    public WebSocketCloseStatus Code { get; init; }

    /// <summary>The reason of a close.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether the connection ends without another word.</summary>
    public bool IsEnd { get; init; }
}
