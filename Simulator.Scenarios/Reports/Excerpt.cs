using Simulator.Logs;

namespace Simulator.Scenarios.Reports;

/// <summary>A line of a log in a report.</summary>
/// <param name="Text">The line.</param>
/// <param name="Decides">Whether it tells the entry that decides.</param>
internal sealed record ExcerptLine(string Text, bool Decides);

/// <summary>The part of a log around an entry.</summary>
internal static class Excerpt
{
    private const int Before = 4;
    private const int After = 2;
    private const int Reach = 1_000;

    /// <summary>The lines of <paramref name="log"/> around the entry at index <paramref name="entry"/>.</summary>
    /// <remarks>Where the form leaves the entry out, as the verified one leaves out the wire, the verbose form is taken.</remarks>
    public static IEnumerable<ExcerptLine> Around(TransitionLog log, int entry, LogForm form)
    {
        List<(int Entry, string Text)> lines = LinesAround(log, entry, form);
        int deciding = lines.FindIndex(line => line.Entry == entry);
        if (deciding < 0)
        {
            lines = LinesAround(log, entry, LogForm.Verbose);
            deciding = lines.FindIndex(line => line.Entry == entry);
        }

        int start = Math.Max(0, deciding - Before);
        return lines.Skip(start).Take(deciding + After + 1 - start).Select(line => new ExcerptLine(line.Text, line.Entry == entry));
    }

    /// <summary>The lines from a while before the entry to a few behind it: a log may have a million, of which these are wanted.</summary>
    private static List<(int Entry, string Text)> LinesAround(TransitionLog log, int entry, LogForm form)
    {
        int behind = 0;
        return [.. LogText.Lines(log, form, Math.Max(0, entry - Reach), LogClock.Hours).TakeWhile(line => line.Entry <= entry || behind++ < After)];
    }
}
