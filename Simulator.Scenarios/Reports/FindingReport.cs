using System.Globalization;
using Newtonsoft.Json.Linq;
using Simulator.Collections;
using Simulator.Exploration.Campaigns;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Output;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Reports;

/// <summary>Tells what exploring found, and writes each finding to a file. Every finding is run twice first.</summary>
/// <param name="subject">The client under test.</param>
/// <param name="folder">Where the files go.</param>
/// <param name="files">Writes them.</param>
internal sealed class FindingReport(Subject subject, string folder, FileWrites files)
{
    private readonly List<(DistinctFinding Distinct, Judgement Run, Divergence? Divergence, string? File)> kept = [];

    /// <summary>What the process says when it ends.</summary>
    public int Exit => kept.Exists(one => one.Divergence is not null) ? ExitCode.NotDeterministic
        : kept.Count > 0 ? ExitCode.Broken : ExitCode.Held;

    /// <summary>The smallest run of every finding, with its file; null where that could not be written.</summary>
    public IEnumerable<(Judgement Run, string? File)> Runs => kept.Select(one => (one.Run, one.File));

    /// <summary>Runs every finding again, and writes its file.</summary>
    public FindingReport Keep(ValueList<DistinctFinding> findings)
    {
        foreach (DistinctFinding distinct in findings)
        {
            Judgement run = distinct.Run(subject);
            var divergence = Divergence.Between(run.Log, distinct.Run(subject).Log);
            string? file = null;
            if (FindingOf(distinct, run) is Finding finding)
            {
                files.Try(() => file = FoundScenario.Of(distinct.Smallest.Id, run, finding, distinct.Violation.Where).WriteTo(folder));
            }

            kept.Add((distinct, run, divergence, file));
        }

        return this;
    }

    /// <summary>Tells every one.</summary>
    /// <param name="page">Where.</param>
    /// <param name="all">The number of scenarios in which it was looked for.</param>
    /// <param name="repeat">The command that shows it again, given its file.</param>
    public void Write(Page page, long all, Func<string, string> repeat)
    {
        foreach ((DistinctFinding distinct, Judgement run, Divergence? divergence, string? file) in kept)
        {
            string share = string.Create(CultureInfo.InvariantCulture, $"{Words.Counted(distinct.Count, "scenario")} of {all:N0}");
            page.Line($"[red]✗ {Words.Escaped(distinct.Violation.Name)}[/] after {Words.Escaped(distinct.Violation.Where)}  [dim]({share})[/]");
            if (divergence is null && FindingOf(distinct, run) is Finding finding)
            {
                WriteFinding(page, run, finding);
                WriteFollowers(page, distinct);
                WriteFile(page, distinct, file, repeat);
            }
            else
            {
                page.Line($"  [magenta]Seen in {Words.Escaped(distinct.Smallest.Id)}. Run again, it is not found: {Suspect(distinct)}.[/]");
            }

            page.Line();
        }
    }

    /// <summary>The findings for a program.</summary>
    /// <param name="repeat">The command that shows one again, given its file.</param>
    public JArray Document(Func<string, string> repeat) => new(kept.Select(one =>
    {
        Finding? finding = FindingOf(one.Distinct, one.Run);
        return ObjectOf(
            one.Distinct,
            finding,
            new JProperty("file", one.File),
            new JProperty("deterministic", one.Divergence is null && finding is not null),
            new JProperty("repeat", one.File is null ? null : repeat(one.File)));
    }));

    /// <summary>Tells findings without running their scenarios again.</summary>
    /// <param name="page">Where.</param>
    /// <param name="findings">What was found.</param>
    /// <param name="repeat">The command that shows one again, given its seed.</param>
    public static void WriteBySeed(Page page, IEnumerable<DistinctFinding> findings, Func<long, string> repeat)
    {
        foreach (DistinctFinding distinct in findings)
        {
            page.Line($"[red]✗ {Words.Escaped(distinct.Violation.Name)}[/] after {Words.Escaped(distinct.Violation.Where)}  [dim]({Words.Counted(distinct.Count, "scenario")})[/]");
            page.Line($"  [dim]repeat[/]    {Words.Escaped(repeat(distinct.Number))}");
            page.Line();
        }
    }

    /// <summary>The findings for a program, without running their scenarios again; null where only a run would tell.</summary>
    /// <param name="findings">What was found.</param>
    /// <param name="repeat">The command that shows one again, given its seed.</param>
    public static JArray DocumentBySeed(IEnumerable<DistinctFinding> findings, Func<long, string> repeat) => new(findings.Select(distinct =>
        ObjectOf(distinct, null, new JProperty("file", (string?)null), new JProperty("deterministic", (bool?)null), new JProperty("repeat", repeat(distinct.Number)))));

    private static JObject ObjectOf(DistinctFinding distinct, Finding? finding, params JProperty[] last) => new(
        new JProperty("rule", distinct.Violation.Name),
        new JProperty("where", distinct.Violation.Where),
        new JProperty("level", finding is null ? null : LevelNames.Of(finding.Level)),
        new JProperty("sentence", finding?.Sentence),
        new JProperty("expected", finding?.Expected),
        new JProperty("actual", finding?.Actual),
        new JProperty("count", distinct.Count),
        new JProperty("followers", new JObject(distinct.Followers.Select(tally => new JProperty(tally.Name, tally.Count)))),
        new JProperty("number", distinct.Number),
        new JProperty("steps", distinct.Smallest.Steps.Count),
        last);

    /// <summary>An adapter may be ended, or stopped, by somebody else.</summary>
    private static string Suspect(DistinctFinding distinct) => distinct.Violation.Name.StartsWith("adapter/", StringComparison.Ordinal)
        ? "something outside of the run stopped the adapter, or the client is not deterministic"
        : "the client is not deterministic";

    private static void WriteFinding(Page page, Judgement run, Finding finding)
    {
        page.Line($"  {Words.Escaped(finding.Sentence)}");
        page.Line();
        TimelineLines.Write(page, run, margin: "  ");
        page.Line();
        foreach (ExcerptLine line in Excerpt.Around(run.Log, finding.Entry, LogForm.Verified))
        {
            page.Line(line.Decides ? $"  [bold]> {Words.Escaped(line.Text)}[/]" : $"    [dim]{Words.Escaped(line.Text)}[/]");
        }

        page.Line();
        page.Line($"  [dim]expected[/]  {Words.Escaped(finding.Expected)}");
        page.Line($"  [dim]actual[/]    {Words.Escaped(finding.Actual)}");
    }

    private static void WriteFile(Page page, DistinctFinding distinct, string? file, Func<string, string> repeat)
    {
        if (file is null)
        {
            page.Line("  [dim]file[/]      [red]none: it could not be written[/]");
            return;
        }

        page.Line($"  [dim]file[/]      {Words.Escaped(file)}  [dim]({Words.Counted(distinct.Smallest.Steps.Count, "step")})[/]");
        page.Line($"  [dim]repeat[/]    {Words.Escaped(repeat(file))}");
    }

    private static void WriteFollowers(Page page, DistinctFinding distinct)
    {
        if (distinct.Followers.Count > 0)
        {
            string followers = string.Join(", ", distinct.Followers.Select(tally => string.Create(CultureInfo.InvariantCulture, $"{tally.Name} in {tally.Count:N0}")));
            page.Line($"  [dim]then[/]      {Words.Escaped(followers)}  [dim](it may follow from the above)[/]");
        }
    }

    private static Finding? FindingOf(DistinctFinding distinct, Judgement run) =>
        run.Findings.FirstOrDefault(finding => Violation.Of(finding, run.Log) == distinct.Violation);
}
