using System.Net.WebSockets;
using System.Text;

namespace Simulator.Testing.Hosting;

/// <summary>
/// The WebSocket of a hosted client: what arrives is put in by the host, what is sent goes out through it. States and
/// exceptions are those of the runtime's own managed WebSocket.
/// </summary>
/// <param name="post">Runs an action as soon as the client's own work rests.</param>
/// <param name="sent">Takes a whole text.</param>
/// <param name="ended">Is told once that the client has ended the connection.</param>
internal sealed class HostedSocket(Action<Action> post, Action<string> sent, Action ended) : WebSocket
{
    private readonly Queue<Arrival> arrivals = new();
    private readonly MemoryStream message = new();
    private WebSocketState state = WebSocketState.Open;
    private WebSocketCloseStatus? closeStatus;
    private string? closeDescription;
    private Receive? receive;
    private bool disposed;

    /// <inheritdoc/>
    public override WebSocketCloseStatus? CloseStatus => closeStatus;

    /// <inheritdoc/>
    public override string? CloseStatusDescription => closeDescription;

    /// <inheritdoc/>
    public override WebSocketState State => state;

    /// <inheritdoc/>
    public override string? SubProtocol => null;

    /// <summary>A text has arrived.</summary>
    public void Deliver(string text) => Arrive(new Arrival(Encoding.UTF8.GetBytes(text), null, ""));

    /// <summary>The server's close has arrived.</summary>
    public void DeliverClose(int code, string reason) => Arrive(new Arrival(default, (WebSocketCloseStatus)code, reason));

    /// <summary>The connection has broken.</summary>
    public void Break()
    {
        if (state is WebSocketState.Open or WebSocketState.CloseSent or WebSocketState.CloseReceived)
        {
            state = WebSocketState.Aborted;
            Fail(new WebSocketException(WebSocketError.ConnectionClosedPrematurely));
        }
    }

    /// <inheritdoc/>
    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        ValueWebSocketReceiveResult result = await ReceiveAsync(buffer.AsMemory(), cancellationToken);
        return new WebSocketReceiveResult(result.Count, result.MessageType, result.EndOfMessage, closeStatus, closeDescription);
    }

    /// <inheritdoc/>
    public override ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        Check(WebSocketState.Open, WebSocketState.CloseSent);
        cancellationToken.ThrowIfCancellationRequested();
        if (receive is not null)
        {
            throw new InvalidOperationException("There is already one outstanding 'ReceiveAsync' call for this WebSocket instance.");
        }

        if (arrivals.Count > 0)
        {
            return ValueTask.FromResult(Take(buffer));
        }

        var waiting = new Receive(buffer);
        receive = waiting;
        waiting.Cancellation = cancellationToken.Register(() => Cancel(waiting, cancellationToken));
        return new ValueTask<ValueWebSocketReceiveResult>(waiting.Result.Task);
    }

    /// <inheritdoc/>
    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        SendAsync(buffer.AsMemory(), messageType, endOfMessage, cancellationToken).AsTask();

    /// <inheritdoc/>
    public override ValueTask SendAsync(ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        Check(WebSocketState.Open, WebSocketState.CloseReceived);
        cancellationToken.ThrowIfCancellationRequested();
        message.Write(buffer.Span);
        if (endOfMessage)
        {
            string text = Encoding.UTF8.GetString(message.GetBuffer(), 0, (int)message.Length);
            message.SetLength(0);
            if (state == WebSocketState.Open)
            {
                sent(text);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        Check(WebSocketState.Open, WebSocketState.CloseReceived);
        bool first = state == WebSocketState.Open;
        state = first ? WebSocketState.CloseSent : WebSocketState.Closed;
        if (first)
        {
            ended();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        Check(WebSocketState.Open, WebSocketState.CloseReceived, WebSocketState.CloseSent);
        if (state != WebSocketState.CloseSent)
        {
            await CloseOutputAsync(closeStatus, statusDescription, cancellationToken);
        }

        byte[] rest = new byte[1024];
        while (state == WebSocketState.CloseSent)
        {
            await ReceiveAsync(rest.AsMemory(), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public override void Abort()
    {
        if (state is WebSocketState.Closed or WebSocketState.Aborted)
        {
            return;
        }

        bool tells = state == WebSocketState.Open;
        state = WebSocketState.Aborted;
        if (tells)
        {
            ended();
        }

        post(() => Fail(new OperationCanceledException(nameof(WebSocketState.Aborted))));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            Abort();
            message.Dispose();
        }
    }

    private void Arrive(Arrival arrival)
    {
        if (state is not (WebSocketState.Open or WebSocketState.CloseSent))
        {
            return; // nobody reads any more
        }

        arrivals.Enqueue(arrival);
        if (receive is Receive waiting)
        {
            receive = null;
            waiting.Cancellation.Dispose();
            waiting.Result.TrySetResult(Take(waiting.Buffer));
        }
    }

    /// <summary>As much of the first arrival as the buffer takes; the rest comes with the next call.</summary>
    private ValueWebSocketReceiveResult Take(Memory<byte> buffer)
    {
        Arrival first = arrivals.Dequeue();
        if (first.Close is WebSocketCloseStatus status)
        {
            closeStatus = status;
            closeDescription = first.Reason;
            state = state == WebSocketState.CloseSent ? WebSocketState.Closed : WebSocketState.CloseReceived;
            return new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, true);
        }

        int count = Math.Min(buffer.Length, first.Text.Length);
        first.Text[..count].CopyTo(buffer);
        bool whole = count == first.Text.Length;
        if (!whole)
        {
            Arrival[] behind = [first with { Text = first.Text[count..] }, .. arrivals];
            arrivals.Clear();
            Array.ForEach(behind, arrivals.Enqueue);
        }

        return new ValueWebSocketReceiveResult(count, WebSocketMessageType.Text, whole);
    }

    /// <summary>A receive that is cancelled takes the connection with it, as the real one does.</summary>
    private void Cancel(Receive waiting, CancellationToken cancellationToken)
    {
        if (receive == waiting)
        {
            receive = null;
            post(() => waiting.Result.TrySetCanceled(cancellationToken));
            Abort();
        }
    }

    private void Fail(Exception error)
    {
        Receive? waiting = receive;
        receive = null;
        waiting?.Cancellation.Dispose();
        waiting?.Result.TrySetException(error);
    }

    private void Check(params ReadOnlySpan<WebSocketState> allowed)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (!allowed.Contains(state))
        {
            throw new WebSocketException(WebSocketError.InvalidState, $"The WebSocket is in an invalid state ('{state}') for this operation.");
        }
    }

    /// <summary>Something that has arrived and waits to be read.</summary>
    private readonly record struct Arrival(ReadOnlyMemory<byte> Text, WebSocketCloseStatus? Close, string Reason);

    /// <summary>A call that waits for something to arrive.</summary>
    private sealed class Receive(Memory<byte> buffer)
    {
        public Memory<byte> Buffer { get; } = buffer;

        public TaskCompletionSource<ValueWebSocketReceiveResult> Result { get; } = new();

        public CancellationTokenRegistration Cancellation { get; set; }
    }
}
