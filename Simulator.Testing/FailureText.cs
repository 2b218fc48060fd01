using System.Globalization;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Rules;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Reports;
using Simulator.Timelines.Lanes;
using Simulator.Timelines.Terminal;

namespace Simulator.Testing;

/// <summary>The message of a failed test: the rule with its sentence, what was expected, what happened, the scenario, the log.</summary>
internal static class FailureText
{
    /// <summary>Wider than this the log of a build is folded.</summary>
    private const int Width = 100;

    private const string ScenarioWord = "  scenario  ";

    /// <summary>Tells <paramref name="finding"/>.</summary>
    /// <param name="judgement">The run that shows it.</param>
    /// <param name="finding">What it shows.</param>
    /// <param name="file">The file into which the scenario was written; null for one that comes from a file.</param>
    /// <param name="place">The place in the file that it comes from; null for none.</param>
    /// <param name="timers">Where the client made the timers whose firing the finding is about.</param>
    public static string Of(Judgement judgement, Finding finding, string? file, IEnumerable<string>? timers = null, string? place = null)
    {
        string section = RuleCatalogue.Find(finding.Name) is Rule rule ? $" (section “{rule.Section}”)" : "";
        string[] lines =
        [
            $"{finding.Name}: {finding.Sentence}{section}",
            $"  expected  {finding.Expected}",
            $"  actual    {finding.Actual}",
            .. judgement.Scenario.Why is string why && finding.Kind == FindingKind.ExpectationFailed ? (string[])[$"  why       {why}"] : [],
            .. (timers ?? []).Select(place => $"  timer     made by {place}"),
            .. Following(judgement, finding),
            .. place is null ? (string[])[] : [$"  file      {place}"],
            file is null ? $"  scenario  {judgement.Scenario.Id}" : $"  scenario  {file}",
            .. file is null ? (string[])[] : [$"  repeat    client.ObeysFiles(\"{file.Replace('\\', '/')}\")"],
            "",
            ScenarioWriter.Write(judgement.Scenario).TrimEnd('\n'),
            "",
            .. Marked(judgement.Log, finding.Entry),
            "",
            .. Drawn(judgement),
        ];
        return string.Join('\n', lines);
    }

    /// <summary>Tells <paramref name="finding"/> of a scenario in a file, with the line of the step or expectation that it is about.</summary>
    public static NonconformanceException OfFile(LoadedScenario file, Judgement judgement, Finding finding, IEnumerable<string> timers)
    {
        int line = SourceLine.Of(file, judgement, finding);
        return new NonconformanceException(Of(judgement, finding, null, timers, $"{file.File}:{line}")) { File = Path.GetFullPath(file.File), Line = line };
    }

    /// <summary>Several failures of files: the first whole, then a line for each of the others.</summary>
    public static NonconformanceException Joined(IReadOnlyList<NonconformanceException> failures, int files)
    {
        if (failures.Count == 1)
        {
            return failures[0];
        }

        IEnumerable<string> others = failures.Skip(1).Select(failure => $"  {ScenarioIn(failure.Message)}  {failure.Message.Split('\n')[0]}");
        return new NonconformanceException(string.Create(
            CultureInfo.InvariantCulture, $"{failures[0].Message}\n\n{failures.Count} of {files} scenarios fail; the others:\n{string.Join('\n', others)}"));
    }

    private static string ScenarioIn(string message) =>
        message.Split('\n').FirstOrDefault(line => line.StartsWith(ScenarioWord, StringComparison.Ordinal))?[ScenarioWord.Length..].Trim() ?? "";

    /// <summary>What else went wrong, which may follow from it.</summary>
    private static IEnumerable<string> Following(Judgement judgement, Finding first)
    {
        string[] names = [.. judgement.Findings.Where(finding => finding.IsAboutTheClient && finding != first).Select(finding => finding.Name).Distinct()];
        return names.Length == 0 ? [] : [$"  then      {string.Join(", ", names)}, which may follow from it"];
    }

    /// <summary>Tells that two runs of one scenario differ.</summary>
    public static string OfTwoRuns(Judgement first, Judgement second, int index) => string.Join('\n', (string[])
    [
        "The client is not deterministic: two runs of one scenario differ, so nothing can be said of it.",
        $"  first run   {Line(first.Log, index)}",
        $"  second run  {Line(second.Log, index)}",
        "",
        ScenarioWriter.Write(first.Scenario).TrimEnd('\n'),
    ]);

    private static IEnumerable<string> Marked(TransitionLog log, int entry) =>
        Excerpt.Around(log, entry, LogForm.Verified).Select(line => $"{(line.Decides ? ">" : " ")} {line.Text}");

    private static IEnumerable<string> Drawn(Judgement judgement) =>
        TerminalTimeline.Lines(RunTimeline.Of(judgement), Width).Select(line => string.Concat(line.Select(part => part.Text)).TrimEnd());

    private static string Line(TransitionLog log, int index) =>
        LogText.Lines(log, LogForm.Verbose).Where(line => line.Entry == index).Select(line => line.Text).FirstOrDefault()
        ?? string.Create(CultureInfo.InvariantCulture, $"ends at {log.End.At}");
}
