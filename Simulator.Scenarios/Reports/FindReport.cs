using System.Globalization;
using Newtonsoft.Json.Linq;
using Simulator.Clients;
using Simulator.Collections;
using Simulator.Exploration;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Scenarios.Commands;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Reports;

/// <summary>Tells what exploring found, and writes each find to a file. Every find is run twice first.</summary>
/// <param name="client">Makes the client under test; null for the reference client.</param>
/// <param name="folder">Where the files go.</param>
internal sealed class FindReport(Func<ClientSetup, IClient>? client, string folder)
{
    private readonly List<(Discovery Discovery, Judgement Run, Divergence? Divergence, string? File)> finds = [];

    /// <summary>What the process says when it ends.</summary>
    public int Exit => finds.Exists(find => find.Divergence is not null) ? ExitCode.NotDeterministic
        : finds.Count > 0 ? ExitCode.Broken : ExitCode.Held;

    /// <summary>Runs every find again, and writes its file.</summary>
    public FindReport Keep(ValueList<Discovery> discoveries)
    {
        foreach (Discovery discovery in discoveries)
        {
            Judgement run = discovery.Run(client);
            var divergence = Divergence.Between(run.Log, discovery.Run(client).Log);
            string? file = FindingOf(discovery, run) is Finding finding
                ? FoundScenario.Of(discovery.Smallest.Id, run, finding, discovery.Breach.Where).WriteTo(folder)
                : null;
            finds.Add((discovery, run, divergence, file));
        }

        return this;
    }

    /// <summary>Tells every find.</summary>
    /// <param name="page">Where.</param>
    /// <param name="all">The number of scenarios in which it was looked for.</param>
    /// <param name="repeat">The command that shows it again, given its file.</param>
    public void Write(Page page, long all, Func<string, string> repeat)
    {
        foreach ((Discovery discovery, Judgement run, Divergence? divergence, string? file) in finds)
        {
            string share = string.Create(CultureInfo.InvariantCulture, $"{Words.Counted(discovery.Count, "scenario")} of {all:N0}");
            page.Line($"[red]✗ {Words.Escaped(discovery.Breach.Name)}[/] after {Words.Escaped(discovery.Breach.Where)}  [dim]({share})[/]");
            if (divergence is null && file is not null && FindingOf(discovery, run) is Finding finding)
            {
                WriteFinding(page, run, finding);
                page.Line($"  [dim]file[/]      {Words.Escaped(file)}  [dim]({Words.Counted(discovery.Smallest.Steps.Count, "step")})[/]");
                page.Line($"  [dim]repeat[/]    {Words.Escaped(repeat(file))}");
            }
            else
            {
                page.Line("  [magenta]Run again, it is not found: the client is not deterministic.[/]");
            }

            page.Line();
        }
    }

    /// <summary>The finds for a program.</summary>
    /// <param name="repeat">The command that shows one again, given its file.</param>
    public JArray Document(Func<string, string> repeat) => new(finds.Select(find =>
    {
        Finding? finding = FindingOf(find.Discovery, find.Run);
        return new JObject(
            new JProperty("rule", find.Discovery.Breach.Name),
            new JProperty("where", find.Discovery.Breach.Where),
            new JProperty("level", finding is null ? null : Words.Of(finding.Level)),
            new JProperty("sentence", finding?.Sentence),
            new JProperty("expected", finding?.Expected),
            new JProperty("actual", finding?.Actual),
            new JProperty("count", find.Discovery.Count),
            new JProperty("number", find.Discovery.Number),
            new JProperty("steps", find.Discovery.Smallest.Steps.Count),
            new JProperty("file", find.File),
            new JProperty("deterministic", find.Divergence is null && finding is not null),
            new JProperty("repeat", find.File is null ? null : repeat(find.File)));
    }));

    private static void WriteFinding(Page page, Judgement run, Finding finding)
    {
        page.Line($"  {Words.Escaped(finding.Sentence)}");
        page.Line();
        foreach (ExcerptLine line in Excerpt.Around(run.Log, finding.Entry, LogForm.Verified))
        {
            page.Line(line.Decides ? $"  [bold]> {Words.Escaped(line.Text)}[/]" : $"    [dim]{Words.Escaped(line.Text)}[/]");
        }

        page.Line();
        page.Line($"  [dim]expected[/]  {Words.Escaped(finding.Expected)}");
        page.Line($"  [dim]actual[/]    {Words.Escaped(finding.Actual)}");
    }

    private static Finding? FindingOf(Discovery discovery, Judgement run) =>
        run.Findings.FirstOrDefault(finding => Breach.Of(finding, run.Log) == discovery.Breach);
}
