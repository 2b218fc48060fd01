using System.Globalization;
using Newtonsoft.Json.Linq;
using Simulator.Clients;
using Simulator.Exploration;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Scenarios.Campaigns;
using Simulator.Scenarios.Commands;
using Simulator.Scenarios.Suites;
using Spectre.Console;

namespace Simulator.Scenarios.Reports;

/// <summary>Tells what a campaign found, and writes each find to a file.</summary>
/// <param name="host">Everything outside.</param>
/// <param name="page">Where it is told.</param>
/// <param name="client">Makes the client under test; null for the reference client.</param>
/// <param name="clientWords">What the command line said of the client, to be said again; empty for nothing.</param>
/// <param name="folder">Where the files go.</param>
internal sealed class CampaignReport(Host host, Page page, Func<ClientSetup, IClient>? client, string clientWords, string folder)
{
    /// <summary>Writes the report.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="asJson">Whether a program reads it.</param>
    /// <param name="kept">Where a campaign that is not complete was kept; null for one that is.</param>
    /// <param name="speed">How many scenarios were run just now, in how much time; null where none were.</param>
    /// <returns>The exit code.</returns>
    public int Write(Campaign campaign, bool asJson, string? kept, (long Trials, TimeSpan Time)? speed)
    {
        (Discovery Discovery, Judgement Run, Divergence? Divergence)[] replays =
            [.. campaign.Discoveries.Select(Replay)];
        int exit = replays.Any(replay => replay.Divergence is not null) ? ExitCode.NotDeterministic
            : replays.Length > 0 ? ExitCode.Broken : ExitCode.Held;
        var files = replays.Select(replay => WriteFile(replay.Discovery, replay.Run, campaign)).ToList();
        if (asJson)
        {
            JsonReport.Write(host.Output, DocumentOf(campaign, exit, files));
            return exit;
        }

        for (int index = 0; index < replays.Length; index++)
        {
            WriteFind(replays[index].Discovery, replays[index].Run, replays[index].Divergence, files[index], campaign);
        }

        WriteSummary(campaign, kept, speed);
        return exit;
    }

    /// <summary>Every find is run twice: what differs between two equal runs is no behaviour to judge.</summary>
    private (Discovery Discovery, Judgement Run, Divergence? Divergence) Replay(Discovery discovery)
    {
        Judgement run = discovery.Run(client);
        return (discovery, run, Divergence.Between(run.Log, discovery.Run(client).Log));
    }

    private static Finding? FindingOf(Discovery discovery, Judgement run) =>
        run.Findings.FirstOrDefault(finding => Breach.Of(finding, run.Log) == discovery.Breach);

    private string? WriteFile(Discovery discovery, Judgement run, Campaign campaign) => FindingOf(discovery, run) is Finding finding
        ? FoundScenario.Of(discovery.Smallest.Id, run, finding, campaign.Discoveries.Count(other => other.Breach.Name == finding.Name) > 1 ? discovery.Breach.Where : null).WriteTo(folder)
        : null;

    private void WriteFind(Discovery discovery, Judgement run, Divergence? divergence, string? file, Campaign campaign)
    {
        string share = string.Create(CultureInfo.InvariantCulture, $"{Words.Counted(discovery.Count, "scenario")} of {campaign.Done:N0}, seed {discovery.Seed} the first");
        page.Line($"[red]✗ {Words.Escaped(discovery.Breach.Name)}[/] after {Words.Escaped(discovery.Breach.Where)}  [dim]({share})[/]");
        if (divergence is not null || FindingOf(discovery, run) is not Finding finding)
        {
            page.Line("  [magenta]Run again, it is not found: the client is not deterministic.[/]");
            page.Line();
            return;
        }

        page.Line($"  {Words.Escaped(finding.Sentence)}");
        page.Line();
        foreach (ExcerptLine line in Excerpt.Around(run.Log, finding.Entry, LogForm.Verified))
        {
            page.Line(line.Decides ? $"  [bold]> {Words.Escaped(line.Text)}[/]" : $"    [dim]{Words.Escaped(line.Text)}[/]");
        }

        page.Line();
        page.Line($"  [dim]expected[/]  {Words.Escaped(finding.Expected)}");
        page.Line($"  [dim]actual[/]    {Words.Escaped(finding.Actual)}");
        page.Line($"  [dim]file[/]      {Words.Escaped(file!)}  [dim]({Words.Counted(discovery.Smallest.Steps.Count, "step")})[/]");
        page.Line($"  [dim]repeat[/]    {Words.Escaped(RepeatOf(discovery, file!, campaign))}");
        page.Line();
    }

    /// <summary>The command line runs files with the reference client only; another client meets its scenario again in a campaign of one seed.</summary>
    private string RepeatOf(Discovery discovery, string file, Campaign campaign) => clientWords.Length == 0
        ? $"{RepeatCommand.Program} run {RepeatCommand.Quoted(file)}"
        : string.Create(CultureInfo.InvariantCulture, $"{RepeatCommand.Program} fuzz --seeds {discovery.Seed}..{discovery.Seed + 1} --profile {ProfileText.Write(campaign.Plan.Profile)}{clientWords}");

    private void WriteSummary(Campaign campaign, string? kept, (long Trials, TimeSpan Time)? speed)
    {
        string rate = speed is (long trials, TimeSpan time)
            ? string.Create(CultureInfo.InvariantCulture, $" in {time.TotalSeconds:0.0} s, {trials / Math.Max(time.TotalSeconds, 0.001):N0} a second")
            : "";
        page.Line($"[bold]{Words.Counted(campaign.Done, "random scenario")}[/]{rate}: {(campaign.Discoveries.Count == 0 ? "[green]nothing found[/]" : $"[red]{campaign.Discoveries.Count} found[/]")}");
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
        if (kept is not null)
        {
            page.Line($"Stopped after {campaign.Done:N0} of {campaign.Plan.Count:N0}. To go on: {Words.Escaped($"{RepeatCommand.Program} fuzz --campaign {RepeatCommand.Quoted(kept)} --resume{clientWords}")}");
        }
    }

    private static JObject DocumentOf(Campaign campaign, int exit, IEnumerable<string?> files) => new(
        new JProperty("exit", exit),
        new JProperty("scenarios", campaign.Done),
        new JProperty("complete", campaign.IsComplete),
        new JProperty("findings", new JArray(campaign.Discoveries.Zip(files, (discovery, file) => new JObject(
            new JProperty("rule", discovery.Breach.Name),
            new JProperty("where", discovery.Breach.Where),
            new JProperty("count", discovery.Count),
            new JProperty("seed", discovery.Seed),
            new JProperty("steps", discovery.Smallest.Steps.Count),
            new JProperty("file", file))))),
        new JProperty("transitions", new JObject(campaign.Transitions.Select(tally => new JProperty(tally.Name, tally.Count)))),
        new JProperty("rules", new JObject(campaign.Rules.Select(tally => new JProperty(tally.Name, tally.Count)))));
}
