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

    /// <summary>The lines of <paramref name="log"/> around the entry at index <paramref name="entry"/>.</summary>
    /// <remarks>Where the form leaves the entry out, as the verified one leaves out the wire, the verbose form is taken.</remarks>
    public static IEnumerable<ExcerptLine> Around(TransitionLog log, int entry, LogForm form)
    {
        var lines = LogText.Lines(log, form).ToList();
        int deciding = lines.FindIndex(line => line.Entry == entry);
        if (deciding < 0)
        {
            lines = [.. LogText.Lines(log, LogForm.Verbose)];
            deciding = lines.FindIndex(line => line.Entry == entry);
        }

        int start = Math.Max(0, deciding - Before);
        return lines.Skip(start).Take(deciding + After + 1 - start).Select(line => new ExcerptLine(line.Text, line.Entry == entry));
    }
}
