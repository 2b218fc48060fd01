using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Simulator.Tests.AsyncClient;

/// <summary>One attempt to connect, and the connection it leads to: a socket, a receive loop, a queue of what is to be sent.</summary>
internal sealed class Attempt(PusherOptions options, PusherClient client, ConnectionLoop loop) : IDisposable
{
    private const string Established = "pusher:connection_established";
    private const string Error = "pusher:error";
    private const string Ping = "pusher:ping";
    private const string Pong = "pusher:pong";

    private readonly CancellationTokenSource ending = new(options.AttemptTimeout, options.Time);

    // Whoever hands a message over sends it, where nothing else is being sent: no trip over the thread pool for each.
    private readonly Channel<string> toSend = Channel.CreateUnbounded<string>(
        new UnboundedChannelOptions { SingleReader = true, AllowSynchronousContinuations = true });

    private ActivityCheck? activity;
    private WebSocket? socket;
    private bool retryNow;
    private int? refusal;

    /// <summary>The name of the connection; empty before the application has accepted it.</summary>
    public string SocketId { get; private set; } = "";

    private bool IsAccepted => SocketId.Length > 0;

    /// <summary>Runs until the attempt has failed or its connection is lost.</summary>
    public async Task<CloseReason> RunAsync(bool encrypted)
    {
        int? code = null;
        try
        {
            socket = await options.Transports[0].Open(Address(encrypted), ending.Token);
            _ = SendLoopAsync(socket);
            code = await ReceiveLoopAsync(socket);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Refused, broken, timed out or given up: there is no code to go by.
        }

        return new CloseReason(refusal ?? code, IsAccepted, retryNow);
    }

    /// <summary>Sends a message, after those that wait.</summary>
    public void Send(string name, JsonObject data) => Send(PusherMessage.Write(name, data));

    /// <summary>Sends a text, after those that wait.</summary>
    public void Send(string text) => toSend.Writer.TryWrite(text);

    /// <summary>Ends the attempt from this side; a peer that is gone is not waited for.</summary>
    public void Close()
    {
        activity?.Dispose();
        toSend.Writer.TryComplete();
        ending.Cancel();
        socket?.Abort();
    }

    /// <summary>Ends the attempt because the next one has better prospects.</summary>
    public void GiveUpForAnother()
    {
        retryNow = true;
        Close();
    }

    public void Dispose()
    {
        Close();
        socket?.Dispose();
        ending.Dispose();
    }

    private Uri Address(bool encrypted)
    {
        string origin = encrypted ? "wss://ws.pusherapp.com:443" : "ws://ws.pusherapp.com:80";
        string flash = options.Transports[0].Name == "flash" ? "true" : "false";
        return new Uri($"{origin}/app/{Uri.EscapeDataString(options.Key)}?protocol=7&client=async&version=1.0&flash={flash}");
    }

    private async Task SendLoopAsync(WebSocket open)
    {
        try
        {
            // Without a token: the queue is completed on closing, and a cancelled wait on a channel ends over the thread pool.
            await foreach (string text in toSend.Reader.ReadAllAsync())
            {
                await open.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, ending.Token);
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The receive loop sees the same end, and knows more of it.
        }
    }

    /// <summary>Takes messages until the server closes; returns its code.</summary>
    private async Task<int?> ReceiveLoopAsync(WebSocket open)
    {
        var message = new ArrayBufferWriter<byte>();
        while (true)
        {
            ValueWebSocketReceiveResult received = await open.ReceiveAsync(message.GetMemory(4096), ending.Token);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                int? code = (int?)open.CloseStatus;
                client.Exclusively(() => ClosedByServer(code, open.CloseStatusDescription));
                return code;
            }

            message.Advance(received.Count);
            if (received.EndOfMessage)
            {
                string text = Encoding.UTF8.GetString(message.WrittenSpan);
                message.ResetWrittenCount();
                client.Exclusively(() => Take(text));
            }
        }
    }

    private void ClosedByServer(int? code, string? reason)
    {
        activity?.Dispose();
        if (code is >= 4000 and < 5000 && !ending.IsCancellationRequested)
        {
            client.RaiseError(code, reason);
        }
    }

    private void Take(string text)
    {
        if (ending.IsCancellationRequested)
        {
            return; // given up: what still comes in belongs to nobody
        }

        activity?.Heard();
        switch (PusherMessage.Parse(text))
        {
            case null:
                client.RaiseError(null, "a message that is not a JSON object with an event");
                break;
            case { Event: Established } message when message.Text("socket_id") is string id:
                Accept(id, message.Number("activity_timeout"));
                break;
            case { Event: Established }:
                client.RaiseError(null, "a handshake without a socket id");
                break;
            case { Event: Error } message:
                TakeError(message);
                break;
            case { Event: Ping } when IsAccepted:
                Send(Pong, []);
                break;
            case { Event: not Pong, Channel: string } message when IsAccepted:
                client.Received(message, this);
                break;
        }
    }

    private void Accept(string id, decimal? serverTimeout)
    {
        if (IsAccepted)
        {
            return;
        }

        SocketId = id;
        ending.CancelAfter(Timeout.InfiniteTimeSpan);
        activity = new ActivityCheck(options, serverTimeout, ask: () => Send(Ping, []), lost: () => client.Exclusively(Close));
        loop.Accepted(this);
    }

    /// <summary>Before the handshake an error of a known family refuses the attempt; after it the close that follows decides.</summary>
    private void TakeError(PusherMessage message)
    {
        int? code = message.Number("code") is decimal number && number == decimal.Truncate(number) ? (int)number : null;
        client.RaiseError(code, message.Text("message") ?? message.Words);
        if (!IsAccepted && code is >= 4000 and < 4300)
        {
            refusal = code;
            Close();
        }
    }
}
