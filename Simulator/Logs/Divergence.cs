namespace Simulator.Logs;

/// <summary>Where a second run of a scenario differs from the first.</summary>
/// <param name="Entry">The index of the first entry that differs; the number of entries where only the end does.</param>
/// <param name="First">The log of the first run.</param>
/// <param name="Second">The log of the second run.</param>
public sealed record Divergence(int Entry, TransitionLog First, TransitionLog Second)
{
    /// <summary>The line of the first log that differs, in its verbose form.</summary>
    public string FirstLine => LineOf(First);

    /// <summary>The line of the second log in its place.</summary>
    public string SecondLine => LineOf(Second);

    /// <summary>The difference of two logs, or null where they are equal.</summary>
    public static Divergence? Between(TransitionLog first, TransitionLog second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        int? entry = first.FirstDifference(second) ?? (first.End == second.End ? null : first.Entries.Count);
        return entry is int index ? new Divergence(index, first, second) : null;
    }

    private string LineOf(TransitionLog log) =>
        LogText.Lines(log, LogForm.Verbose).First(line => line.Entry == Math.Min(Entry, log.Entries.Count)).Text.Trim();
}
