using System.Globalization;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Canaries;

/// <summary>Breaks when a canary appears or goes, or is caught by something else or later than approved.</summary>
[Trait("Speed", "Slow")]
public sealed class CanaryTableTests
{
    private static readonly string[] Titles = ["canary", "named by", "files", "first", "the best of them", "random", "steps", "mistake"];

    [Fact]
    public Task The_canaries_are_caught_as_approved() => Snapshot.Verify(Write([Titles, .. CanaryHunt.All.Value.Select(Row)]), "canaries");

    /// <summary>How many files, and how many tell it first; the median number of random scenarios; the steps that are left of one, and how many are needed.</summary>
    private static string[] Row(CanaryCatch caught) =>
    [
        caught.Canary.Name,
        string.Join(", ", caught.Canary.Rules),
        Number(caught.Files.Count),
        Number(caught.First),
        caught.Files is [string file, ..] ? file : "none",
        caught.Needed is int needed ? Number(needed) : $"> {Number(CanaryHunt.MostScenarios)}",
        caught.Smallest is null ? "none" : $"{Number(caught.Smallest.Steps.Count)} of {Number(caught.Canary.Needs)}",
        caught.Canary.Mistake + (caught.Canary.Seen is string seen ? $" ({seen})" : ""),
    ];

    private static string Write(string[][] rows)
    {
        int[] widths = [.. Titles.Select((_, column) => rows.Max(row => row[column].Length))];
        return string.Join('\n', rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
