using System.Numerics;
using System.Runtime.InteropServices;

namespace Simulator.Protocol;

/// <summary>
/// Remembers what was made of the texts met lately: a run repeats the same few, each is read by the server or the client
/// and once more by the rules, and a campaign repeats them by the million.
/// </summary>
/// <param name="make">Makes an immutable value that depends on the text alone, so that nobody can tell whether it was remembered.</param>
/// <remarks>Two workers may race for a place: each sees a whole value there, or none, and makes its own.</remarks>
internal sealed class TextMemory<T>(Func<string, T> make)
{
    private const int VisitedStates = 512; // a power of two
    private const int LongestText = 512;

    private readonly Remembered?[] remembered = new Remembered?[VisitedStates];

    /// <summary>What is made of <paramref name="text"/>.</summary>
    public T Of(string text)
    {
        if (text.Length > LongestText)
        {
            return make(text);
        }

        ref Remembered? place = ref remembered[Spread(text) & (VisitedStates - 1)];
        Remembered? known = place;
        if (known is null || known.Text != text)
        {
            known = new Remembered(text, make(text));
            place = known;
        }

        return known.Value;
    }

    /// <summary>A number for a place in the memory: it decides how often a value is made anew, and nothing else.</summary>
    private static uint Spread(string text)
    {
        uint spread = (uint)text.Length;
        ReadOnlySpan<char> rest = text;
        foreach (ulong four in MemoryMarshal.Cast<char, ulong>(rest))
        {
            spread = BitOperations.Crc32C(spread, four);
        }

        foreach (char letter in rest[(rest.Length & ~3)..])
        {
            spread = BitOperations.Crc32C(spread, letter);
        }

        return spread;
    }

    private sealed record Remembered(string Text, T Value);
}
