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

    private readonly SelectionOptions selection;
    private readonly Argument<string> file = new("file") { Description = "The scenario file" };
    private readonly Option<Func<ClientSetup, IClient>?> client;
    private readonly Option<bool> strict = new("--strict") { Description = "Count broken SHOULDs and choices, too" };
    private readonly Option<string> folder = new("--out", "-o") { Description = "Where scenario files of what is found go", HelpName = "FOLDER", DefaultValueFactory = _ => "scenarios/found" };
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document instead of a report" };

    /// <summary>The command.</summary>
    public PerturbCommand(Host host)
        : base(host, "perturb", "Put every small trouble into a scenario, at every moment that matters.", Help)
    {
        client = ClientOption.New(host);
        file.Validators.Add(SelectionOptions.CheckPaths);
        Add(file);
        selection = new SelectionOptions(host).AddFilters(this).AddValues(this);
        Option[] all = [client, strict, folder, json];
        Array.ForEach(all, Add);
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        Choice choice = selection.Read(parsed, parsed.GetRequiredValue(file)).Load();
        if (choice.Errors.Count > 0)
        {
            return Refuse(choice, "Nothing was run.");
        }

        Func<ClientSetup, IClient>? make = parsed.GetValue(client);
        Perturbation[] tried = [.. choice.Chosen.SelectMany(loaded => Perturbation.Of(loaded.Scenario, ScenarioRunner.Run(loaded.Scenario, make)))];
        var trials = new Trial[tried.Length];
        Level failOn = parsed.GetValue(strict) ? Level.Should : Level.Must;
        Parallel.For(0, tried.Length, place => trials[place] = Trial.Of(tried[place].Scenario, failOn, make));

        FindReport finds = new FindReport(make, Path.Combine(Host.Folder, parsed.GetRequiredValue(folder)))
            .Keep(Discovery.After([], trials.Select((trial, place) => ((long)place, trial)), failOn, make).ToValueList());
        if (parsed.GetValue(json))
        {
            JsonReport.Write(Host.Output, new JObject(
                new JProperty("exit", finds.Exit),
                new JProperty("scenarios", tried.Length),
                new JProperty("findings", finds.Document())));
            return finds.Exit;
        }

        Page page = NewPage(parsed);
        page.Table(TableOf(tried, trials));
        page.Line();
        finds.Write(page, tried.Length, (_, path) => make is null || Host.Client is not null
            ? $"{RepeatCommand.Program} run {RepeatCommand.Quoted(path)}"
            : $"{RepeatCommand.Program} perturb {RepeatCommand.Quoted(parsed.GetRequiredValue(file))}{ClientOption.WordsOf(parsed, client)}");
        page.Line($"[bold]{Words.Counted(tried.Length, "scenario")}[/] made of {Words.Counted(choice.Chosen.Count, "scenario")}: {(finds.Exit == ExitCode.Held ? "[green]nothing found[/]" : "[red]see above[/]")}");
        return finds.Exit;
    }

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
