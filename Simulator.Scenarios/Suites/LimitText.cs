using System.Globalization;
using Simulator.Simulation;

namespace Simulator.Scenarios.Suites;

/// <summary>Limits of runs in words, such as <c>entries=20m</c>.</summary>
internal static class LimitText
{
    /// <summary>Whether <paramref name="text"/> is a limit.</summary>
    public static bool IsLimit(string text) => Read(text) is ("entries" or "instant", > 0);

    /// <summary><paramref name="limits"/> with those that are given.</summary>
    public static SimulationLimits Apply(SimulationLimits limits, IEnumerable<string> given) => given.Aggregate(limits, (all, text) => Read(text) switch
    {
        ("entries", int number) => all with { Entries = number },
        ("instant", int number) => all with { EntriesAtOneInstant = number },
        _ => throw new ArgumentException($"‘{text}’ is no limit", nameof(given)),
    });

    /// <summary>A name and a number, which may end in k for thousands or m for millions; 0 where it is none.</summary>
    private static (string Name, int Number) Read(string text)
    {
        string[] parts = text.Split('=', 2);
        string digits = parts.Length == 2 ? parts[1] : "";
        int unit = digits switch { [.., 'k'] => 1_000, [.., 'm'] => 1_000_000, _ => 1 };
        bool isNumber = long.TryParse(unit == 1 ? digits : digits[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out long number);
        return (parts[0], isNumber && number <= int.MaxValue / unit ? (int)number * unit : 0);
    }
}
