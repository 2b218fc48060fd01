using System.Globalization;
using System.Text;

namespace Simulator.Benchmarks.Growth;

/// <summary>Draws time against entries, both in powers of ten: what grows with its size is a straight line that rises as the grey ones do.</summary>
internal static class GrowthChart
{
    private const int Width = 720;
    private const int Height = 420;
    private const int Left = 80;
    private const int Bottom = 360;
    private const int Decade = 130;
    private const double LeastEntries = 2.7; // 500 entries, as a power of ten
    private const double LeastSeconds = -4;
    private const double Scale = 62;

    private static readonly string[] Colours = ["#1f6feb", "#d1480f", "#2a7d3f", "#8250df", "#9a6700"];

    /// <summary>The chart as SVG.</summary>
    public static string Draw(IReadOnlyList<(string Name, IReadOnlyList<GrowthFigure> Figures)> series)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>\n");
        for (int power = 3; power <= 6; power++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(power):0}\" y=\"{Bottom + 20}\" text-anchor=\"middle\">{Math.Pow(10, power):N0}</text>\n");
        }

        for (int power = -4; power <= 0; power++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{Y(power) + 4:0}\" text-anchor=\"end\">{Math.Pow(10, power).ToString("0.####", CultureInfo.InvariantCulture)} s</text>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{X(3):0}\" y1=\"{Y(power):0}\" x2=\"{X(6):0}\" y2=\"{Y(power + 3):0}\" stroke=\"#e4e4e4\" clip-path=\"url(#area)\"/>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<clipPath id=\"area\"><rect x=\"{Left}\" y=\"20\" width=\"{Width - Left}\" height=\"{Bottom - 20}\"/></clipPath>\n<path d=\"M{Left} 20V{Bottom}H{Width - 20}\" fill=\"none\" stroke=\"black\"/>\n");
        for (int place = 0; place < series.Count; place++)
        {
            Append(svg, series[place].Name, series[place].Figures, Colours[place], place);
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + 220}\" y=\"{Height - 18}\">entries of the log (grey: ten times the entries, ten times the time)</text>\n</svg>\n");
        return svg.ToString();
    }

    private static void Append(StringBuilder svg, string name, IEnumerable<GrowthFigure> figures, string colour, int place)
    {
        (double X, double Y)[] points = [.. figures.Select(figure => (X(Math.Log10(figure.Entries)), Y(Math.Log10(figure.Seconds))))];
        svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.0},{point.Y:0.0}")))}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\n");
        foreach ((double x, double y) in points)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.0}\" cy=\"{y:0.0}\" r=\"3\" fill=\"{colour}\"/>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + 20}\" y=\"{40 + (18 * place)}\" fill=\"{colour}\">{name}</text>\n");
    }

    private static double X(double power) => Left + ((power - LeastEntries) * Decade * 1.4);

    private static double Y(double power) => Bottom - ((power - LeastSeconds) * Scale);
}
