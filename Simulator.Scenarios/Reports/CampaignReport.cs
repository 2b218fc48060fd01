using System.Globalization;
using Newtonsoft.Json.Linq;
using Simulator.Exploration.Campaigns;
using Simulator.Exploration.Generation;
using Simulator.Protocol;
using Simulator.Scenarios.Campaigns;
using Simulator.Scenarios.Output;
using Simulator.Scenarios.Suites;
using Spectre.Console;

namespace Simulator.Scenarios.Reports;

/// <summary>Tells a campaign: what it found, and how far it reached.</summary>
/// <param name="output">Where a document for a program goes.</param>
/// <param name="page">Where it is told.</param>
/// <param name="findings">Tells what was found.</param>
/// <param name="clientWords">What the command line said of the client, to be said again; empty for nothing.</param>
/// <param name="outWords">What it said of where findings go; empty for nothing.</param>
internal sealed class CampaignReport(TextWriter output, Page page, FindingReport findings, string clientWords, string outWords)
{
    /// <summary>How far a campaign is after so much time, on one line.</summary>
    public static string Told(Campaign campaign, TimeSpan elapsed) => string.Create(
        CultureInfo.InvariantCulture,
        $"{campaign.Done:N0} of {campaign.Plan.Count:N0} scenarios, {campaign.Done / elapsed.TotalSeconds:N0}/s, {campaign.Transitions.Count(tally => DocumentedGraph.All.Contains(tally.Name))} of {DocumentedGraph.All.Count} transitions, {campaign.Rules.Count(tally => tally.Count > 0)} of {campaign.Rules.Count} rules, {campaign.Findings.Count} found");

    /// <summary>Writes the report.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="asJson">Whether a program reads it.</param>
    /// <param name="kept">Where a campaign that is not complete was kept; null for one that is.</param>
    /// <param name="speed">How many scenarios were run just now, in how much time; null where none were.</param>
    /// <param name="interrupted">Whether somebody ended it early: then what was not found is not judged.</param>
    /// <returns>The exit code.</returns>
    public int Write(Campaign campaign, bool asJson, string? kept, (long Runs, TimeSpan Time)? speed, bool interrupted = false)
    {
        findings.Keep(campaign.Findings);
        int exit = campaign.Divergent is not null ? ExitCode.NotDeterministic
            : interrupted && findings.Exit == ExitCode.Held ? ExitCode.CannotJudge : findings.Exit;
        if (asJson)
        {
            IndentedJson.Write(output, DocumentOf(campaign, exit, findings.Document(RepeatOf)));
            return exit;
        }

        findings.Write(page, campaign.Done, RepeatOf);
        WriteDivergent(campaign);
        WriteSummary(campaign, speed);
        if (kept is not null)
        {
            WriteStopped(campaign, kept);
        }

        return exit;
    }

    /// <summary>Writes what was found before the client ended the process. The client is not run again for it: each finding is told by its seed.</summary>
    /// <param name="campaign">The campaign as far as it came.</param>
    /// <param name="asJson">Whether a program reads it.</param>
    /// <param name="kept">Where it was kept.</param>
    public void WriteEnded(Campaign campaign, bool asJson, string kept)
    {
        if (asJson)
        {
            IndentedJson.Write(output, DocumentOf(campaign, ExitCode.Broken, FindingReport.DocumentBySeed(campaign.Findings, seed => FuzzOf(seed, campaign))));
            return;
        }

        FindingReport.WriteBySeed(page, campaign.Findings, seed => FuzzOf(seed, campaign));
        WriteDivergent(campaign);
        WriteSummary(campaign, speed: null);
        WriteStopped(campaign, kept);
    }

    private void WriteStopped(Campaign campaign, string kept) => page.Line(
        $"Stopped after {campaign.Done:N0} of {campaign.Plan.Count:N0}. To go on: {Words.Escaped($"{RepeatCommand.Program} fuzz --campaign {RepeatCommand.Quoted(kept)} --resume{clientWords}{outWords}")}");

    private string RepeatOf(string file) => RepeatCommand.Of(file, clientWords);

    private void WriteDivergent(Campaign campaign)
    {
        if (campaign.Divergent is DivergentSeed divergent)
        {
            page.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"{Words.Mark(ScenarioOutcome.NotDeterministic)} [magenta]not deterministic[/]: two runs of seed {divergent.Seed} differ  [dim]({Words.Counted(divergent.Count, "scenario")} of {campaign.Done:N0})[/]"));
            page.Line($"  [dim]first run[/]   {Words.Escaped(divergent.First)}");
            page.Line($"  [dim]second run[/]  {Words.Escaped(divergent.Second)}");
            page.Line($"  [dim]repeat[/]      {Words.Escaped($"{FuzzOf(divergent.Seed, campaign)} --twice")}");
            page.Line();
        }
    }

    private string FuzzOf(long seed, Campaign campaign) =>
        string.Create(CultureInfo.InvariantCulture, $"{RepeatCommand.Program} fuzz --seeds {seed}..{seed + 1} --faults {FaultMixText.Write(campaign.Plan.Faults)}{clientWords}");

    private void WriteSummary(Campaign campaign, (long Runs, TimeSpan Time)? speed)
    {
        string rate = speed is (long samples and > 0, TimeSpan time)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{(samples == campaign.Done ? "" : $", {samples:N0} of them now")} in {time.TotalSeconds:0.0} s, {samples / Math.Max(time.TotalSeconds, 0.001):N0} a second")
            : "";
        page.Line($"[bold]{Words.Counted(campaign.Done, "random scenario")}[/]{rate}: {(campaign.Findings.Count == 0 ? "[green]nothing found[/]" : $"[red]{campaign.Findings.Count} found[/]")}");
        Table table = Page.NewTable("transition", "scenarios");
        table.Columns[1].RightAligned();
        foreach (string transition in DocumentedGraph.All.Concat(campaign.Transitions.Select(tally => tally.Name)).Distinct())
        {
            long count = campaign.Transitions.FirstOrDefault(tally => tally.Name == transition)?.Count ?? 0;
            table.AddRow(Words.Escaped(transition), count == 0 ? "[red]never[/]" : count.ToString("N0", CultureInfo.InvariantCulture));
        }

        page.Table(table);
        string[] never = [.. campaign.Rules.Where(tally => tally.Count == 0).Select(tally => tally.Name)];
        page.Line($"{campaign.Rules.Count - never.Length} of {campaign.Rules.Count} rules put to the test{(never.Length == 0 ? "" : $"; never: {string.Join(", ", never)}")}");
        WarningLine.Write(page, campaign.Warnings);
        page.Plain($"fingerprint {campaign.Fingerprint}");
    }

    private static JObject DocumentOf(Campaign campaign, int exit, JArray findings) => new(
        new JProperty("exit", exit),
        new JProperty("scenarios", campaign.Done),
        new JProperty("complete", campaign.IsComplete),
        new JProperty("fingerprint", campaign.Fingerprint.ToString()),
        new JProperty("divergent", campaign.Divergent is DivergentSeed divergent
            ? new JObject(
                new JProperty("seed", divergent.Seed),
                new JProperty("count", divergent.Count),
                new JProperty("first", divergent.First),
                new JProperty("second", divergent.Second))
            : null),
        new JProperty("findings", findings),
        new JProperty("transitions", new JObject(campaign.Transitions.Select(tally => new JProperty(tally.Name, tally.Count)))),
        new JProperty("rules", new JObject(campaign.Rules.Select(tally => new JProperty(tally.Name, tally.Count)))),
        new JProperty("warnings", new JObject(campaign.Warnings.Select(tally => new JProperty(tally.Name, tally.Count)))));
}
