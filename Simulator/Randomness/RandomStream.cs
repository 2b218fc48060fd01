namespace Simulator.Randomness;

/// <summary>
/// A stream of numbers that depends on nothing but a seed and the stream's own name, so that a new draw in one place
/// shifts no draw elsewhere, and no log depends on the generator of a runtime.
/// </summary>
/// <remarks>The generator is SplitMix64 (Steele, Lea, Flood 2014); the name is mixed in by 64-bit FNV-1a.</remarks>
public sealed class RandomStream
{
    private ulong state;

    /// <summary>Opens the stream <paramref name="name"/> of <paramref name="seed"/>.</summary>
    public RandomStream(long seed, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        ulong hash = 14695981039346656037;
        foreach (char letter in name)
        {
            hash = (hash ^ letter) * 1099511628211;
        }

        state = unchecked((ulong)seed * 0x9E3779B97F4A7C15) ^ hash;
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        state = unchecked(state + 0x9E3779B97F4A7C15);
        ulong mixed = state;
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A whole number from <paramref name="from"/> to <paramref name="to"/>, both included, all equally likely.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="to"/> is less than <paramref name="from"/>.</exception>
    public long Between(long from, long to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        ulong span = unchecked((ulong)to - (ulong)from + 1);
        return span == 0 ? unchecked((long)Next()) : unchecked(from + (long)Math.BigMul(Next(), span, out _));
    }

    /// <summary>Whether an event of probability <paramref name="numerator"/> in <paramref name="denominator"/> happens.</summary>
    public bool Chance(int numerator, int denominator) => Between(1, denominator) <= numerator;

    /// <summary>One of <paramref name="items"/>, all equally likely.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are none.</exception>
    public T Pick<T>(params ReadOnlySpan<T> items) => items[(int)Between(0, items.Length - 1)];
}
