using System.Net.WebSockets;

namespace Simulator.VirtualTime.Sockets;

/// <summary>A call that waits for something to arrive at a scripted socket.</summary>
/// <param name="buffer">Takes what arrives.</param>
/// <param name="isForClose">Whether messages are passed over, as <c>CloseAsync</c> does.</param>
internal abstract class SocketReceive(Memory<byte> buffer, bool isForClose)
{
    public Memory<byte> Buffer => buffer;

    public bool IsForClose => isForClose;

    /// <summary>What cancels the call.</summary>
    public CancellationTokenRegistration Cancellation { get; set; }

    public abstract void Complete(ValueWebSocketReceiveResult result);

    public abstract void Fail(Exception error);

    public abstract void Cancel(CancellationToken cancellationToken);

    /// <summary>One that gives its result in a shape of its own.</summary>
    internal sealed class As<T>(Memory<byte> buffer, bool isForClose, Func<ValueWebSocketReceiveResult, T> shape) : SocketReceive(buffer, isForClose)
    {
        private readonly TaskCompletionSource<T> source = new();

        public Task<T> Task => source.Task;

        public override void Complete(ValueWebSocketReceiveResult result) => source.TrySetResult(shape(result));

        public override void Fail(Exception error) => source.TrySetException(error);

        public override void Cancel(CancellationToken cancellationToken) => source.TrySetCanceled(cancellationToken);
    }
}
