using System.CommandLine;

namespace Simulator.Scenarios.Commands;

/// <summary>The option that says where scenario files of what is found go.</summary>
internal static class OutOption
{
    /// <summary>The option.</summary>
    public static Option<string> New() => new("--out", "-o")
    {
        Description = "Where scenario files of what is found go",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => "scenarios/found",
    };
}
