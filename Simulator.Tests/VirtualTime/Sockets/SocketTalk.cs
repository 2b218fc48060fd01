using System.Net.WebSockets;
using System.Text;
using Simulator.VirtualTime;

namespace Simulator.Tests.VirtualTime.Sockets;

/// <summary>One conversation over a WebSocket, real or scripted, with all that its client heard of it written down.</summary>
internal sealed class SocketTalk : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly List<string> heard = [];

    private SocketTalk(WebSocket socket, Action<string, bool> text, Action<int, string> close, Action end)
    {
        Socket = socket;
        Text = text;
        Close = close;
        End = end;
    }

    public WebSocket Socket { get; }

    /// <summary>The server sends a text, or a part of one and whether it is the last.</summary>
    public Action<string, bool> Text { get; }

    /// <summary>The server sends a close.</summary>
    public Action<int, string> Close { get; }

    /// <summary>The line ends.</summary>
    public Action End { get; }

    public IReadOnlyList<string> Heard => heard;

    public static SocketTalk WithScripted()
    {
        var socket = new ScriptedWebSocket();
        return new SocketTalk(
            socket,
            (text, last) => (last ? (Action<string>)socket.Deliver : socket.DeliverPart)(text),
            socket.DeliverClose,
            socket.Break);
    }

    public static SocketTalk WithReal()
    {
        var stream = new ServerStream();
        bool continues = false;
        var socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = false, KeepAliveInterval = Timeout.InfiniteTimeSpan });
        return new SocketTalk(
            socket,
            (text, last) =>
            {
                stream.Frame(continues ? 0 : 1, last, Encoding.UTF8.GetBytes(text));
                continues = !last;
            },
            stream.CloseFrame,
            stream.End);
    }

    public void Dispose() => Socket.Dispose();

    /// <summary>Begins a receive.</summary>
    public Task<string> Receive(int size, CancellationToken cancel = default) => Outcome("receive", async () =>
    {
        byte[] buffer = new byte[size];
        ValueWebSocketReceiveResult result = await Socket.ReceiveAsync(buffer.AsMemory(), cancel);
        return $"{result.MessageType} '{Encoding.UTF8.GetString(buffer, 0, result.Count)}' {(result.EndOfMessage ? "whole" : "part")}";
    });

    /// <summary>Does something, and writes down how it ended.</summary>
    public Task Do(string what, Func<WebSocket, Task> act) => Hear(Begin(what, act));

    /// <summary>Begins something.</summary>
    public Task<string> Begin(string what, Func<WebSocket, Task> act) => Outcome(what, async () =>
    {
        await act(Socket);
        return "done";
    });

    /// <summary>Writes down whether something is still under way.</summary>
    public void HearWaiting(Task<string> task) => heard.Add(task.IsCompleted ? "over" : "under way");

    /// <summary>Waits for the end of something, and writes down what it was and in which state it left the socket.</summary>
    public async Task Hear(Task<string> task)
    {
        heard.Add(await task.WaitAsync(Patience));
        heard.Add($"state {Socket.State}, closed with {(int?)Socket.CloseStatus} '{Socket.CloseStatusDescription}'");
    }

    private static async Task<string> Outcome(string what, Func<Task<string>> act)
    {
        try
        {
            return $"{what}: {await act()}";
        }
        catch (OperationCanceledException)
        {
            return $"{what}: cancelled";
        }
        catch (WebSocketException error)
        {
            return $"{what}: {error.WebSocketErrorCode}";
        }
        catch (Exception error) when (error is ArgumentException or ObjectDisposedException or InvalidOperationException)
        {
            return $"{what}: {error.GetType().Name}";
        }
    }
}
