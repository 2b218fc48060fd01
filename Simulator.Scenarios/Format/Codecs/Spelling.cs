using Simulator.Protocol;

namespace Simulator.Scenarios.Format.Codecs;

/// <summary>Finds the word that a misspelt one was probably meant to be.</summary>
internal static class Spelling
{
    /// <summary>More words than this are a list of their own, not a part of a sentence.</summary>
    private const int MostListed = 20;

    /// <summary>A sentence about a word that is none of those known.</summary>
    /// <param name="kind">What the word should name.</param>
    /// <param name="word">The word.</param>
    /// <param name="known">The words known.</param>
    public static string Unknown(string kind, string word, IEnumerable<string> known)
    {
        string[] candidates = [.. known];
        string start = $"There is no {kind} ‘{TokenWords.Shorten(word)}’ here";
        return Nearest(word, candidates) is string near ? $"{start}: did you mean ‘{near}’?"
            : candidates.Length == 0 ? $"{start}, nor any other. Leave it away."
            : candidates.Length > MostListed ? $"{start}. There are {candidates.Length}, from {candidates[0]} to {candidates[^1]}."
            : $"{start}. Known: {string.Join(", ", candidates)}.";
    }

    /// <summary>A sentence about the first of <paramref name="names"/> that is no state; null where all are.</summary>
    public static string? UnknownState(IEnumerable<string> names) =>
        names.FirstOrDefault(name => StateNames.Parse(name) is null) is string unknown ? Unknown("state", unknown, StateNames.All) : null;

    /// <summary>The word of <paramref name="known"/> that is nearest to <paramref name="word"/>; null where none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        // The distance is at least the difference of the lengths, so that a huge word is never compared.
        int bound = Math.Max(1, word.Length / 3);
        string? nearest = null;
        foreach (string candidate in known.Where(candidate => Math.Abs(candidate.Length - word.Length) <= bound && candidate.Length < 100))
        {
            int distance = Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance <= bound && distance < candidate.Length)
            {
                nearest = candidate;
                bound = distance - 1;
            }
        }

        return nearest;
    }

    /// <summary>The number of letters to add, drop, change or swap with their neighbour (optimal string alignment).</summary>
    private static int Distance(string left, string right)
    {
        int[] beforeLast = [];
        int[] last = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int[] row = new int[right.Length + 1];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int change = left[i - 1] == right[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last) = (last, row);
        }

        return last[right.Length];
    }
}
