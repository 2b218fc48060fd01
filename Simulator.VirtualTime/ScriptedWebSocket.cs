using System.Net.WebSockets;
using System.Text;
using Simulator.VirtualTime.Sockets;

namespace Simulator.VirtualTime;

/// <summary>
/// A WebSocket whose other side is a script: what arrives is put in by <see cref="Deliver"/> and its like, what the client
/// sends is kept. Results, states and exceptions are those of the runtime's own managed WebSocket. For one thread.
/// </summary>
/// <remarks>
/// Where it is simpler than the runtime's: sending never waits; the server ends the connection as soon as both sides have
/// said close, where the runtime gives it up to a second; there are no pings and no compression; a reason of the server's
/// may be longer than a frame can carry. Several receives under way at once take turns, as there; a second one behind the
/// one that gets the close fails at once, where the runtime's waits for the line to end. After <see cref="Break"/> the
/// next receive fails, once what had arrived is read; a send goes nowhere and succeeds, as the first over a dead line does.
/// </remarks>
public sealed partial class ScriptedWebSocket : WebSocket
{
    private readonly Action<Action> post;
    private readonly Action<Action> within;
    private readonly Action<string> report;
    private readonly Action ended;
    private readonly SocketInbox inbox = new();
    private readonly SocketOutbox outbox = new();
    private readonly Queue<SocketReceive> waiting = new();
    private WebSocketState state = WebSocketState.Open;
    private WebSocketCloseStatus? closeStatus;
    private string? closeDescription;
    private bool receivedClose;
    private bool broken;

    /// <summary>Makes an open one; what a call of the client's leads to happens before that call returns.</summary>
    public ScriptedWebSocket()
        : this(action => action(), _ => { }, () => { }, action => action())
    {
    }

    /// <summary>Makes an open one of a run.</summary>
    /// <param name="post">Runs an action as soon as the client's own work rests.</param>
    /// <param name="sent">Takes a whole message.</param>
    /// <param name="ended">Is told once that the client has ended the connection.</param>
    /// <param name="within">Does within the run what the client may notice.</param>
    internal ScriptedWebSocket(Action<Action> post, Action<string> sent, Action ended, Action<Action> within)
    {
        this.post = post;
        this.within = within;
        report = sent;
        this.ended = ended;
    }

    /// <summary>The whole texts that the client has sent, in order.</summary>
    public IReadOnlyList<string> Sent => outbox.Texts;

    /// <summary>The whole binary messages that the client has sent, in order.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> SentBinary => outbox.Binaries;

    /// <summary>The code of the close that the client has sent, be it first or as the answer to the server's; null before that.</summary>
    public WebSocketCloseStatus? SentCloseStatus { get; private set; }

    /// <summary>The reason of the close that the client has sent; null where there is none.</summary>
    public string? SentCloseStatusDescription { get; private set; }

    /// <summary>Whether the client has ended the connection: by close, abort, dispose or a cancelled receive, before the server did.</summary>
    public bool IsEndedByClient { get; private set; }

    /// <inheritdoc/>
    public override WebSocketCloseStatus? CloseStatus => closeStatus;

    /// <inheritdoc/>
    public override string? CloseStatusDescription => closeDescription;

    /// <inheritdoc/>
    public override WebSocketState State => state;

    /// <inheritdoc/>
    public override string? SubProtocol => null;

    /// <summary>A text arrives. Once the connection is over, nobody reads it.</summary>
    /// <param name="text">The whole text, or the last part of it.</param>
    public void Deliver(string text) => Arrive(Text(text) with { EndOfMessage = true });

    /// <summary>A part of a text arrives, in a frame of its own; the last part is given to <see cref="Deliver"/>.</summary>
    /// <param name="text">The part.</param>
    public void DeliverPart(string text) => Arrive(Text(text));

    /// <summary>A binary message arrives.</summary>
    /// <param name="bytes">The whole message.</param>
    public void DeliverBinary(ReadOnlySpan<byte> bytes) =>
        Arrive(new SocketArrival(WebSocketMessageType.Binary, bytes.ToArray()) { EndOfMessage = true });

    /// <summary>The server's close arrives.</summary>
    /// <param name="code">Its code; one that no frame may carry is an error of the protocol to the client, as to the real one.</param>
    /// <param name="reason">Its reason; may be empty.</param>
    public void DeliverClose(int code, string reason) =>
        Arrive(new SocketArrival(WebSocketMessageType.Close, default) { Code = (WebSocketCloseStatus)code, Reason = reason });

    /// <summary>The connection breaks without a close.</summary>
    public void Break()
    {
        Arrive(SocketArrival.End);
        broken = true;
    }

    /// <inheritdoc/>
    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(buffer.Array, nameof(buffer));
        return Receive(
            new SocketReceive.As<WebSocketReceiveResult>(buffer, false, result =>
                new WebSocketReceiveResult(result.Count, result.MessageType, result.EndOfMessage, closeStatus, closeDescription)),
            cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        new(Receive(new SocketReceive.As<ValueWebSocketReceiveResult>(buffer, false, result => result), cancellationToken));

    /// <inheritdoc/>
    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(buffer.Array, nameof(buffer));
        return SendAsync(buffer.AsMemory(), messageType, endOfMessage, cancellationToken).AsTask();
    }

    /// <inheritdoc/>
    public override ValueTask SendAsync(ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        SocketChecks.MessageType(messageType);
        if (SocketChecks.State(state, WebSocketState.Open, WebSocketState.CloseReceived) is Exception refusal)
        {
            return ValueTask.FromException(refusal);
        }

        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        if (!broken && outbox.Add(messageType, buffer.Span, endOfMessage) is string whole)
        {
            report(whole);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        SocketChecks.Close(closeStatus, statusDescription);
        if (SocketChecks.State(state, WebSocketState.Open, WebSocketState.CloseReceived) is Exception refusal)
        {
            return Task.FromException(refusal);
        }

        return SendClose(closeStatus, statusDescription, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        SocketChecks.Close(closeStatus, statusDescription);
        if (SocketChecks.State(state, WebSocketState.Open, WebSocketState.CloseReceived, WebSocketState.CloseSent) is Exception refusal)
        {
            return Task.FromException(refusal);
        }

        Task said = SentCloseStatus is null ? SendClose(closeStatus, statusDescription, cancellationToken) : Task.CompletedTask;
        return said.IsCompletedSuccessfully && state == WebSocketState.CloseSent
            ? Receive(new SocketReceive.As<ValueWebSocketReceiveResult>(default, true, result => result), cancellationToken)
            : said;
    }

    /// <inheritdoc/>
    public override void Abort() => Abandon(WebSocketState.Aborted, () => new OperationCanceledException(nameof(WebSocketState.Aborted)));

    /// <inheritdoc/>
    public override void Dispose() => Abandon(WebSocketState.Closed, () => new WebSocketException(WebSocketError.ConnectionClosedPrematurely));

    private static SocketArrival Text(string text) => new(WebSocketMessageType.Text, Encoding.UTF8.GetBytes(text));

    private Task<T> Receive<T>(SocketReceive.As<T> receive, CancellationToken cancellationToken)
    {
        if (SocketChecks.State(state, WebSocketState.Open, WebSocketState.CloseSent) is Exception refusal)
        {
            return Task.FromException<T>(refusal);
        }

        if (cancellationToken.IsCancellationRequested)
        {
            Abort();
            return Task.FromCanceled<T>(cancellationToken);
        }

        waiting.Enqueue(receive);
        receive.Cancellation = cancellationToken.Register(() =>
        {
            post(() => receive.Cancel(cancellationToken)); // before it fails with the others
            Abort();
        });
        Pump();
        return receive.Task;
    }

    private Task SendClose(WebSocketCloseStatus status, string? description, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        SentCloseStatus = status;
        SentCloseStatusDescription = description;
        TellEnd();
        state = receivedClose ? WebSocketState.Closed : WebSocketState.CloseSent;
        return Task.CompletedTask;
    }

    private void TellEnd()
    {
        if (state == WebSocketState.Open && !broken)
        {
            IsEndedByClient = true;
            ended();
        }
    }

    /// <summary>The client takes its hands off the connection; whoever waits is told once the client's own work rests.</summary>
    private void Abandon(WebSocketState end, Func<Exception> error)
    {
        if (state is WebSocketState.Closed or WebSocketState.Aborted)
        {
            return;
        }

        TellEnd();
        state = end;
        SocketReceive[] failed = [.. waiting];
        waiting.Clear();
        post(() => Array.ForEach(failed, receive => receive.Fail(error())));
    }
}
