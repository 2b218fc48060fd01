using System.Globalization;
using Simulator.Logs;

namespace Simulator.Scenarios.ConformanceReports;

/// <summary>The log of a client beside that of the reference client, as lines; of long ones the part around their first difference.</summary>
internal sealed class LogPair
{
    private const int Before = 100;
    private const int After = 150;

    private readonly int[] entries;

    private LogPair(int[] entries, string[] log, string[] reference)
    {
        this.entries = entries;
        int differs = FirstDifference(log, reference);
        int around = Math.Max(0, differs);
        Skipped = Math.Max(0, around - Before);
        Log = Part(log, around);
        Reference = Part(reference, around);
        Differs = differs < 0 ? -1 : PlaceOf(differs);
    }

    /// <summary>The lines of the client.</summary>
    public string[] Log { get; }

    /// <summary>The lines of the reference client.</summary>
    public string[] Reference { get; }

    /// <summary>The place in both of the first line that differs; -1 where none does.</summary>
    public int Differs { get; }

    /// <summary>How many lines are left out at the start of both.</summary>
    public int Skipped { get; }

    /// <summary>Puts two logs side by side.</summary>
    public static LogPair Of(TransitionLog log, TransitionLog reference)
    {
        (int Entry, string Text)[] lines = [.. LogText.Lines(log, LogForm.Verified)];
        return new LogPair(
            [.. lines.Select(line => line.Entry)],
            [.. lines.Select(line => Printable.Line(line.Text))],
            [.. LogText.Lines(reference, LogForm.Verified).Select(line => Printable.Line(line.Text))]);
    }

    /// <summary>The place of the line that tells an entry; -1 where none does, or it is left out.</summary>
    public int LineOf(int entry)
    {
        int line = Array.BinarySearch(entries, entry);
        int place = line < 0 ? -1 : PlaceOf(line);
        return place < Log.Length ? place : -1;
    }

    /// <summary>The place of a line in what is shown, behind the line that says what is left out.</summary>
    private int PlaceOf(int line) => Skipped == 0 ? line : line < Skipped ? -1 : line - Skipped + 1;

    private string[] Part(string[] lines, int around)
    {
        int end = Math.Min(lines.Length, around + After);
        IEnumerable<string> start = Skipped == 0 ? [] : [Told(Skipped)];
        IEnumerable<string> rest = end == lines.Length ? [] : [Told(lines.Length - end)];
        return [.. start, .. lines.Skip(Skipped).Take(end - Skipped), .. rest];
    }

    private static string Told(int number) => string.Create(CultureInfo.InvariantCulture, $"           …  {number:N0} lines are left out");

    private static int FirstDifference(string[] left, string[] right)
    {
        int shared = left.AsSpan().CommonPrefixLength(right);
        return shared == left.Length && shared == right.Length ? -1 : shared;
    }
}
