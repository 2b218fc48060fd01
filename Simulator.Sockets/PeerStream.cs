namespace Simulator.Sockets;

/// <summary>
/// The bytes to and from a client. They can be watched for their end while nobody reads, and the path can go silent: what is written
/// then is lost, also what the runtime's WebSocket answers by itself.
/// </summary>
internal sealed class PeerStream(Stream inner) : Stream
{
    private readonly byte[] ahead = new byte[1];
    private Task<int>? pending;

    /// <summary>Whether it goes over TLS.</summary>
    public bool IsSecure { get; init; }

    /// <summary>Whether what is written is lost.</summary>
    public volatile bool IsSilent;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Waits for the next byte, which stays to be read.</summary>
    /// <returns>Whether there is one; false where the client has closed its end.</returns>
    public async Task<bool> HasMoreAsync()
    {
        pending ??= inner.ReadAsync(ahead, 0, 1);
        try
        {
            return await pending.ConfigureAwait(false) == 1;
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (pending is not Task<int> waited)
        {
            return await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }

        int count = await waited.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (buffer.Length == 0)
        {
            return 0; // only asked whether there is something
        }

        pending = null;
        ahead.AsSpan(0, count).CopyTo(buffer.Span);
        return count;
    }

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        IsSilent ? ValueTask.CompletedTask : inner.WriteAsync(buffer, cancellationToken);

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
