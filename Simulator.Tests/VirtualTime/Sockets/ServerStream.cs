using System.Buffers.Binary;
using System.Text;
using System.Threading.Channels;

namespace Simulator.Tests.VirtualTime.Sockets;

/// <summary>The line of a real WebSocket, held in memory: the test writes the frames of the server, what the client writes is dropped.</summary>
internal sealed class ServerStream : Stream
{
    private readonly Channel<byte[]> arriving = Channel.CreateUnbounded<byte[]>();
    private readonly TaskCompletionSource disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ReadOnlyMemory<byte> rest;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Puts in a frame: operation code, whether it is the last of its message, payload of less than 126 bytes.</summary>
    public void Frame(int operation, bool last, byte[] payload) =>
        arriving.Writer.TryWrite([(byte)(operation | (last ? 0x80 : 0)), (byte)payload.Length, .. payload]);

    public void CloseFrame(int code, string reason)
    {
        byte[] payload = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)code);
        Frame(8, true, [.. payload, .. Encoding.UTF8.GetBytes(reason)]);
        End();
    }

    public void End() => arriving.Writer.TryComplete();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (rest.IsEmpty)
        {
            if (!await WaitAsync(cancellationToken) || buffer.IsEmpty || !arriving.Reader.TryRead(out byte[]? bytes))
            {
                return 0;
            }

            rest = bytes;
        }

        int count = Math.Min(buffer.Length, rest.Length);
        rest[..count].CopyTo(buffer);
        rest = rest[count..];
        return count;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>As on a network, a read that is cancelled ends a little later: the socket has heard of it, and let go of the line.</summary>
    private async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await arriving.Reader.WaitToReadAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await disposed.Task.WaitAsync(TimeSpan.FromSeconds(5), CancellationToken.None);
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        arriving.Writer.TryComplete(new ObjectDisposedException(nameof(ServerStream)));
        disposed.TrySetResult();
        base.Dispose(disposing);
    }
}
