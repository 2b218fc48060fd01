using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;
using Simulator.Collections;
using Simulator.Logs;

namespace Simulator.Tests.AsyncClient;

/// <summary>A place where the logs of two clients differ in what can be seen of them.</summary>
/// <param name="Reference">What the reference client's log tells there.</param>
/// <param name="Other">What the other client's log tells in its stead.</param>
/// <param name="Lines">Both, as the lines of a diff.</param>
internal sealed record ClientDifference(ValueList<Entry> Reference, ValueList<Entry> Other, ValueList<string> Lines)
{
    /// <summary>The places where the approved form of <paramref name="other"/> is not that of <paramref name="reference"/>, in order.</summary>
    public static IEnumerable<ClientDifference> Between(TransitionLog reference, TransitionLog other)
    {
        (int Entry, string Text)[] left = [.. LogText.Lines(reference, LogForm.Verified)];
        (int Entry, string Text)[] right = [.. LogText.Lines(other, LogForm.Verified)];
        DiffResult diff = Differ.Instance.CreateDiffs(
            Join(left), Join(right), ignoreWhiteSpace: false, ignoreCase: false, LineChunker.Instance);
        return diff.DiffBlocks.Select(block => Of(
            reference,
            left.AsSpan(block.DeleteStartA, block.DeleteCountA),
            other,
            right.AsSpan(block.InsertStartB, block.InsertCountB)));
    }

    private static ClientDifference Of(
        TransitionLog reference, ReadOnlySpan<(int Entry, string Text)> left, TransitionLog other, ReadOnlySpan<(int Entry, string Text)> right) => new(
            Entries(reference, left),
            Entries(other, right),
            [.. left.ToArray().Select(line => $"- {line.Text}"), .. right.ToArray().Select(line => $"+ {line.Text}")]);

    /// <summary>The entries that the lines tell; the line of the end tells none.</summary>
    private static ValueList<Entry> Entries(TransitionLog log, ReadOnlySpan<(int Entry, string Text)> lines) =>
        [.. lines.ToArray().Where(line => line.Entry < log.Entries.Count).Select(line => log.Entries[line.Entry])];

    private static string Join((int Entry, string Text)[] lines) => string.Join('\n', lines.Select(line => line.Text));
}
