using System.CommandLine;
using System.CommandLine.Parsing;
using Simulator.Exploration.WorstCases;
using Simulator.Scenarios.Format.Codecs;

namespace Simulator.Scenarios.Commands;

/// <summary>The option that pushes a figure up instead of looking for broken rules.</summary>
internal static class WorstOption
{
    private const string Name = "--worst";

    /// <summary>The option.</summary>
    public static Option<WorstMeasure?> New() => new(Name)
    {
        Description = $"Look for the scenario with the greatest figure instead of broken rules: {string.Join(", ", WorstMeasures.All.Select(measure => measure.Name))}",
        HelpName = "MEASURE",
        CustomParser = Read,
    };

    /// <summary>The figures, each on a line, as help tells them.</summary>
    public static string Told => string.Join('\n', WorstMeasures.All.Select(measure => $"  {measure.Name,-47}  {measure.Sentence}"));

    /// <summary>Refuses what is about a campaign, or about broken rules.</summary>
    public static void Alone(CommandResult result, Option<WorstMeasure?> worst, params Option[] others)
    {
        if (result.GetResult(worst) is null)
        {
            return;
        }

        string[] given = [.. others.Where(other => result.GetResult(other) is { Implicit: false }).Select(other => other.Name)];
        if (given.Length > 0)
        {
            result.AddError($"{Name} cannot go with {string.Join(", ", given)}: it keeps the one scenario with the greatest figure, and no campaign or findings. Leave out one or the other.");
        }
    }

    private static WorstMeasure? Read(ArgumentResult result)
    {
        string name = result.Tokens[0].Value;
        if (WorstMeasures.Find(name) is WorstMeasure measure)
        {
            return measure;
        }

        string[] known = [.. WorstMeasures.All.Select(other => other.Name)];
        string remedy = Spelling.Nearest(name, known) is string near ? $"Did you mean ‘{near}’?" : $"Name one of {string.Join(", ", known)}.";
        result.AddError($"{Name}: there is no measure ‘{name}’. {remedy}");
        return null;
    }
}
