using System.CommandLine;
using System.Globalization;
using Newtonsoft.Json.Linq;
using Simulator.Collections;
using Simulator.Exploration.Campaigns;
using Simulator.Exploration.Generation;
using Simulator.Findings;
using Simulator.Scenarios.Output;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Suites;
using Simulator.Simulation;
using Spectre.Console;

namespace Simulator.Scenarios.Commands;

/// <summary><c>perturb</c>: injects each fault at every relevant moment of a scenario.</summary>
internal sealed class PerturbCommand : SimulatorCommand
{
    private const int Stride = 1_000;

    private const string Help = """
        Examples:
          perturb scenarios/sequences/internet-disappears.json
          perturb scenarios/mine/x.json --client bin/MyClient.dll:My.Client

        The moments are those at which something happens in the run of the scenario - a step, a delivery, a deadline -, and
        a millisecond before and after each; at one instant every place among its steps is tried. The first table says how
        many scenarios that makes for each fault, and which rules break. Each break is then told once for each place in
        the life of the client, made as small as it can be, and written to --out.
        """;

    private readonly FileOptions file;
    private readonly FindingOptions options;
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document instead of a report" };

    /// <summary>The command.</summary>
    public PerturbCommand(Host host)
        : base(host, "perturb", "Inject each fault at every relevant moment of a scenario.", Help)
    {
        file = new FileOptions(host, this);
        options = new FindingOptions(host, this);
        Add(json);
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        SelectedScenarios selected = file.Load(parsed);
        if (selected.Errors.Count > 0)
        {
            return Refuse(selected, "Nothing was run.");
        }

        Subject subject = options.Subject(parsed);
        Level failOn = options.FailOn(parsed);
        Perturbation[] tried = [.. selected.Chosen.SelectMany(loaded => Perturbation.Of(loaded.Scenario, subject.Run(loaded.Scenario)))];
        var samples = new SampleRun[tried.Length];
        RunAll(tried, samples, failOn, subject);
        IEnumerable<(long, SampleRun)> numbered = samples.Select((sample, place) => ((long)place, sample));
        FindingReport report = options.NewReport(parsed).Keep(DistinctFinding.After([], numbered, failOn, subject).ToValueList());
        if (parsed.GetValue(json))
        {
            IndentedJson.Write(Host.Output, new JObject(
                new JProperty("exit", report.Exit),
                new JProperty("scenarios", tried.Length),
                new JProperty("findings", report.Document(path => options.RepeatOf(parsed, path))),
                new JProperty("warnings", new JObject(WarningsOf(samples).Select(tally => new JProperty(tally.Name, tally.Count))))));
        }
        else
        {
            Report(NewPage(parsed), tried, samples, report, path => options.RepeatOf(parsed, path));
        }

        return report.Exit;
    }

    /// <summary>Runs all of them on several threads; a folder makes tens of thousands, and a person sees how far they are.</summary>
    private void RunAll(Perturbation[] tried, SampleRun[] samples, Level failOn, Subject subject)
    {
        using var sight = new ProgressLine(Host);
        foreach (int first in Enumerable.Range(0, (tried.Length + Stride - 1) / Stride).Select(stride => stride * Stride))
        {
            int behind = Math.Min(tried.Length, first + Stride);
            Parallel.For(first, behind, place =>
            {
                Host.UnderWay.Begin($"{tried[place].Scenario.Id} with {tried[place].Fault} at {tried[place].At}");
                samples[place] = SampleRun.Of(tried[place].Scenario, failOn, subject);
                Host.UnderWay.End();
            });
            sight.Show(_ => string.Create(CultureInfo.InvariantCulture, $"{behind:N0} of {tried.Length:N0} scenarios"));
        }
    }

    private static void Report(Page page, Perturbation[] tried, SampleRun[] samples, FindingReport report, Func<string, string> repeat)
    {
        page.Table(TableOf(tried, samples));
        page.Line();
        report.Write(page, tried.Length, repeat);
        page.Line($"[bold]{Words.Counted(tried.Length, "scenario")}[/]: {(report.Exit == ExitCode.Held ? "[green]nothing found[/]" : "[red]see above[/]")}");
        WarningLine.Write(page, WarningsOf(samples));
    }

    private static ValueList<Tally> WarningsOf(SampleRun[] samples) =>
        Tally.Sum(samples.SelectMany(sample => sample.Warnings).Select(rule => new Tally(rule, 1)));

    private static Table TableOf(Perturbation[] tried, SampleRun[] samples)
    {
        Table table = Page.NewTable("fault", "tried", "broke", "rules, and when first");
        table.Columns[1].RightAligned();
        table.Columns[2].RightAligned();
        foreach (string fault in Perturbation.All)
        {
            var of = tried.Zip(samples).Where(pair => pair.First.Fault == fault).ToList();
            var broken = from pair in of
                         from cause in pair.Second.Causes
                         group pair.First.At by cause.Name into rule
                         select $"{rule.Key} at {rule.Min()}";
            int broke = of.Count(pair => pair.Second.Causes.Count > 0);
            table.AddRow(
                Words.Escaped(fault),
                of.Count.ToString("N0", CultureInfo.InvariantCulture),
                broke == 0 ? "[dim]-[/]" : $"[red]{broke.ToString("N0", CultureInfo.InvariantCulture)}[/]",
                Words.Escaped(string.Join(", ", broken)));
        }

        return table;
    }
}
