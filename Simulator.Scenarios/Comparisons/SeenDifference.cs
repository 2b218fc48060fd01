using System.Text.RegularExpressions;

namespace Simulator.Scenarios.Comparisons;

/// <summary>Where two clients differ.</summary>
/// <param name="Before">What both did last; null where it is the first entry of all.</param>
/// <param name="First">What one does then; null where it does nothing more.</param>
/// <param name="Second">What the other does then; null where it does nothing more.</param>
internal sealed partial record SeenDifference(SeenEntry? Before, SeenEntry? First, SeenEntry? Second)
{
    /// <summary>What differences have in common that are told as one: the same things happen, with whatever numbers, at whatever times.</summary>
    public string Group => $"{Shape(First)}\n{Shape(Second)}\n{(First?.What == Second?.What ? "time" : "")}";

    private static string Shape(SeenEntry? entry) => entry is null ? "" : Digits().Replace(entry.What, "0");

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
