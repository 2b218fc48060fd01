using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using Simulator.Collections;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Snapshots;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Commands;

/// <summary><c>run</c>: runs scenarios and judges them.</summary>
internal sealed class RunCommand : SimulatorCommand
{
    private const string Help = $$"""
        Examples:
          run                                        all scenarios in ./scenarios
          run scenarios/sequences --tag retry        those of a folder that have a tag
          run scenarios/x.json --seed 7 --verbose    one, with other drawn values, and all that is to be said
          run --client bin/MyClient.dll:My.Client    a client of your own; approved logs are left alone
          run --own-rules rules.json                 held to rules of your own, too: ‘schema rules’ describes the file
          run scenarios --watch                      again whenever a file changes
          run --html run.html                        a page with the timelines of all of them
          run --report junit=results.xml --report github
                                                     for a build server; on GitHub each finding at its line
          run --update                               approve the logs of all that holds, and remove those of scenarios
                                                     that are gone; look at the difference before you commit

        Each scenario runs twice, and both logs must be equal: where they are not, the first entry that differs is told as
        both runs have it, and the exit code is 3. ‘--twice false’ leaves the second run out.
        The log in its verified form must be the approved one, which stands beside the file: NAME.verified.txt, or
        NAME[CASE].verified.txt for a case of a matrix. A log that is not approved is written as NAME.received.txt, except
        where the variable CI is set. A log that was never approved is new, which is no failure, except there or with
        ‘--approved required’. A file that cannot be read is told, the others are run, and the exit code is 2.
        The fingerprint is a hash of all that happened, the same on every machine; --verbose tells that of each scenario.

        Members of the document that --json prints:
        {{JsonReport.Description}}
        """;

    private readonly SelectionOptions options;

    private readonly Option<bool> update = new("--update", "-u") { Description = "Approve the logs of this run, except where a scenario fails; remove approved logs without a scenario" };

    private readonly Option<string?> approved = new("--approved")
    {
        Description = "Whether a log that was never approved is a failure, ‘required’, or new, ‘optional’; required where the variable CI is set",
        HelpName = "required|optional",
    };

    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "Tell only what failed, and the last lines" };

    private readonly Option<bool> watch = new("--watch", "-w") { Description = "Run again what a changed file touches, until Ctrl-C; then only failures and the last lines are told" };

    private readonly Option<bool> verbose = new("--verbose", "-v")
    {
        Description = "Tell warnings and what was never reached in full, and show the wire, calls and deadlines in parts of logs",
    };

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document instead of a report" };

    private readonly ClientOptions client;

    private readonly TimelineOptions timeline;

    private readonly ReportOption reports;

    private readonly Option<bool> twice;

    /// <summary>The command.</summary>
    public RunCommand(Host host)
        : base(host, "run", "Run scenarios and judge them by all rules, their expectations and their approved logs.", Help)
    {
        options = new SelectionOptions(host).AddPaths(this).AddFilters(this).AddValues(this);
        Add(update);
        approved.Validators.Add(CheckApproved);
        Add(approved);
        Add(quiet);
        Add(watch);
        Add(verbose);
        Add(json);
        client = new ClientOptions(host, this);
        timeline = new TimelineOptions(host, this);
        reports = new ReportOption(host, this);
        Add(twice = TwiceOption.New(host, "Run every scenario a second time and compare the two logs; not those that a limit ends", usual: true));
        SetAction(Invoke);
    }

    private static void CheckApproved(OptionResult result)
    {
        if (result.Tokens is [{ Value: string word }] && word is not ("required" or "optional"))
        {
            result.AddError($"--approved: ‘{word}’ is neither ‘required’ nor ‘optional’.");
        }
    }

    private int Invoke(ParseResult parsed)
    {
        Selection selection = options.Read(parsed) with { ClientWords = client.Words(parsed), HasOtherClient = client.IsOther(parsed) };
        if (parsed.GetValue(update) && !selection.IsAsWritten)
        {
            Host.Error.WriteLine("--update cannot go with --seed, --param, --client or --client-profile: the approved log is that of the file as it is written, over the reference client.");
            return ExitCode.CannotJudge;
        }

        if (parsed.GetValue(update) && parsed.GetValue(watch))
        {
            Host.Error.WriteLine("--update cannot go with --watch: nobody would have looked at what is approved.");
            return ExitCode.CannotJudge;
        }

        if (parsed.GetValue(watch) && (parsed.GetValue(json) || timeline.IsAsked(parsed) || reports.IsAsked(parsed)))
        {
            Host.Error.WriteLine("--watch tells what changed files break on the screen: leave --json, --html and --report for a run of all.");
            return ExitCode.CannotJudge;
        }

        int exit = RunOnce(parsed, selection, parsed.GetValue(quiet));
        return parsed.GetValue(watch) ? new RunWatch(Host).Follow(selection.Paths, files => RunOnce(parsed, selection with { Paths = files }, isQuiet: true)) : exit;
    }

    private int RunOnce(ParseResult parsed, Selection selection, bool isQuiet)
    {
        SelectedScenarios selected = selection.Load();
        if (selected.IsRefused)
        {
            return Refuse(selected, parsed.GetValue(json));
        }

        TellErrors(selected, "The other files are run.");

        SuiteResult suite = Run(parsed, selected, selection);
        Tell(parsed, selected, selection, suite, isQuiet);
        reports.Write(parsed, suite, new Problems(selection));
        timeline.Write(parsed, client.Name(parsed), suite.Results, result => RepeatCommand.Of(result.Source, selection));
        return suite.Exit;
    }

    private void Tell(ParseResult parsed, SelectedScenarios selected, Selection selection, SuiteResult suite, bool isQuiet)
    {
        if (parsed.GetValue(json))
        {
            new JsonReport(new Problems(selection)).Write(Host.Output, suite, selected.Errors);
        }
        else
        {
            Report(parsed, suite, selection, isQuiet);
        }
    }

    /// <summary>Where the client ends the process, what was found before is told all the same.</summary>
    private IEnumerable<ScenarioResult> Kept(IEnumerable<ScenarioResult> results, Action<ValueList<ScenarioResult>> tell)
    {
        var found = new List<ScenarioResult>();
        Host.UnderWay.KeepWith(() =>
        {
            tell([.. found]);
            Host.Output.Flush();
        });
        foreach (ScenarioResult result in results)
        {
            found.Add(result);
            yield return result;
        }

        Host.UnderWay.KeepWith(() => { });
    }

    private int Refuse(SelectedScenarios selected, bool asJson)
    {
        if (asJson)
        {
            JsonReport.WriteErrors(Host.Output, ExitCode.CannotJudge, selected.Errors);
        }

        return Refuse(selected, "Nothing was run.");
    }

    private SuiteResult Run(ParseResult parsed, SelectedScenarios selected, Selection selection)
    {
        var clock = Stopwatch.StartNew();
        bool approve = parsed.GetValue(update);
        Approval approval = !selection.IsAsWritten ? Approval.Ignore
            : approve ? Approval.Update
            : Host.Has("CI") ? Approval.Compare : Approval.CompareAndReceive;
        var runner = new SuiteRunner(client.Subject(parsed), approval) { Twice = parsed.GetValue(twice), UnderWay = Host.UnderWay, Files = Host.Files, LogsRequired = parsed.GetValue(approved) is string word ? word == "required" : Host.Has("CI") };
        IEnumerable<ScenarioResult> kept = Kept(runner.Run(selected.Chosen), found => Tell(
            parsed, selected, selection, new SuiteResult(found, [], [], clock.Elapsed) { NotRun = selected.Chosen.Count - found.Count }, parsed.GetValue(quiet)));
        List<ScenarioResult> results = new Progress(Host).Collect(kept, selected.Chosen.Count);
        string[] orphans = selected.IsPartial ? [] : [.. ApprovedLogs.Orphans(selection.Folders, selected.All)]; // a file that cannot be read has logs, too
        string[] removed = approve ? [.. ApprovedLogs.Remove(orphans)] : [];
        return new SuiteResult(results.ToValueList(), orphans.Except(removed).ToValueList(), removed.ToValueList(), clock.Elapsed)
        {
            Unread = selected.Errors.Select(error => error.File).Distinct(StringComparer.Ordinal).Count(),
        };
    }

    private void Report(ParseResult parsed, SuiteResult suite, Selection selection, bool isQuiet)
    {
        Page page = NewPage(parsed);
        var problems = new Problems(selection);
        if (!isQuiet)
        {
            new ResultTable(page, problems).Write(suite.Results);
        }

        var failures = new FailureReport(page, problems, parsed.GetValue(verbose));
        foreach (ScenarioResult result in suite.Results.Where(result => !isQuiet || result.Outcome >= ScenarioOutcome.Failed))
        {
            failures.Write(result);
            if (parsed.GetValue(verbose))
            {
                UnsupportedReport.Write(page, result);
            }
        }

        failures.WriteOrphans(suite);
        new Summary(page, parsed.GetValue(verbose)).Write(suite, selection.IsWhole && selection.Folders.Any());
    }
}
