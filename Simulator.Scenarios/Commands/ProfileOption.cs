using System.CommandLine;
using System.CommandLine.Parsing;
using Simulator.Collections;
using Simulator.Findings;
using Simulator.Profiles;
using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Format;

namespace Simulator.Scenarios.Commands;

/// <summary>The option that says what may be asked of the client.</summary>
internal static class ProfileOption
{
    private const string Name = "--client-profile";

    /// <summary>The option; null where it is not given.</summary>
    /// <param name="host">Everything outside.</param>
    /// <param name="ownRules">The option with the rules that the profile may name.</param>
    /// <param name="source">Where a profile comes from, as the end of the option's description.</param>
    public static Option<ClientProfile?> New(Host host, Option<ValueList<OwnRule>?> ownRules, string source) => new(Name)
    {
        Description = $"What the client cannot do, and which rules it keeps: {source}",
        HelpName = "FILE",
        CustomParser = result => Read(host, result, ownRules),
    };

    private static ClientProfile? Read(Host host, ArgumentResult result, Option<ValueList<OwnRule>?> ownRules)
    {
        try
        {
            return OwnRulesOption.Beside(host, result, ownRules) is ValueList<OwnRule> rules
                ? ClientProfileFile.Read(Path.Combine(host.Folder, result.Tokens[0].Value), rules)
                : null;
        }
        catch (ScenarioFormatException error)
        {
            result.AddError($"{Name}: {error.Message}");
            return null;
        }
    }
}
