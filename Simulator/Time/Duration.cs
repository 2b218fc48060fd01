using System.Globalization;

namespace Simulator.Time;

/// <summary>A length of time in whole milliseconds, the smallest unit of the scenario format.</summary>
/// <param name="Milliseconds">The length in milliseconds.</param>
public readonly record struct Duration(long Milliseconds) : IComparable<Duration>
{
    private static readonly (string Unit, long Milliseconds)[] Units =
        [("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)];

    /// <summary>No time at all.</summary>
    public static Duration Zero { get; }

    /// <summary>The longest time that a scenario may name: a hundred years.</summary>
    public static Duration Longest { get; } = FromSeconds(100L * 366 * 24 * 3600);

    /// <summary>A length of <paramref name="seconds"/> seconds.</summary>
    public static Duration FromSeconds(long seconds) => new(checked(seconds * 1000));

    /// <summary>The length in seconds, rounded up to a whole number: how <c>connecting_in</c> tells it.</summary>
    public long WholeSecondsUp => (Milliseconds + 999) / 1000;

    /// <summary>The sum of two lengths.</summary>
    public static Duration operator +(Duration left, Duration right) => new(left.Milliseconds + right.Milliseconds);

    /// <summary>The difference of two lengths.</summary>
    public static Duration operator -(Duration left, Duration right) => new(left.Milliseconds - right.Milliseconds);

    /// <summary>Whether the left length is the shorter one.</summary>
    public static bool operator <(Duration left, Duration right) => left.Milliseconds < right.Milliseconds;

    /// <summary>Whether the left length is the longer one.</summary>
    public static bool operator >(Duration left, Duration right) => left.Milliseconds > right.Milliseconds;

    /// <summary>Whether the left length is no longer than the right one.</summary>
    public static bool operator <=(Duration left, Duration right) => left.Milliseconds <= right.Milliseconds;

    /// <summary>Whether the left length is no shorter than the right one.</summary>
    public static bool operator >=(Duration left, Duration right) => left.Milliseconds >= right.Milliseconds;

    /// <summary>The shorter of two lengths.</summary>
    public static Duration Shorter(Duration left, Duration right) => left < right ? left : right;

    /// <summary>The longer of two lengths.</summary>
    public static Duration Longer(Duration left, Duration right) => left > right ? left : right;

    /// <summary>
    /// Reads a duration as scenario files write it: whole numbers, each with a unit (<c>ms</c>, <c>s</c>, <c>m</c>,
    /// <c>h</c>), from the largest unit down, joined (<c>1m30s</c>).
    /// </summary>
    /// <param name="text">The text to read.</param>
    /// <param name="duration">The length, or zero where the text is not a duration.</param>
    /// <returns>Whether the text is a duration of at most <see cref="Longest"/>.</returns>
    public static bool TryParse(string text, out Duration duration)
    {
        ArgumentNullException.ThrowIfNull(text);
        duration = Zero;
        long total = 0;
        int position = 0;
        int lastUnit = -1;
        while (position < text.Length)
        {
            if (!TryReadPart(text, ref position, ref lastUnit, out long milliseconds))
            {
                return false;
            }

            total += milliseconds;
            if (total > Longest.Milliseconds)
            {
                return false;
            }
        }

        duration = new Duration(total);
        return text.Length > 0;
    }

    /// <inheritdoc/>
    public int CompareTo(Duration other) => Milliseconds.CompareTo(other.Milliseconds);

    /// <summary>The canonical text of the scenario format, such as <c>1m30s</c>; <c>0s</c> for no time at all.</summary>
    public override string ToString()
    {
        if (Milliseconds == 0)
        {
            return "0s";
        }

        var text = new System.Text.StringBuilder(Milliseconds < 0 ? "-" : "");
        long rest = Math.Abs(Milliseconds);
        foreach ((string unit, long length) in Units)
        {
            if (rest >= length)
            {
                text.Append(CultureInfo.InvariantCulture, $"{rest / length}{unit}");
                rest %= length;
            }
        }

        return text.ToString();
    }

    private static bool TryReadPart(string text, ref int position, ref int lastUnit, out long milliseconds)
    {
        milliseconds = 0;
        int start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
        {
            position++;
        }

        ReadOnlySpan<char> digits = text.AsSpan(start, position - start);
        start = position;
        while (position < text.Length && char.IsAsciiLetter(text[position]))
        {
            position++;
        }

        string unit = text[start..position];
        int index = Array.FindIndex(Units, candidate => candidate.Unit == unit);
        if (index <= lastUnit || digits.Length is 0 or > 13)
        {
            return false;
        }

        lastUnit = index;
        Int128 exact = (Int128)long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) * Units[index].Milliseconds;
        milliseconds = exact > Longest.Milliseconds ? Longest.Milliseconds + 1 : (long)exact;
        return true;
    }
}
