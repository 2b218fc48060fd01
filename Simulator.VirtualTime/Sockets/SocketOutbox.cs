using System.Buffers;
using System.Net.WebSockets;
using System.Text;

namespace Simulator.VirtualTime.Sockets;

/// <summary>What a client has sent over a scripted socket, message by message.</summary>
internal sealed class SocketOutbox
{
    private readonly ArrayBufferWriter<byte> message = new();
    private readonly List<string> texts = [];
    private readonly List<ReadOnlyMemory<byte>> binaries = [];
    private WebSocketMessageType? sending;

    public IReadOnlyList<string> Texts => texts;

    public IReadOnlyList<ReadOnlyMemory<byte>> Binaries => binaries;

    /// <summary>Takes a fragment. The first one of a message says what it is.</summary>
    /// <returns>The whole message as text where it is over; null before that.</returns>
    public string? Add(WebSocketMessageType type, ReadOnlySpan<byte> fragment, bool endOfMessage)
    {
        sending ??= type;
        message.Write(fragment);
        if (!endOfMessage)
        {
            return null;
        }

        byte[] whole = message.WrittenSpan.ToArray();
        message.ResetWrittenCount();
        string text = Encoding.UTF8.GetString(whole);
        if (sending == WebSocketMessageType.Text)
        {
            texts.Add(text);
        }
        else
        {
            binaries.Add(whole);
        }

        sending = null;
        return text;
    }
}
