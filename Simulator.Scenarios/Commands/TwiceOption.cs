using System.CommandLine;
using System.CommandLine.Parsing;

namespace Simulator.Scenarios.Commands;

/// <summary>The option that has every scenario run a second time, to see whether the two logs are equal.</summary>
internal static class TwiceOption
{
    /// <summary>The option.</summary>
    /// <param name="host">Everything outside.</param>
    /// <param name="description">What it means for the command.</param>
    /// <param name="usual">Whether it is so where nothing is said.</param>
    public static Option<bool> New(Host host, string description, bool usual)
    {
        var option = new Option<bool>("--twice")
        {
            Description = description,
            HelpName = "true|false",
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(result =>
        {
            // A word that is neither would be taken for a path.
            ArgumentResult? paths = result.Parent is CommandResult command ? command.Children.OfType<ArgumentResult>().FirstOrDefault() : null;
            string? word = paths?.Tokens.Select(token => token.Value).FirstOrDefault(value => value.All(char.IsLetterOrDigit) && !Path.Exists(Path.Combine(host.Folder, value)));
            if (!result.Implicit && result.Tokens.Count == 0 && word is not null)
            {
                result.AddError($"--twice: ‘{word}’ is neither true nor false. Write ‘--twice’, ‘--twice true’ or ‘--twice false’.");
            }
        });
        return option;
    }
}
