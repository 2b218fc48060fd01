using System.CommandLine;
using System.CommandLine.Parsing;
using Simulator.Scenarios.Suites;

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

    private static void Check(OptionResult result)
    {
        foreach (string text in result.GetValueOrDefault<string[]>() ?? [])
        {
            if (!LimitText.IsLimit(text))
            {
                result.AddError($"--limit: ‘{text}’ is no limit. {Example}");
            }
        }
    }
}
