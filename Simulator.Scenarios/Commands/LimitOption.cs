using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Simulator.Simulation;

namespace Simulator.Scenarios.Commands;

/// <summary>The option that raises, or lowers, the limits of runs.</summary>
internal static class LimitOption
{
    private const string Example = "Write it as in ‘--limit entries=20m’; there are ‘entries’, of the whole log, and ‘instant’, entries at one instant.";

    /// <summary>Makes the option.</summary>
    public static Option<string[]> New()
    {
        var option = new Option<string[]>("--limit")
        {
            Description = "How much may happen in a run, before the file says so: entries=20m, or instant=5k; approved logs are left alone",
            HelpName = "NAME=NUMBER",
        };
        option.Validators.Add(Check);
        return option;
    }

    /// <summary><paramref name="limits"/> with those that the command line gives.</summary>
    public static SimulationLimits Apply(SimulationLimits limits, IEnumerable<string> given) => given.Aggregate(limits, (all, text) => Read(text) switch
    {
        ("entries", int number) => all with { Entries = number },
        ("instant", int number) => all with { EntriesAtOneInstant = number },
        _ => throw new ArgumentException($"‘{text}’ is no limit", nameof(given)),
    });

    private static void Check(OptionResult result)
    {
        foreach (string text in result.GetValueOrDefault<string[]>() ?? [])
        {
            if (Read(text) is not ("entries" or "instant", > 0))
            {
                result.AddError($"--limit: ‘{text}’ is no limit. {Example}");
            }
        }
    }

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
