using System.CommandLine;
using System.CommandLine.Parsing;
using Simulator.Collections;
using Simulator.Findings;
using Simulator.Scenarios.Format;

namespace Simulator.Scenarios.Commands;

/// <summary>The option that names rules of one's own.</summary>
internal static class OwnRulesOption
{
    /// <summary>The option; null where it is not given.</summary>
    public static Option<ValueList<OwnRule>?> New(Host host) => new("--own-rules")
    {
        Description = "Rules of your own, to which every run is held: a file as ‘schema rules’ describes it",
        HelpName = "FILE",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result => Read(host, result),
    };

    private static ValueList<OwnRule>? Read(Host host, ArgumentResult result)
    {
        try
        {
            return OwnRuleFile.Read(Path.Combine(host.Folder, result.Tokens[0].Value));
        }
        catch (ScenarioFormatException error)
        {
            result.AddError($"--own-rules: {error.Message}");
            return null;
        }
    }
}
