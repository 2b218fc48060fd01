using System.CommandLine;
using System.CommandLine.Parsing;
using Simulator.Findings;
using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.LogFiles;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Snapshots;
using Simulator.Scenarios.Suites;
using Simulator.Timelines.Lanes;
using Simulator.Timelines.Pages;

namespace Simulator.Scenarios.Commands;

/// <summary>The options that write runs as a page, and say what each is compared with there.</summary>
internal sealed class TimelineOptions
{
    private const string Reference = "reference";

    private readonly Host host;
    private readonly Option<string?> html = new("--html")
    {
        Description = "Write a page with the timeline of each run; it needs no server and no network",
        HelpName = "FILE.html",
    };

    private readonly Option<Func<ScenarioResult, PageRun?>?> against;

    /// <summary>Adds them to <paramref name="command"/>.</summary>
    public TimelineOptions(Host host, Command command)
    {
        this.host = host;
        html.Validators.Add(CheckFile);
        command.Add(html);
        against = new("--against")
        {
            Description = "On the page, the same scenario over another client beside each run, or the run of a log; what differs is marked",
            HelpName = $"{Reference}|CLIENT|LOG.jsonl",
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = ReadAgainst,
        };
        against.Validators.Add(result =>
        {
            if (result.GetResult(html) is null)
            {
                result.AddError("--against says what a page compares: name the page with --html FILE.html.");
            }
        });
        command.Add(against);
    }

    /// <summary>Whether a page is asked for.</summary>
    public bool IsAsked(ParseResult parsed) => parsed.GetValue(html) is not null;

    /// <summary>Writes the page, if one is asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="client">The client that made the runs.</param>
    /// <param name="results">The runs.</param>
    /// <param name="repeat">The command that shows one again.</param>
    public void Write(ParseResult parsed, string client, IReadOnlyCollection<ScenarioResult> results, Func<ScenarioResult, string> repeat)
    {
        if (parsed.GetValue(html) is string file)
        {
            var report = new TimelineReport(client) { Against = parsed.GetValue(against) ?? (_ => null) };
            string title = results.Count == 1 ? $"{results.First().Scenario.Title}" : $"{Words.Counted(results.Count, "run")} of {client}";
            Keep(parsed, file, title, [.. results.Select(result => report.RunOf(result, repeat(result)))]);
        }
    }

    /// <summary>Writes the page of what was found by chance, if one is asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="client">The client that made the runs.</param>
    /// <param name="found">The runs, each with its file.</param>
    /// <param name="repeat">The command that shows one again, given its file.</param>
    public void Write(ParseResult parsed, string client, IEnumerable<(Judgement Run, string? File)> found, Func<string, string> repeat)
    {
        if (parsed.GetValue(html) is string file)
        {
            var report = new TimelineReport(client) { Against = parsed.GetValue(against) ?? (_ => null) };
            PageRun[] runs = [.. found.Select(one => report.RunOf(FoundResult(one.Run, one.File ?? ""), one.File is null ? "" : repeat(one.File)))];
            Keep(parsed, file, runs.Length == 0 ? $"Nothing found in {client}" : $"{Words.Counted(runs.Length, "finding")} in {client}", runs);
        }
    }

    private void Keep(ParseResult parsed, string file, string title, PageRun[] runs)
    {
        if (parsed.GetValue(against) is not null && runs.Length > 0 && Array.TrueForAll(runs, run => run.Against is null))
        {
            host.Error.WriteLine("--against: that log is of none of these scenarios, so nothing stands beside them.");
        }

        TimelineReport.Write(host.Files, Path.Combine(host.Folder, file), title, runs);
    }

    /// <summary>What was found by chance stands in no file that was read.</summary>
    private static ScenarioResult FoundResult(Judgement run, string file) =>
        new(new LoadedScenario(run.Scenario, file, 1, [], [], []), run, Divergence: null, new SnapshotState.NotCompared());

    private static void CheckFile(OptionResult result)
    {
        if (result.Tokens is [{ Value: string file }] && (file.Length == 0 || Directory.Exists(file)))
        {
            result.AddError($"--html: ‘{file}’ is no file. Name one, as in ‘--html timeline.html’.");
        }
    }

    private Func<ScenarioResult, PageRun?>? ReadAgainst(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        string path = Path.Combine(host.Folder, text);
        try
        {
            return File.Exists(path) && text.EndsWith(".jsonl", StringComparison.Ordinal) ? OfLog(path, text) : OfClient(text);
        }
        catch (Exception error) when (error is FormatException or ScenarioFormatException)
        {
            result.AddError($"--against: {error.Message}");
            return null;
        }
    }

    private Func<ScenarioResult, PageRun?> OfClient(string text)
    {
        Subject subject = Subject.Reference;
        if (text != Reference)
        {
            ChosenClient chosen = ChosenClient.Of(text, host.Folder, []);
            subject = new Subject(chosen.Make) { Profile = chosen.Asked() };
        }

        return result => new PageRun(RunTimeline.Of(subject.Test(result.Source.Scenario))) { Client = text, File = result.Source.File };
    }

    /// <summary>The run of a log stands beside that of its scenario.</summary>
    private static Func<ScenarioResult, PageRun?> OfLog(string path, string name)
    {
        ReadLog read = LogSource.Read(path, content => LogFileReader.Read(path, content, new ReadSettings { KnownRules = new KnownRules([]) }));
        LogFile log = read.File ?? throw new FormatException($"{name} cannot be read: {string.Join(' ', read.Errors.Take(1).Select(error => error.Message))}");
        var run = new PageRun(RunTimeline.Of(LogJudge.Of(log, Profiles.ClientProfile.Complete, []))) { Client = $"{log.Header.Client ?? "client"} of {name}", File = name };
        return result => result.Scenario.Id == run.Timeline.Judgement.Scenario.Id ? run : null;
    }
}
