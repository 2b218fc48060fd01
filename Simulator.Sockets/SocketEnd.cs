using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;

namespace Simulator.Sockets;

/// <summary>
/// The server's end of one attempt of the client: carries out what the run says becomes of it, one thing after the other, and tells
/// what the client does with it.
/// </summary>
/// <param name="socket">The TCP socket.</param>
/// <param name="stream">What goes over it.</param>
/// <param name="head">The request for the upgrade.</param>
/// <param name="options">How much it takes.</param>
internal sealed class SocketEnd(Socket socket, PeerStream stream, HttpHead head, ServerOptions options) : IDisposable
{
    private const int MostUnheard = 100; // texts that are read ahead of the run: a flood waits in the client
    private const int NoCode = 1005;
    private const int TooBig = 1009;
    private const int LongestReason = 123; // bytes, RFC 6455, 5.5
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private readonly Channel<Func<Task>> outbox = Channel.CreateUnbounded<Func<Task>>(new UnboundedChannelOptions { SingleReader = true });
    private readonly TaskCompletionSource<bool> opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource over = new();
#pragma warning disable CA2213 // it holds nothing, since nobody asks for its handle, and the run may release it after the end
    private readonly SemaphoreSlim unheard = new(MostUnheard);
#pragma warning restore CA2213
    private long waiting; // bytes that are to be sent
    private WebSocket? webSocket;
    private bool isClosing;
    private int isOver;

    /// <summary>Whether the path is silent: what the client is told then is lost.</summary>
    public void BeSilent(bool silent) => stream.IsSilent = silent;

    /// <summary>The upgrade is answered: the socket is open.</summary>
    public void Open() => Do(async () =>
    {
        await WriteAsync($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {Accept(head.Find("Sec-WebSocket-Key")!)}\r\n\r\n").ConfigureAwait(false);
        webSocket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = Timeout.InfiniteTimeSpan });
        opened.TrySetResult(true);
    });

    /// <summary>The upgrade is answered with an HTTP status.</summary>
    public void Refuse(int status) => Do(async () =>
    {
        await WriteAsync($"HTTP/1.1 {status} {(status == 403 ? "Forbidden" : "Refused")}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").ConfigureAwait(false);
        Dispose();
    });

    /// <summary>The connection breaks: the client's end is reset.</summary>
    public void Reset() => Do(() =>
    {
        Break();
        return Task.CompletedTask;
    });

    /// <summary>A text is sent. A client that does not read in time is reset: it would fill the memory of all.</summary>
    public void Send(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (Volatile.Read(ref isOver) == 1)
        {
            return;
        }

        if (Interlocked.Add(ref waiting, bytes.Length) > options.MostWaitingBytes)
        {
            Break();
            return;
        }

        Do(async () =>
        {
            if (webSocket is { State: WebSocketState.Open or WebSocketState.CloseReceived })
            {
                await webSocket.SendAsync(bytes, WebSocketMessageType.Text, true, over.Token).ConfigureAwait(false);
            }

            Interlocked.Add(ref waiting, -bytes.Length);
        });
    }

    /// <summary>The server closes, or agrees to the close of the client.</summary>
    public void Close(int code, string reason) => Do(async () =>
    {
        isClosing = true;
        if (code == NoCode)
        {
            await stream.WriteAsync(new byte[] { 0x88, 0x00 }, over.Token).ConfigureAwait(false); // the runtime would put 1005 on the wire
        }
        else if (webSocket is { State: WebSocketState.Open or WebSocketState.CloseReceived })
        {
            await webSocket.CloseOutputAsync((WebSocketCloseStatus)code, Shortened(reason), over.Token).ConfigureAwait(false);
        }

        _ = EndSoonAsync();
    });

    /// <summary>Serves the connection until it is over.</summary>
    /// <param name="hear">Is told each text of the client, and calls back when the run has come to it.</param>
    /// <param name="giveUp">Is told that the client closes, or is gone.</param>
    public async Task ServeAsync(Action<string, Action> hear, Action giveUp)
    {
        Task writing = WriteAllAsync();
        try
        {
            Task<bool> watching = stream.HasMoreAsync();
            bool isOpen = await Task.WhenAny(watching, opened.Task).ConfigureAwait(false) == opened.Task || (await watching.ConfigureAwait(false) && await opened.Task.ConfigureAwait(false));
            if (isOpen)
            {
                await ReceiveAsync(hear).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // It is gone: what that means is for the run to say.
        }

        giveUp();
        await writing.ConfigureAwait(false);
    }

    /// <summary>Ends the connection where it still stands.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref isOver, 1) == 1)
        {
            return;
        }

        outbox.Writer.TryComplete();
        opened.TrySetResult(false);
        over.Cancel();
        over.Dispose();
        stream.Dispose();
        socket.Dispose();
    }

    private async Task ReceiveAsync(Action<string, Action> hear)
    {
        byte[] room = new byte[16 * 1024];
        using var message = new MemoryStream();
        while (true)
        {
            ValueWebSocketReceiveResult got = await webSocket!.ReceiveAsync(room.AsMemory(), over.Token).ConfigureAwait(false);
            if (got.MessageType == WebSocketMessageType.Close)
            {
                if (isClosing)
                {
                    Dispose(); // both have said so
                }

                return;
            }

            await message.WriteAsync(room.AsMemory(0, got.Count)).ConfigureAwait(false);
            if (message.Length > options.MostMessageBytes)
            {
                Close(TooBig, "the message is too long");
                return;
            }

            if (got.EndOfMessage)
            {
                await unheard.WaitAsync(over.Token).ConfigureAwait(false);
                hear(Encoding.UTF8.GetString(message.GetBuffer(), 0, (int)message.Length), () => unheard.Release());
                message.SetLength(0);
            }
        }
    }

    private void Break()
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // It is over already.
        }

        Dispose();
    }

    private async Task WriteAllAsync()
    {
        try
        {
            await foreach (Func<Task> act in outbox.Reader.ReadAllAsync().ConfigureAwait(false))
            {
                await act().ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException or SocketException)
        {
            Dispose(); // nobody is there to be told anything
        }
    }

    private async Task EndSoonAsync()
    {
        try
        {
            await Task.Delay(Farewell, over.Token).ConfigureAwait(false);
            socket.Shutdown(SocketShutdown.Send); // else what is still read from it would make a reset of its end
            await Task.Delay(Farewell, over.Token).ConfigureAwait(false);
            Dispose();
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // It has ended since.
        }
    }

    private void Do(Func<Task> act) => outbox.Writer.TryWrite(act);

    private Task WriteAsync(string text) => stream.WriteAsync(Encoding.ASCII.GetBytes(text), over.Token).AsTask();

    private static string Shortened(string reason)
    {
        while (Encoding.UTF8.GetByteCount(reason) > LongestReason)
        {
            reason = reason[..^1];
        }

        return reason;
    }

#pragma warning disable CA5350 // RFC 6455, 4.2.2, asks for SHA-1; it protects nothing here
    private static string Accept(string key) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
}
