using System.Runtime.CompilerServices;

namespace Simulator.Connection;

/// <summary>The outputs of one step, in order: a small buffer of the caller's, so that a step allocates nothing.</summary>
public struct ConnectionOutputs : IEquatable<ConnectionOutputs>
{
    /// <summary>The most outputs that one step can have: a drop that tells an error or closes, changes twice, and opens.</summary>
    public const int Capacity = 4;

    private Buffer buffer;

    /// <summary>How many outputs there are.</summary>
    public int Count { get; private set; }

    /// <summary>The output at <paramref name="index"/>, from 0.</summary>
    public readonly ConnectionOutput this[int index] => index < Count
        ? buffer[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"there are {Count} outputs");

    /// <summary>Puts <paramref name="output"/> at the end.</summary>
    public void Add(ConnectionOutput output) => buffer[Count++] = output;

    /// <summary>Forgets all outputs, so that the buffer can serve the next step.</summary>
    public void Clear() => Count = 0;

    /// <inheritdoc/>
    public readonly bool Equals(ConnectionOutputs other)
    {
        ReadOnlySpan<ConnectionOutput> own = buffer;
        ReadOnlySpan<ConnectionOutput> others = other.buffer;
        return own[..Count].SequenceEqual(others[..other.Count]);
    }

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is ConnectionOutputs other && Equals(other);

    /// <summary>A hash of the number of outputs only.</summary>
    public override readonly int GetHashCode() => Count;

    /// <summary>Whether both hold the same outputs in the same order.</summary>
    public static bool operator ==(ConnectionOutputs left, ConnectionOutputs right) => left.Equals(right);

    /// <summary>Whether the outputs differ.</summary>
    public static bool operator !=(ConnectionOutputs left, ConnectionOutputs right) => !left.Equals(right);

    [InlineArray(Capacity)]
    private struct Buffer
    {
        private ConnectionOutput first;
    }
}
