using System.Globalization;

namespace Simulator.Scenarios.Reports;

/// <summary>A bent arrow between two boxes, for a transition that has no place of its own in the picture.</summary>
/// <param name="Way">The way, in the language of SVG.</param>
/// <param name="X">Where its number stands.</param>
/// <param name="Y">Where its number stands.</param>
internal sealed record DiagramArrow(string Way, int X, int Y)
{
    private const int Bend = 50;

    /// <summary>The arrow from one box to another. It is bent to its left, so that the way back does not lie on it.</summary>
    /// <param name="from">The middle of one box.</param>
    /// <param name="to">The middle of the other.</param>
    /// <param name="box">The width and the height of boxes.</param>
    public static DiagramArrow Between((int X, int Y) from, (int X, int Y) to, (int Width, int Height) box)
    {
        (int across, int down) = (to.X - from.X, to.Y - from.Y);
        int length = Math.Max(1, (int)Math.Sqrt((across * across) + (down * down)));
        (int X, int Y) bend = (((from.X + to.X) / 2) + (2 * Bend * down / length), ((from.Y + to.Y) / 2) - (2 * Bend * across / length));
        (int X, int Y) end = EdgeOf(to, bend, box);
        return new DiagramArrow(
            string.Create(CultureInfo.InvariantCulture, $"M {from.X} {from.Y} Q {bend.X} {bend.Y} {end.X} {end.Y}"),
            (from.X + (2 * bend.X) + end.X) / 4,
            (from.Y + (2 * bend.Y) + end.Y) / 4);
    }

    /// <summary>Where a line from the middle of a box towards a point leaves the box.</summary>
    private static (int X, int Y) EdgeOf((int X, int Y) middle, (int X, int Y) point, (int Width, int Height) box)
    {
        (double across, double down) = (point.X - middle.X, point.Y - middle.Y);
        double share = Math.Min(
            across == 0 ? double.MaxValue : box.Width / 2 / Math.Abs(across),
            down == 0 ? double.MaxValue : box.Height / 2 / Math.Abs(down));
        return share >= 1 ? point : (middle.X + (int)(across * share), middle.Y + (int)(down * share));
    }
}
