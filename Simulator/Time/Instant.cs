using System.Globalization;

namespace Simulator.Time;

/// <summary>A point of simulated time, in whole milliseconds since the client was created.</summary>
/// <param name="Milliseconds">Milliseconds since the creation of the client.</param>
public readonly record struct Instant(long Milliseconds) : IComparable<Instant>
{
    /// <summary>The creation of the client, from which everything counts.</summary>
    public static Instant Start { get; }

    /// <summary>After everything: the value of a deadline that is not set.</summary>
    public static Instant Never { get; } = new(long.MaxValue);

    /// <summary>The point that lies <paramref name="length"/> after <paramref name="instant"/>; never stays never.</summary>
    public static Instant operator +(Instant instant, Duration length) =>
        instant == Never || (length > Duration.Zero && instant.Milliseconds > Never.Milliseconds - length.Milliseconds) ? Never : new(instant.Milliseconds + length.Milliseconds);

    /// <summary>The point that lies <paramref name="length"/> before <paramref name="instant"/>.</summary>
    public static Instant operator -(Instant instant, Duration length) => new(instant.Milliseconds - length.Milliseconds);

    /// <summary>How long after <paramref name="earlier"/> the point <paramref name="later"/> is.</summary>
    public static Duration operator -(Instant later, Instant earlier) => new(later.Milliseconds - earlier.Milliseconds);

    /// <summary>Whether the left point is the earlier one.</summary>
    public static bool operator <(Instant left, Instant right) => left.Milliseconds < right.Milliseconds;

    /// <summary>Whether the left point is the later one.</summary>
    public static bool operator >(Instant left, Instant right) => left.Milliseconds > right.Milliseconds;

    /// <summary>Whether the left point is not after the right one.</summary>
    public static bool operator <=(Instant left, Instant right) => left.Milliseconds <= right.Milliseconds;

    /// <summary>Whether the left point is not before the right one.</summary>
    public static bool operator >=(Instant left, Instant right) => left.Milliseconds >= right.Milliseconds;

    /// <summary>The earlier of two points.</summary>
    public static Instant Earlier(Instant left, Instant right) => left < right ? left : right;

    /// <summary>The later of two points.</summary>
    public static Instant Later(Instant left, Instant right) => left > right ? left : right;

    /// <summary>The first point at or after this one that lies a whole number of times <paramref name="length"/> after the start; this one where the length is zero.</summary>
    public Instant UpTo(Duration length)
    {
        long over = length == Duration.Zero || this == Never ? 0 : Milliseconds % length.Milliseconds;
        return over == 0 ? this : this + new Duration(length.Milliseconds - over);
    }

    /// <inheritdoc/>
    public int CompareTo(Instant other) => Milliseconds.CompareTo(other.Milliseconds);

    /// <summary>Seconds with three decimals, such as <c>40.000</c>.</summary>
    public override string ToString() => this == Never
        ? "never"
        : string.Create(CultureInfo.InvariantCulture, $"{Milliseconds / 1000}.{Math.Abs(Milliseconds % 1000):000}");
}
