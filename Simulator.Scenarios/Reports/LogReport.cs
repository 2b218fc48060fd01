using Newtonsoft.Json.Linq;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.LogFiles;
using Simulator.Scenarios.Output;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Reports;

/// <summary>Tells what logs that were read from files show.</summary>
internal sealed class LogReport
{
    private readonly Dictionary<string, LogFile> files;
    private readonly SuiteResult suite;
    private readonly Problems problems;

    /// <summary>The report of some logs.</summary>
    /// <param name="files">The logs.</param>
    /// <param name="suite">What is said of them, in their order; each is found by the name of its file.</param>
    /// <param name="repeat">The command that judges one again, given its file.</param>
    public LogReport(IEnumerable<LogFile> files, SuiteResult suite, Func<string, string> repeat)
    {
        this.files = files.ToDictionary(file => file.Name, StringComparer.Ordinal);
        this.suite = suite;
        problems = new Problems(new Selection([])) { PlaceOf = (result, finding) => PlaceOf(result, finding, repeat) };
    }

    /// <summary>Writes the report for a person.</summary>
    /// <param name="page">Where it goes.</param>
    /// <param name="verbose">Whether logs are printed, and everything is told of what is no failure.</param>
    public void Write(Page page, bool verbose)
    {
        var failures = new FailureReport(page, problems, verbose);
        foreach (ScenarioResult result in suite.Results)
        {
            LogFile file = files[result.Source.File];
            string client = file.Header.Client is string name ? $", client {name}" : "";
            page.Line($"[bold]{Words.Escaped(file.Name)}[/]  [dim]{Words.Counted(file.Entries.Count, "entry", "entries")} in {file.End.At} s{Words.Escaped(client)}[/]");
            foreach (string note in file.Notes)
            {
                page.Line($"[yellow]![/] {Words.Escaped(note)}");
            }

            WriteLog(page, result.Judgement.Log, verbose);
            failures.Write(result);
            if (result.Judgement.Findings.Count == 0)
            {
                page.Line($"{Words.Mark(result.Outcome)} [bold]{Words.Escaped(result.Scenario.Id)}[/]  {Words.Escaped(result.Scenario.Title)}");
            }

            UnsupportedReport.Write(page, result);
            WorstReport.Write(page, result);
            page.Line();
        }

        page.Line($"[bold]{Words.Counted(suite.Results.Count, "log")}[/]: {Summary.OutcomesOf(suite)}");
        Summary.WriteUnread(page, suite.Unread, "judged");
    }

    /// <summary>Writes the report for a program.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="errors">What is wrong with files that were not judged.</param>
    public void WriteJson(TextWriter writer, IEnumerable<ScenarioError> errors)
    {
        JObject document = new JsonReport(problems).Document(suite, errors);
        document.Property("errors", StringComparison.Ordinal)!.AddAfterSelf(new JProperty("logs", new JArray(suite.Results.Select(result => LogOf(files[result.Source.File])))));
        IndentedJson.Write(writer, document);
    }

    private static JObject LogOf(LogFile file) => new(
        new JProperty("file", file.Name),
        new JProperty("client", file.Header.Client),
        new JProperty("isCutOff", file.IsCutOff),
        new JProperty("notes", new JArray(file.Notes)));

    private static void WriteLog(Page page, TransitionLog log, bool verbose)
    {
        foreach ((_, string line) in verbose ? LogText.Lines(log, LogForm.Verbose, clock: LogClock.Hours) : [])
        {
            page.Plain(line);
        }
    }

    private (string File, int Line, string Repeat) PlaceOf(ScenarioResult result, Finding finding, Func<string, string> repeat)
    {
        LogFile file = files[result.Source.File];
        bool isAboutAnEntry = finding.Kind is not (FindingKind.RuleNotExercised or FindingKind.WaiverNotNeeded);
        return (file.Name, isAboutAnEntry ? file.LineOf(result.Judgement.Log, finding.Entry) : 0, repeat(file.Name));
    }
}
