using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Simulator.Time;

/// <summary>
/// Writes down all that something knows, so that two of its states which will behave alike are written alike: points of
/// time as seen from now, attempts as seen from the latest one.
/// </summary>
/// <param name="now">The present, on the clock of what is written.</param>
/// <param name="latestAttempt">The number of the latest attempt; 0 before the first.</param>
public sealed class ValueWriter(Instant now, int latestAttempt)
{
    private readonly List<byte> bytes = [];

    /// <summary>The present. Whoever keeps another clock, such as a client on a device that slept, is written by its own.</summary>
    public Instant Now { get; set; } = now;

    /// <summary>Writes a number.</summary>
    public void Add(long number)
    {
        Span<byte> eight = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(eight, number);
        bytes.AddRange(eight);
    }

    /// <summary>Writes yes or no.</summary>
    public void Add(bool value) => bytes.Add(value ? (byte)1 : (byte)0);

    /// <summary>Writes a text; null is another one than the empty text.</summary>
    public void Add(string? text)
    {
        Add(text?.Length ?? -1);
        bytes.AddRange(Encoding.UTF8.GetBytes(text ?? ""));
    }

    /// <summary>Writes a point of time as the span from now to it.</summary>
    public void Add(Instant instant) => Add(instant == Instant.Never ? long.MaxValue : (instant - Now).Milliseconds);

    /// <summary>Writes a point of time that matters only as long as it is to come.</summary>
    public void AddIfToCome(Instant instant) => Add(Instant.Later(instant, Now));

    /// <summary>Writes how long ago a point of time was, up to <paramref name="most"/>: beyond that it makes no difference.</summary>
    public void AddAge(Instant instant, Duration most) => Add(Duration.Shorter(Now - instant, most).Milliseconds);

    /// <summary>Writes the number of an attempt: how many were started since.</summary>
    public void AddAttempt(int attempt) => Add(latestAttempt - attempt);

    /// <summary>A key of all that was written: 128 bits of its SHA-256, so that two states have one key only if they are one.</summary>
    public UInt128 Key()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(CollectionsMarshal.AsSpan(bytes), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
