using Simulator.Logs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Simulator.Scenarios.Reports;

/// <summary>A table without the blanks with which Spectre fills its last column, so that a redirected page has none at its line ends.</summary>
/// <param name="table">The table.</param>
/// <param name="width">The greatest width.</param>
internal sealed class TrimmedTable(Table table, int width) : IRenderable
{
    /// <inheritdoc/>
    public Measurement Measure(RenderOptions options, int maxWidth) => ((IRenderable)table).Measure(options, width);

    /// <inheritdoc/>
    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        foreach (SegmentLine line in Segment.SplitLines(((IRenderable)table).Render(options, width)))
        {
            int count = line.Count;
            while (count > 0 && string.IsNullOrWhiteSpace(line[count - 1].Text))
            {
                count--;
            }

            foreach (Segment segment in line.Take(count - 1))
            {
                yield return Shown(segment.Text, segment);
            }

            if (count > 0)
            {
                yield return Shown(line[count - 1].Text.TrimEnd(), line[count - 1]);
            }

            yield return Segment.LineBreak;
        }
    }

    private static Segment Shown(string text, Segment segment) => new(Printable.Line(text), segment.Style);
}
