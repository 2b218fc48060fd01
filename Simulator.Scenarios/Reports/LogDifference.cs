using DiffPlex.Renderer;

namespace Simulator.Scenarios.Reports;

/// <summary>The difference of two logs, as a short unified diff.</summary>
internal static class LogDifference
{
    private const int Context = 2;
    private const int Longest = 40;

    /// <summary>The lines that lead from <paramref name="approved"/> to <paramref name="received"/>.</summary>
    public static IEnumerable<string> Lines(string approved, string received)
    {
        string[] lines = UnidiffRenderer
            .GenerateUnidiff(approved, received, "approved", "this run", ignoreWhitespace: false, ignoreCase: false, Context)
            .TrimEnd('\r', '\n')
            .Split('\n');
        return lines.Length <= Longest
            ? lines.Select(line => line.TrimEnd('\r'))
            : lines.Take(Longest).Select(line => line.TrimEnd('\r')).Append($"… and {lines.Length - Longest} more lines");
    }
}
