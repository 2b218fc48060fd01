using System.Globalization;
using System.Text;

namespace Simulator.Benchmarks.Growth;

/// <summary>Measures how cost grows: each case at a thousand, ten thousand, a hundred thousand and a million entries.</summary>
internal static class GrowthCommand
{
    private const string Begin = "<!-- growth -->\n";
    private const string End = "<!-- end of growth -->";

    private const int WarmUp = 10_000;

    private const int Small = 10_000;

    private static readonly int[] Usual = [1_000, 10_000, 100_000, 1_000_000];

    /// <summary>Prints the table; with a document it writes the table there, and the chart beside it.</summary>
    /// <param name="document">The document, or null.</param>
    /// <param name="output">Where the table is printed.</param>
    /// <param name="quick">Whether only the small sizes are measured, once: that shows only that all can be measured.</param>
    public static int Run(string? document, TextWriter output, bool quick)
    {
        int[] sizes = quick ? Usual[..2] : Usual;
        foreach (GrowthCase growth in quick ? [] : GrowthCase.All)
        {
            GrowthFigure.Of(growth, WarmUp, rounds: 20); // what runs often is compiled anew: not in the time of whoever comes first
        }

        int rounds = quick ? 1 : 3;
        var series = GrowthCase.All
            .Select(growth => (growth.Name, Figures: (IReadOnlyList<GrowthFigure>)[.. sizes.Select(size => GrowthFigure.Of(growth, size, rounds))]))
            .ToList();
        // As many entries as the largest log has, in small logs: the same memory, and no log that could grow.
        var parted = GrowthCase.All.Select(growth => GrowthFigure.Of(growth, Small, rounds, sizes[^1] / Small)).ToList();
        string table = Table(series, parted, sizes);
        output.WriteLine(table);
        if (document is not null)
        {
            string text = File.ReadAllText(document);
            int from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
            int to = text.IndexOf(End, StringComparison.Ordinal);
            File.WriteAllText(document, $"{text[..from]}{table}{text[to..]}");
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(document))!, "growth.svg"), GrowthChart.Draw(series));
        }

        return 0;
    }

    private static string Table(IReadOnlyList<(string Name, IReadOnlyList<GrowthFigure> Figures)> series, IReadOnlyList<GrowthFigure> parted, int[] sizes)
    {
        var table = new StringBuilder();
        string heads = string.Join(" | ", sizes.Select(size => size.ToString("N0", CultureInfo.InvariantCulture)));
        table.Append(CultureInfo.InvariantCulture, $"| run and judged, about so many entries | {heads} | beside one of {Small:N0} | {sizes[^1] / Small} of {Small:N0}, all kept | beside these | target |\n");
        table.Append(CultureInfo.InvariantCulture, $"|{string.Concat(Enumerable.Repeat("---|", sizes.Length + 5))}\n");
        foreach (((string name, IReadOnlyList<GrowthFigure> figures), GrowthFigure small) in series.Zip(parted))
        {
            GrowthFigure last = figures[^1];
            table.Append(CultureInfo.InvariantCulture, $"| {name}: seconds a million | {Cells(figures, figure => figure.PerMillion, "0.00")} | {last.PerMillion / figures[1].PerMillion:0.0} × | {small.PerMillion:0.00} | {last.PerMillion / small.PerMillion:0.0} × | ≤ 1.5 ×, ≤ 2 s |\n");
            table.Append(CultureInfo.InvariantCulture, $"| {name}: bytes an entry | {Cells(figures, figure => figure.PerEntry, "0")} | – | {small.PerEntry:0} | – | ≤ 250 |\n");
        }

        return table.ToString();
    }

    private static string Cells(IEnumerable<GrowthFigure> figures, Func<GrowthFigure, double> value, string format) =>
        string.Join(" | ", figures.Select(figure => value(figure).ToString(format, CultureInfo.InvariantCulture)));
}
