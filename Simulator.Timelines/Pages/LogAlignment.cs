using DiffPlex;
using DiffPlex.Model;
using Simulator.Collections;
using Simulator.Logs;

namespace Simulator.Timelines.Pages;

/// <summary>What two logs have not in common: the entries of each for which the other has none. The others stand in the same order in both.</summary>
/// <param name="Left">Indices in the first log.</param>
/// <param name="Right">Indices in the second log.</param>
internal sealed record LogAlignment(ValueList<int> Left, ValueList<int> Right)
{
    /// <summary>Between the first and the last difference as many entries are looked at as a reader may wait for; beyond, all of that part differs.</summary>
    private const int MostCompared = 20_000;

    public static LogAlignment Of(TransitionLog left, TransitionLog right)
    {
        string[] leftLines = [.. left.Entries.Select(Line)];
        string[] rightLines = [.. right.Entries.Select(Line)];
        int start = leftLines.AsSpan().CommonPrefixLength(rightLines);
        int end = CommonEnd(leftLines.AsSpan(start), rightLines.AsSpan(start));
        string[] leftPart = leftLines[start..^end];
        string[] rightPart = rightLines[start..^end];
        if (leftPart.Length == 0 || rightPart.Length == 0 || leftPart.Length + rightPart.Length > MostCompared)
        {
            return new LogAlignment(Range(start, leftPart.Length), Range(start, rightPart.Length));
        }

        // The lines are numbered first: DiffPlex splits one text into its pieces, and a line of a log may hold any letter.
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        DiffResult difference = Differ.Instance.CreateLineDiffs(Numbered(leftPart, numbers), Numbered(rightPart, numbers), ignoreWhitespace: false);
        return new LogAlignment(
            difference.DiffBlocks.SelectMany(block => Range(start + block.DeleteStartA, block.DeleteCountA)).ToValueList(),
            difference.DiffBlocks.SelectMany(block => Range(start + block.InsertStartB, block.InsertCountB)).ToValueList());
    }

    private static string Line(Entry entry) => $"{entry.At} {entry.Lane} {LogText.Verbose(entry)}";

    private static string Numbered(string[] lines, Dictionary<string, int> numbers)
    {
        foreach (string line in lines)
        {
            numbers.TryAdd(line, numbers.Count);
        }

        return string.Join('\n', lines.Select(line => numbers[line]));
    }

    private static int CommonEnd(ReadOnlySpan<string> left, ReadOnlySpan<string> right)
    {
        int common = 0;
        while (common < Math.Min(left.Length, right.Length) && left[^(common + 1)] == right[^(common + 1)])
        {
            common++;
        }

        return common;
    }

    private static ValueList<int> Range(int start, int count) => Enumerable.Range(start, count).ToValueList();
}
