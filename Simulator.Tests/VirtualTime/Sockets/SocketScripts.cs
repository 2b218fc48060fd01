using System.Net.WebSockets;

namespace Simulator.Tests.VirtualTime.Sockets;

/// <summary>What may happen between a client and its WebSocket.</summary>
internal static class SocketScripts
{
    private const WebSocketCloseStatus Normal = WebSocketCloseStatus.NormalClosure;

    private static readonly CancellationToken Cancelled = new(canceled: true);

    public static IReadOnlyDictionary<string, Func<SocketTalk, Task>> All { get; } = new Dictionary<string, Func<SocketTalk, Task>>
    {
        ["a text in parts"] = async talk =>
        {
            talk.Text("hello", true);
            await Receive(talk, 3, 3);
        },
        ["fragments"] = async talk =>
        {
            talk.Text("he", false);
            talk.Text("llo", true);
            await Receive(talk, 8, 8);
        },
        ["a buffer of nothing"] = async talk =>
        {
            talk.Text("hello", true);
            await Receive(talk, 0, 0, 8);
        },
        ["an empty text"] = async talk =>
        {
            talk.Text("", true);
            talk.Text("", true);
            talk.Text("x", true);
            await Receive(talk, 8, 0, 8);
        },
        ["the server closes and the client answers"] = async talk =>
        {
            talk.Close(4_004, "over");
            await Receive(talk, 8, 8);
            await talk.Do("send", Send);
            await talk.Do("close", CloseWhole);
            await talk.Do("close again", CloseWhole);
            await talk.Do("close output", CloseHalf);
        },
        ["the server closes and the client answers with half a close"] = async talk =>
        {
            talk.Close(1_000, "");
            await Receive(talk, 8);
            await talk.Do("close output", CloseHalf);
            await talk.Do("close", CloseWhole);
            await Receive(talk, 8);
        },
        ["the client closes"] = async talk =>
        {
            Task<string> close = talk.Begin("close", CloseWhole);
            talk.HearWaiting(close);
            talk.Text("too late", true);
            talk.Close(1_000, "bye");
            await talk.Hear(close);
            await talk.Do("send", Send);
            await Receive(talk, 8);
        },
        ["the client closes half, and then the rest"] = async talk =>
        {
            await talk.Do("close output", CloseHalf);
            await talk.Do("close output again", CloseHalf);
            await talk.Do("send", Send);
            talk.Text("more", true);
            await Receive(talk, 8);
            talk.Close(1_001, "bye");
            await talk.Do("close", CloseWhole);
        },
        ["the client closes half and reads the answer"] = async talk =>
        {
            await talk.Do("close output", CloseHalf);
            talk.Close(1_001, "bye");
            await Receive(talk, 8, 8);
        },
        ["the client closes while it receives"] = async talk =>
        {
            Task<string> receive = talk.Receive(8);
            Task<string> close = talk.Begin("close", CloseWhole);
            talk.Close(1_000, "bye");
            await talk.Hear(receive);
            await close;
            await talk.Hear(close);
        },
        ["two receives at once"] = async talk =>
        {
            Task<string> first = talk.Receive(8);
            Task<string> second = talk.Receive(8);
            talk.Text("one", true);
            await talk.Hear(first);
            talk.HearWaiting(second);
            talk.Text("two", true);
            await talk.Hear(second);
        },
        ["the line breaks under a receive"] = async talk =>
        {
            Task<string> receive = talk.Receive(8);
            talk.End();
            await talk.Hear(receive);
            await Receive(talk, 8);
            await talk.Do("send", Send);
            await talk.Do("close", CloseWhole);
            await talk.Do("dispose", Dispose);
        },
        ["the line breaks behind a text"] = async talk =>
        {
            talk.Text("last", true);
            talk.End();
            await talk.Do("send", Send);
            await Receive(talk, 8, 8);
        },
        ["the line breaks while the client closes"] = async talk =>
        {
            Task<string> close = talk.Begin("close", CloseWhole);
            talk.End();
            await talk.Hear(close);
        },
        ["abort under a receive"] = async talk =>
        {
            Task<string> receive = talk.Receive(8);
            talk.Socket.Abort();
            await talk.Hear(receive);
            await Receive(talk, 8);
            await talk.Do("dispose", Dispose);
        },
        ["dispose under a receive"] = async talk =>
        {
            Task<string> receive = talk.Receive(8);
            talk.Socket.Dispose();
            await talk.Hear(receive);
            await Receive(talk, 8);
            await talk.Do("send", Send);
            await talk.Do("close output", CloseHalf);
            await talk.Do("abort", Abort);
        },
        ["dispose after the server's close"] = async talk =>
        {
            talk.Close(1_000, "");
            await Receive(talk, 8);
            await talk.Do("dispose", Dispose);
        },
        ["abort after the server's close"] = async talk =>
        {
            talk.Close(1_000, "");
            await Receive(talk, 8);
            await talk.Do("abort", Abort);
        },
        ["abort while the client closes"] = async talk =>
        {
            Task<string> close = talk.Begin("close", CloseWhole);
            talk.Socket.Abort();
            await talk.Hear(close);
        },
        ["a receive is cancelled"] = async talk =>
        {
            using var source = new CancellationTokenSource();
            Task<string> receive = talk.Receive(8, source.Token);
            await source.CancelAsync();
            await talk.Hear(receive);
        },
        ["a receive that is cancelled before"] = async talk =>
        {
            talk.Text("here", true);
            await talk.Hear(talk.Receive(8, Cancelled));
        },
        ["a send that is cancelled before"] = async talk =>
        {
            await talk.Do("send", socket => socket.SendAsync(new byte[1], WebSocketMessageType.Text, true, Cancelled));
            await talk.Do("send", Send);
        },
        ["a close that is cancelled before"] = async talk =>
        {
            await talk.Do("close output", socket => socket.CloseOutputAsync(Normal, null, Cancelled));
            await talk.Do("close", socket => socket.CloseAsync(Normal, null, Cancelled));
            await talk.Do("close output", CloseHalf);
            await talk.Do("close", socket => socket.CloseAsync(Normal, null, Cancelled));
        },
        ["a close is cancelled while it waits"] = async talk =>
        {
            using var source = new CancellationTokenSource();
            Task<string> close = talk.Begin("close", socket => socket.CloseAsync(Normal, null, source.Token));
            await source.CancelAsync();
            await talk.Hear(close);
        },
        ["a close with a code that may not be sent"] = async talk =>
        {
            talk.Close(1_006, "");
            await Receive(talk, 8, 8);
        },
        ["a close with a code that may not be sent answers the client's"] = async talk =>
        {
            await talk.Do("close output", CloseHalf);
            talk.Close(2_000, "");
            await Receive(talk, 8);
        },
        ["arguments that are refused"] = async talk =>
        {
            await talk.Do("send a close", socket => socket.SendAsync(new byte[1], WebSocketMessageType.Close, true, default));
            await talk.Do("send nothing", socket => socket.SendAsync(default(ArraySegment<byte>), WebSocketMessageType.Text, true, default));
            await talk.Do("receive into nothing", socket => socket.ReceiveAsync(default(ArraySegment<byte>), default));
            await talk.Do("close 999", socket => socket.CloseAsync((WebSocketCloseStatus)999, null, default));
            await talk.Do("close 1006", socket => socket.CloseOutputAsync((WebSocketCloseStatus)1_006, null, default));
            await talk.Do("close at length", socket => socket.CloseOutputAsync(Normal, new string('x', 124), default));
            await talk.Do("close without a code", socket => socket.CloseOutputAsync(WebSocketCloseStatus.Empty, "why", default));
        },
    };

    private static async Task Receive(SocketTalk talk, params int[] sizes)
    {
        foreach (int size in sizes)
        {
            await talk.Hear(talk.Receive(size));
        }
    }

    private static Task Send(WebSocket socket) => socket.SendAsync(new byte[] { 65 }, WebSocketMessageType.Text, true, CancellationToken.None);

    private static Task CloseWhole(WebSocket socket) => socket.CloseAsync(Normal, "mine", CancellationToken.None);

    private static Task CloseHalf(WebSocket socket) => socket.CloseOutputAsync(Normal, "mine", CancellationToken.None);

    private static Task Dispose(WebSocket socket)
    {
        socket.Dispose();
        return Task.CompletedTask;
    }

    private static Task Abort(WebSocket socket)
    {
        socket.Abort();
        return Task.CompletedTask;
    }
}
