using System.CommandLine;
using System.Globalization;
using Newtonsoft.Json.Linq;
using Simulator.Clients;
using Simulator.Collections;
using Simulator.Exploration;
using Simulator.Protocol;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Reports;
using Simulator.Simulation;
using Spectre.Console;

namespace Simulator.Scenarios.Commands;

/// <summary><c>perturb</c>: puts every small trouble into a scenario, at every moment that matters.</summary>
internal sealed class PerturbCommand : SimulatorCommand
{
    private const string Help = """
        Examples:
          perturb scenarios/sequences/internet-disappears.json
          perturb scenarios/mine/x.json --client bin/MyClient.dll:My.Client

        The moments are those at which something happens in the run of the scenario - a step, a delivery, a deadline -, and
        a millisecond before and after each; at one instant every place among its steps is tried. The first table says how
        many scenarios that makes for each trouble, and which rules break. Each break is then told once for each place in
        the life of the client, made as small as it can be, and written to --out.
        """;

    private readonly FileOptions file;
    private readonly FindOptions options;
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document instead of a report" };

    /// <summary>The command.</summary>
    public PerturbCommand(Host host)
        : base(host, "perturb", "Put every small trouble into a scenario, at every moment that matters.", Help)
    {
        file = new FileOptions(host, this);
        options = new FindOptions(host, this);
        Add(json);
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        Choice choice = file.Load(parsed);
        if (choice.Errors.Count > 0)
        {
            return Refuse(choice, "Nothing was run.");
        }

        Func<ClientSetup, IClient>? make = options.Client(parsed);
        Level failOn = options.FailOn(parsed);
        Perturbation[] tried = [.. choice.Chosen.SelectMany(loaded => Perturbation.Of(loaded.Scenario, ScenarioRunner.Run(loaded.Scenario, make)))];
        var trials = new Trial[tried.Length];
        Parallel.For(0, tried.Length, place => trials[place] = Trial.Of(tried[place].Scenario, failOn, make));
        IEnumerable<(long, Trial)> numbered = trials.Select((trial, place) => ((long)place, trial));
        FindReport finds = options.NewReport(parsed).Keep(Discovery.After([], numbered, failOn, make).ToValueList());
        if (parsed.GetValue(json))
        {
            JsonReport.Write(Host.Output, new JObject(
                new JProperty("exit", finds.Exit),
                new JProperty("scenarios", tried.Length),
                new JProperty("findings", finds.Document(path => options.RepeatOf(parsed, path))),
                new JProperty("warnings", new JObject(WarningsOf(trials).Select(tally => new JProperty(tally.Name, tally.Count))))));
        }
        else
        {
            Report(NewPage(parsed), tried, trials, finds, path => options.RepeatOf(parsed, path));
        }

        return finds.Exit;
    }

    private static void Report(Page page, Perturbation[] tried, Trial[] trials, FindReport finds, Func<string, string> repeat)
    {
        page.Table(TableOf(tried, trials));
        page.Line();
        finds.Write(page, tried.Length, repeat);
        page.Line($"[bold]{Words.Counted(tried.Length, "scenario")}[/]: {(finds.Exit == ExitCode.Held ? "[green]nothing found[/]" : "[red]see above[/]")}");
        WarningLine.Write(page, WarningsOf(trials));
    }

    private static ValueList<Tally> WarningsOf(Trial[] trials) =>
        Tally.Sum(trials.SelectMany(trial => trial.Warnings).Select(rule => new Tally(rule, 1)));

    private static Table TableOf(Perturbation[] tried, Trial[] trials)
    {
        Table table = Page.NewTable("trouble", "tried", "broke", "rules, and when first");
        table.Columns[1].RightAligned();
        table.Columns[2].RightAligned();
        foreach (string trouble in Perturbation.All)
        {
            var of = tried.Zip(trials).Where(pair => pair.First.Trouble == trouble).ToList();
            var broken = from pair in of
                         from breach in pair.Second.Breaches
                         group pair.First.At by breach.Name into rule
                         select $"{rule.Key} at {rule.Min()}";
            int broke = of.Count(pair => pair.Second.Breaches.Count > 0);
            table.AddRow(
                Words.Escaped(trouble),
                of.Count.ToString("N0", CultureInfo.InvariantCulture),
                broke == 0 ? "[dim]-[/]" : $"[red]{broke.ToString("N0", CultureInfo.InvariantCulture)}[/]",
                Words.Escaped(string.Join(", ", broken)));
        }

        return table;
    }
}
