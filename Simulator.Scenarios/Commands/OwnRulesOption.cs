using System.CommandLine;
using System.CommandLine.Parsing;
using Simulator.Collections;
using Simulator.Findings;
using Simulator.Scenarios.Format;

namespace Simulator.Scenarios.Commands;

/// <summary>The option that names rules of one's own.</summary>
internal static class OwnRulesOption
{
    private const string Name = "--own-rules";

    /// <summary>The option; null where it is not given.</summary>
    public static Option<ValueList<OwnRule>?> New(Host host) => new(Name)
    {
        Description = "Rules of your own, to which every run is held: a file as ‘schema rules’ describes it",
        HelpName = "FILE",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result => Read(host, result),
    };

    /// <summary>The rules that a command line gives; none where it gives none.</summary>
    public static ValueList<OwnRule> Of(ParseResult parsed) => parsed.GetValue<ValueList<OwnRule>?>(Name) ?? [];

    /// <summary>The rules that stand beside another option, for which they are read once more; null where they cannot be, which their own option tells.</summary>
    public static ValueList<OwnRule>? Beside(Host host, ArgumentResult other, Option<ValueList<OwnRule>?> option)
    {
        try
        {
            return other.GetResult(option) is { Tokens: [Token file, ..] } ? OwnRuleFile.Read(Path.Combine(host.Folder, file.Value)) : [];
        }
        catch (ScenarioFormatException)
        {
            return null;
        }
    }

    private static ValueList<OwnRule>? Read(Host host, ArgumentResult result)
    {
        try
        {
            return OwnRuleFile.Read(Path.Combine(host.Folder, result.Tokens[0].Value));
        }
        catch (ScenarioFormatException error)
        {
            result.AddError($"{Name}: {error.Message}");
            return null;
        }
    }
}
