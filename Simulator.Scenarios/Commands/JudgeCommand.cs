using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using Simulator.Collections;
using Simulator.Findings;
using Simulator.Profiles;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.LogFiles;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Snapshots;
using Simulator.Scenarios.Suites;
using Simulator.Simulation;

namespace Simulator.Scenarios.Commands;

/// <summary><c>judge</c>: judges logs that were written to files.</summary>
internal sealed class JudgeCommand : SimulatorCommand
{
    private const string Help = $$"""
        Examples:
          show scenarios/x.json --json-lines > x.jsonl   the log of a run
          judge x.jsonl                                  what the rules and its scenario say of it
          judge - < x.jsonl                              the same from the standard input
          judge x.jsonl --scenario scenarios/y.json      held to what another scenario expects
          judge page.log --from pusher-js                what a page did, as pusher-js told its console

        A log holds the scenario that was run; docs/log-format.md describes it. One without a scenario is judged by the rules alone, as
        of the default client. One without an end, as a program leaves it that was ended, is read as far as it goes: what its scenario
        expects is not asked then. A file that cannot be read is told, the others are judged, and the exit code is 2.

        pusher-js tells its console what it does where Pusher.logToConsole or Pusher.log is set. Each line needs a time at its beginning, ISO 8601
        or seconds since 1970: Pusher.log = m => console.log(new Date().toISOString(), m), or ‘… 2>&1 | ts '%.s'’. The console does not tell
        all: docs/log-format.md says what is taken to have happened. Lines of pusher-js that are not understood are counted and told.

        Members of the document that --json prints:
        logs       file, client, isCutOff (whether the end is missing), notes
        {{JsonReport.Description}}
        """;

    private const string JsonLines = "json-lines";
    private const string PusherJs = "pusher-js";

    private readonly Argument<string[]> logs = new("logs") { Description = "The files; - for the standard input", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> from = new("--from")
    {
        Description = "What the logs are: ‘json-lines’, as docs/log-format.md describes them, or ‘pusher-js’, the console of a page with a time before each line",
        HelpName = "json-lines|pusher-js",
        DefaultValueFactory = _ => JsonLines,
    };

    private readonly Option<string?> scenario = new("--scenario") { Description = "The scenario that was run, before that of the log", HelpName = "FILE" };
    private readonly Option<bool> verbose = new("--verbose", "-v") { Description = "Print the logs, and tell warnings in full" };
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document instead of a report" };
    private readonly Option<ClientProfile?> profile;
    private readonly Option<ValueList<OwnRule>?> ownRules;
    private readonly TimelineOptions timeline;

    /// <summary>The command.</summary>
    public JudgeCommand(Host host)
        : base(host, "judge", "Judge logs that were written to files, by all rules and by what their scenarios expect.", Help)
    {
        ownRules = OwnRulesOption.New(host);
        profile = ProfileOption.New(host, ownRules, "a file as ‘schema profile’ describes it");
        logs.Validators.Add(SelectionOptions.CheckPaths);
        Add(logs);
        from.Validators.Add(CheckFrom);
        Option[] all = [from, scenario, verbose, json, profile, ownRules];
        Array.ForEach(all, Add);
        timeline = new TimelineOptions(host, this);
        SetAction(Invoke);
    }

    private static void CheckFrom(OptionResult result)
    {
        if (result.Tokens is [{ Value: string word }] && word is not (JsonLines or PusherJs))
        {
            result.AddError($"--from: ‘{word}’ is neither ‘{JsonLines}’ nor ‘{PusherJs}’.");
        }
    }

    private int Invoke(ParseResult parsed)
    {
        var clock = Stopwatch.StartNew();
        var settings = new ReadSettings { KnownRules = new KnownRules(OwnRulesOption.Of(parsed)) };
        Scenario? other = null;
        if (parsed.GetValue(scenario) is string file)
        {
            ScenarioSet set = ScenarioLoader.Load([Path.Combine(Host.Folder, file)], settings);
            if (set.Errors.Count > 0)
            {
                return Refuse(parsed, set.Errors);
            }

            if (set.Scenarios is not [LoadedScenario only])
            {
                return Refuse(parsed, [ScenarioError.Whole(file, $"It makes {set.Scenarios.Count} scenarios, and a log is of one. Name a file that makes one.")]);
            }

            other = only.Scenario;
        }

        bool isConsole = parsed.GetValue(from) == PusherJs;
        ReadLog[] read = [.. parsed.GetRequiredValue(logs).Distinct(StringComparer.Ordinal).Select(path => Read(path, (name, content) => isConsole ? PusherJsReader.Read(name, content) : LogFileReader.Read(name, content, settings)))];
        ScenarioError[] errors = [.. read.SelectMany(one => one.Errors)];
        LogFile[] found = [.. read.Select(one => one.File).OfType<LogFile>().Select(one => other is null ? one : one with { Header = one.Header with { Scenario = other } })];
        if (found.Length == 0)
        {
            return Refuse(parsed, errors);
        }

        if (errors.Length > 0)
        {
            ErrorReport.Write(Host.Error, errors, "The other logs are judged.");
        }

        var suite = new SuiteResult(found.Select(one => ResultOf(parsed, one)).ToValueList(), [], [], clock.Elapsed) { Unread = read.Count(one => one.File is null) };
        Tell(parsed, new LogReport(found, suite, log => RepeatOf(parsed, log)), errors);
        timeline.Write(parsed, found.Select(one => one.Header.Client).Distinct().Count() == 1 ? found[0].Header.Client ?? "client" : "clients", suite.Results, result => RepeatOf(parsed, result.Source.File));
        return suite.Exit;
    }

    private ReadLog Read(string path, Func<string, byte[], ReadLog> read) => path == LogSource.StandardInput
        ? LogSource.Read(Host.Input(), content => read(path, content))
        : LogSource.Read(Path.Combine(Host.Folder, path), content => read(Path.Combine(Host.Folder, path), content));

    private ScenarioResult ResultOf(ParseResult parsed, LogFile log)
    {
        Judgement judgement = LogJudge.Of(log, parsed.GetValue(profile) ?? ClientProfile.Complete, OwnRulesOption.Of(parsed));
        var source = new LoadedScenario(judgement.Scenario, log.Name, 1, [], [], []);
        return new ScenarioResult(source, judgement, Divergence: null, new SnapshotState.NotCompared());
    }

    private void Tell(ParseResult parsed, LogReport report, ScenarioError[] errors)
    {
        if (parsed.GetValue(json))
        {
            report.WriteJson(Host.Output, errors);
        }
        else
        {
            report.Write(NewPage(parsed), parsed.GetValue(verbose));
        }
    }

    private int Refuse(ParseResult parsed, IReadOnlyCollection<ScenarioError> errors)
    {
        if (parsed.GetValue(json))
        {
            JsonReport.WriteErrors(Host.Output, ExitCode.CannotJudge, errors);
        }

        ErrorReport.Write(Host.Error, errors, "Nothing was judged.");
        return ExitCode.CannotJudge;
    }

    private string RepeatOf(ParseResult parsed, string log)
    {
        Option[] given = [from, scenario, profile, ownRules];
        IEnumerable<string> words = given.Where(option => parsed.GetResult(option) is { Implicit: false, Tokens.Count: > 0 })
            .Select(option => $" {option.Name} {RepeatCommand.Quoted(parsed.GetResult(option)!.Tokens[0].Value)}");
        return $"{RepeatCommand.Program} judge {RepeatCommand.Quoted(log)}{string.Concat(words)}";
    }
}
