using System.CommandLine;
using System.CommandLine.Parsing;
using Simulator.Time;

namespace Simulator.Scenarios.Commands;

/// <summary>An option that takes a time, such as <c>250ms</c>.</summary>
internal static class DurationOption
{
    /// <summary>Makes one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    public static Option<Duration?> Of(string name, string description) => new(name) { Description = description, HelpName = "TIME", CustomParser = Read };

    private static Duration? Read(ArgumentResult result)
    {
        if (Duration.TryParse(result.Tokens[0].Value, out Duration duration) && duration >= Duration.Zero)
        {
            return duration;
        }

        result.AddError($"{((OptionResult)result.Parent!).Option.Name}: ‘{result.Tokens[0].Value}’ is no time. Write one as in ‘250ms’, ‘2s’ or ‘1m30s’.");
        return null;
    }
}
