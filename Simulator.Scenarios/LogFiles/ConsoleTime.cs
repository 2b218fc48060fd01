using System.Globalization;
using System.Text.RegularExpressions;

namespace Simulator.Scenarios.LogFiles;

/// <summary>The time at the beginning of a line of a console.</summary>
internal static partial class ConsoleTime
{
    /// <summary>How to get lines with times, for those whose lines have none.</summary>
    public const string Remedy = "Put a time before each line: ‘… 2>&1 | ts '%.s'’, or Pusher.log = m => console.log(new Date().toISOString(), m).";

    /// <summary>Whole milliseconds since 1970 where <paramref name="line"/> begins with a time: as ISO 8601, which is UTC where it names no other zone, or as seconds with a fraction.</summary>
    public static long? Of(string line)
    {
        Match seconds = Seconds().Match(line);
        if (seconds.Success)
        {
            return (long)decimal.Round(decimal.Parse(seconds.Groups[1].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * 1000);
        }

        Match date = Date().Match(line);
        return date.Success && DateTimeOffset.TryParse(date.Groups[1].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time.ToUnixTimeMilliseconds()
            : null;
    }

    [GeneratedRegex(@"^\[?([0-9]{9,11}(?:\.[0-9]{1,9})?)(?![0-9.])")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"^\[?([0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,9})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)")]
    private static partial Regex Date();
}
