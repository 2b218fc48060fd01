using System.CommandLine;

namespace Simulator.Scenarios.Commands;

/// <summary>The option that has every scenario run a second time, to see whether the two logs are equal.</summary>
internal static class TwiceOption
{
    /// <summary>The option.</summary>
    /// <param name="description">What it means for the command.</param>
    /// <param name="usual">Whether it is so where nothing is said.</param>
    public static Option<bool> New(string description, bool usual) => new("--twice")
    {
        Description = description,
        HelpName = "true|false",
        DefaultValueFactory = _ => usual,
    };
}
