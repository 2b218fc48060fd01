using System.CommandLine;
using Simulator.Logs;
using Simulator.Scenarios.LogFiles;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Commands;

/// <summary><c>show</c>: prints the log of a scenario.</summary>
internal sealed class ShowCommand : SimulatorCommand
{
    private const string Help = """
        Examples:
          show scenarios/x.json                         the log in its verified form: steps, and what the client shows
          show scenarios/x.json --verbose               all of it: also the wire, calls, notices and deadlines
          show scenarios/y.json --filter "[code=4001]"  one case of a matrix; without it each case under its heading
          show scenarios/x.json --client bin/MyClient.dll:My.Client
          show scenarios/x.json --json-lines > x.jsonl  the whole log for programs, and for ‘judge’: docs/log-format.md
          show scenarios/x.json --export perfetto=x.pftrace --export mermaid=x.mmd
          show scenarios/x.json --html x.html           a page with its timeline: lanes, entries, all that is known of each
          show scenarios/x.json --client pusher-js-8 --html x.html --against reference
                                                        two clients beside one another, with what differs marked

        A line is an entry: simulated seconds (hours and minutes in a run of an hour or more; approved logs keep seconds), lane,
        what happened. The fingerprint is a hash of all of it, the same on every
        machine. What was found in the run follows.
        """;

    private readonly SelectionOptions options;

    private readonly Argument<string> file = new("file") { Description = "The scenario file" };

    private readonly Option<bool> verbose = new("--verbose", "-v") { Description = "Show also the wire, calls, notices and deadlines" };

    private readonly Option<bool> jsonLines = new("--json-lines") { Description = "Print the whole log as JSON lines, and nothing else, as docs/log-format.md describes them; ‘judge’ reads them" };

    private readonly ClientOptions client;
    private readonly TimelineOptions timeline;
    private readonly ExportOption exports;

    /// <summary>The command.</summary>
    public ShowCommand(Host host)
        : base(host, "show", "Run the scenarios of one file and print their logs.", Help)
    {
        file.Validators.Add(SelectionOptions.CheckPaths);
        Add(file);
        options = new SelectionOptions(host).AddFilters(this).AddValues(this);
        Add(verbose);
        Add(jsonLines);
        client = new ClientOptions(host, this);
        timeline = new TimelineOptions(host, this);
        exports = new ExportOption(host, this);
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        Selection selection = options.Read(parsed, parsed.GetRequiredValue(file)) with { ClientWords = client.Words(parsed) };
        SelectedScenarios selected = selection.Load();
        if (selected.Errors.Count > 0)
        {
            return Refuse(selected, "Nothing was run.");
        }

        if (parsed.GetValue(jsonLines))
        {
            return WriteLines(parsed, selected, selection);
        }

        Page page = NewPage(parsed);
        bool isVerbose = parsed.GetValue(verbose);
        var failures = new FailureReport(page, new Problems(selection), isVerbose, drawn: false);
        var suite = new SuiteRunner(client.Subject(parsed), Approval.Ignore) { UnderWay = Host.UnderWay };
        int exit = ExitCode.Held;
        var results = new List<ScenarioResult>();
        foreach (ScenarioResult result in suite.Run(selected.Chosen))
        {
            results.Add(result);
            if (selected.Chosen.Count > 1)
            {
                page.Line($"[bold]{Words.Escaped(result.Scenario.Id)}[/]  {Words.Escaped(result.Scenario.Title)}");
            }

            foreach ((_, string line) in LogText.Lines(result.Judgement.Log, isVerbose ? LogForm.Verbose : LogForm.Verified, clock: LogClock.Hours))
            {
                page.Plain(line);
            }

            page.Line();
            TimelineLines.Write(page, result.Judgement);
            page.Line($"[dim]fingerprint {result.Fingerprint}[/]");
            failures.Write(result);
            UnsupportedReport.Write(page, result);
            WorstReport.Write(page, result);
            if (selected.Chosen.Count > 1)
            {
                page.Line();
            }

            exit = Math.Max(exit, ExitOf(result.Outcome));
        }

        exit = WriteFiles(parsed, selection, results) ? exit : ExitCode.CannotJudge;

        return exit;
    }

    /// <summary>One file holds one log; what its run shows is not judged here, but its exit code is that of the run.</summary>
    private int WriteLines(ParseResult parsed, SelectedScenarios selected, Selection selection)
    {
        if (selected.Chosen.Count > 1)
        {
            Host.Error.WriteLine($"--json-lines: the file makes {selected.Chosen.Count} scenarios, and a log is of one. Choose it with --filter, as in ‘--filter {RepeatCommand.Quoted(selected.Chosen[0].Scenario.Id)}’.");
            return ExitCode.CannotJudge;
        }

        ScenarioResult result = new SuiteRunner(client.Subject(parsed), Approval.Ignore) { UnderWay = Host.UnderWay }.Run(selected.Chosen).Single();
        LogFileWriter.Write(Host.Output, new LogHeader(result.Judgement.Scenario) { Client = client.Name(parsed) }, result.Judgement.Log);
        return WriteFiles(parsed, selection, [result]) ? ExitOf(result.Outcome) : ExitCode.CannotJudge;
    }

    /// <summary>Writes the page and what other tools read, where they are asked for; whether that could be done.</summary>
    private bool WriteFiles(ParseResult parsed, Selection selection, IReadOnlyList<ScenarioResult> results)
    {
        timeline.Write(parsed, client.Name(parsed), results, result => RepeatCommand.Of(result.Source, selection with { Command = "show" }));
        return exports.Write(parsed, client.Name(parsed), results);
    }

    private static int ExitOf(ScenarioOutcome outcome) => outcome switch
    {
        ScenarioOutcome.Held or ScenarioOutcome.Unsupported or ScenarioOutcome.Noted or ScenarioOutcome.Warned => ExitCode.Held,
        ScenarioOutcome.Failed => ExitCode.Broken,
        ScenarioOutcome.NotDeterministic => ExitCode.NotDeterministic,
    };
}
