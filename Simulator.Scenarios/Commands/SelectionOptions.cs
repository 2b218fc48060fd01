using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Simulator.Patterns;
using Simulator.Scenarios.Format.Codecs;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Commands;

/// <summary>The arguments and options by which a command line selects scenarios.</summary>
/// <param name="host">Everything outside.</param>
internal sealed class SelectionOptions(Host host)
{
    private readonly Argument<string[]> paths = new("paths")
    {
        Description = "Scenario files, and folders of them",
        Arity = ArgumentArity.ZeroOrMore,
        DefaultValueFactory = _ => ["scenarios"],
    };

    private readonly Option<string?> filter = new("--filter", "-f")
    {
        Description = "Only scenarios with this in their id; an expression between slashes must match it",
        HelpName = "TEXT",
    };

    private readonly Option<string[]> tags = new("--tag", "-t")
    {
        Description = "Only scenarios with this tag; given again: with one of these",
        HelpName = "WORD",
    };

    private readonly Option<long?> seed = new("--seed")
    {
        CustomParser = ReadSeed,
        Description = "The seed of all drawn values, before that of the file; approved logs are left alone",
        HelpName = "N",
    };

    private readonly Option<string[]> parameters = new("--param")
    {
        Description = "A parameter’s value, before that of the file; may be given again; approved logs are left alone",
        HelpName = "NAME=VALUE",
    };

    private readonly Option<string[]> limits = LimitOption.New();

    /// <summary>Adds the paths of files and folders to <paramref name="command"/>.</summary>
    public SelectionOptions AddPaths(Command command)
    {
        paths.Validators.Add(CheckPaths);
        command.Add(paths);
        return this;
    }

    /// <summary>Adds the options that choose among scenarios to <paramref name="command"/>.</summary>
    public SelectionOptions AddFilters(Command command)
    {
        filter.Validators.Add(CheckFilter);
        command.Add(filter);
        command.Add(tags);
        return this;
    }

    /// <summary>Adds the options that change scenarios to <paramref name="command"/>.</summary>
    public SelectionOptions AddValues(Command command)
    {
        AddParameters(command);
        command.Add(limits);
        return this;
    }

    /// <summary>Adds those of them that change what happens to <paramref name="command"/>, where no limit ends a run.</summary>
    public SelectionOptions AddParameters(Command command)
    {
        parameters.Validators.Add(CheckParameters);
        command.Add(seed);
        command.Add(parameters);
        return this;
    }

    /// <summary>Whether a command line chooses among the scenarios of its files.</summary>
    public bool IsFiltered(ParseResult parsed) => parsed.GetResult(filter) is not null || parsed.GetResult(tags) is not null;

    /// <summary>Whether a command line is about all scenarios of the folder that is usual.</summary>
    public bool IsEverything(ParseResult parsed) => parsed.GetResult(paths) is null or { Tokens.Count: 0 } && !IsFiltered(parsed);

    /// <summary>What a command line selects.</summary>
    /// <param name="parsed">The command line.</param>
    public Selection Read(ParseResult parsed) => Read(parsed, parsed.GetValue(paths) ?? []);

    /// <summary>What a command line selects from files and folders that the command has read itself.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="given">The files and folders.</param>
    public Selection Read(ParseResult parsed, params IEnumerable<string> given)
    {
        return new Selection([.. given.Select(path => Path.Combine(host.Folder, path))])
        {
            Filter = parsed.GetValue(filter),
            Tags = parsed.GetValue(tags) ?? [],
            Seed = parsed.GetValue(seed),
            OwnRules = OwnRulesOption.Of(parsed),
            Limits = parsed.GetValue(limits) ?? [],
            Parameters = (parsed.GetValue(parameters) ?? []).ToDictionary(NameIn, text => text[(NameIn(text).Length + 1)..], StringComparer.Ordinal),
        };
    }

    /// <summary>Refuses empty paths, and options that do not exist: a list of paths would take them for files.</summary>
    public static void CheckPaths(ArgumentResult result)
    {
        if (result.Tokens.Any(token => token.Value.Length == 0))
        {
            result.AddError("This path is empty. Write a file or a folder, such as ‘scenarios’.");
        }

        foreach (string unknown in result.Tokens.Select(token => token.Value).Where(text => text is ['-', _, ..]))
        {
            Command command = ((CommandResult)result.Parent!).Command;
            string hint = Spelling.Nearest(unknown, command.Options.Select(option => option.Name)) is string near ? $" Did you mean ‘{near}’?" : "";
            result.AddError($"There is no option ‘{unknown}’.{hint}");
        }
    }

    private static long? ReadSeed(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long seed))
        {
            return seed;
        }

        result.AddError($"--seed: ‘{text}’ is not a whole number of 64 bits. Write one as in ‘--seed 7’.");
        return null;
    }

    private static void CheckFilter(OptionResult result)
    {
        if (result.GetValueOrDefault<string?>() is string text && TextPattern.ErrorIn(text) is string error)
        {
            result.AddError($"--filter: {error}");
        }
    }

    private static void CheckParameters(OptionResult result)
    {
        string[] texts = result.GetValueOrDefault<string[]>() ?? [];
        foreach (string text in texts.Where(text => text.IndexOf('=', StringComparison.Ordinal) < 1))
        {
            result.AddError($"--param: ‘{text}’ is not of the form NAME=VALUE. Write it as in ‘--param code=4001’.");
        }

        foreach (string name in texts.Select(NameIn).GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => group.Key))
        {
            result.AddError($"--param: ‘{name}’ is given twice.");
        }
    }

    private static string NameIn(string text) => text.Split('=', 2)[0];
}
