using System.CommandLine;
using System.Globalization;
using Simulator.Exploration.Generation;
using Simulator.Profiles;
using Simulator.Scenarios.Comparisons;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Commands;

/// <summary><c>compare</c>: plays scenarios to two clients, and tells where they differ.</summary>
internal sealed class CompareCommand : SimulatorCommand
{
    private const string Help = """
        Examples:
          compare --with pusher-js-8                     where the reference client and pusher-js 8 differ first, in each file
          compare scenarios --seeds 0..10000 --client pusher-js-8 --with "node adapters/pusher-js/adapter.js"
                  --client-profile adapters/pusher-js/profile.json --known adapters/pusher-js/known-differences.json
                                                         that the machine does what the library does

        Compared is all that an application or a server can tell one client from another by, in order and to the millisecond:
        state changes and events with what a program reads in their handlers, connecting_in, errors, attempts with their addresses,
        closes, texts that are sent, requests to the authentication endpoint, messages of channels, and the state that can be read.
        Deadlines are not compared, and of an exception only that there was one.

        In each scenario the first difference counts. Differences in which the same things happen, with other numbers or at other times,
        are told as one. What an expression of --known finds in a line is not compared:
          { "differences": [{ "expression": "version=[0-9.]+", "because": "Each release names itself." }] }
        One that was not met is told. Where a client cannot do something, name it in --client-profile: else both are asked for it.

        The exit code is 0 where they do not differ, and 1 where they do.
        JSON: exit, scenarios, entries, complete, differing, differences (count, scenario, before, first, second, repeat), and known
        (expression, because, scenarios).
        """;

    private readonly SelectionOptions selection;
    private readonly RandomOptions random = new("none by default");
    private readonly CompareOptions options;
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document instead of a report" };
    private readonly Argument<string[]> paths = new("paths") { Description = "Scenario files, and folders of them; by default ‘scenarios’ where no --seeds are given", Arity = ArgumentArity.ZeroOrMore };

    /// <summary>The command.</summary>
    public CompareCommand(Host host)
        : base(host, "compare", "Play scenarios to two clients, and tell where they differ.", Help)
    {
        paths.Validators.Add(SelectionOptions.CheckPaths);
        Add(paths);
        selection = new SelectionOptions(host).AddFilters(this);
        options = new CompareOptions(host, this);
        Option[] all = [random.Seeds, random.Faults, random.Workers, json];
        Array.ForEach(all, Add);
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        if (parsed.GetResult(random.Faults) is not null && random.SeedsOf(parsed) is null)
        {
            Host.Error.WriteLine("--faults says which random scenarios are drawn: name them with --seeds, too.");
            return ExitCode.CannotJudge;
        }

        SelectedScenarios selected = Load(parsed);
        if (selected.IsRefused)
        {
            return Refuse(selected, "Nothing was compared.");
        }

        TellErrors(selected, "The other files are compared.");
        long count = selected.Chosen.Count + (random.SeedsOf(parsed) is (long from, long to) ? to - from : 0);
        Comparison comparison = Run(parsed, selected, count);
        int exit = comparison.Differing.Count > 0 ? ExitCode.Broken
            : selected.IsPartial || comparison.Scenarios < count ? ExitCode.CannotJudge : ExitCode.Held;
        var report = new ComparisonReport(comparison, options.Known(parsed), count, options.Names(parsed), options.Words(parsed));
        if (parsed.GetValue(json))
        {
            report.WriteJson(Host.Output, exit);
        }
        else
        {
            report.Write(NewPage(parsed));
        }

        return exit;
    }

    private SelectedScenarios Load(ParseResult parsed)
    {
        string[] given = parsed.GetValue(paths) ?? [];
        return given.Length == 0 && random.SeedsOf(parsed) is not null
            ? new SelectedScenarios([], [], [], false)
            : selection.Read(parsed, given.Length == 0 ? ["scenarios"] : given).Load();
    }

    /// <summary>Runs to the end, or until a person wants an end.</summary>
    private Comparison Run(ParseResult parsed, SelectedScenarios selected, long count)
    {
        ClientProfile profile = options.Profile(parsed);
        IEnumerable<ComparedScenario> scenarios = selected.Chosen.Select(loaded => OfFile(loaded, profile));
        if (random.SeedsOf(parsed) is (long from, long to))
        {
            FaultMix faults = random.FaultsOf(parsed);
            string words = parsed.GetResult(random.Faults) is null ? "" : $" --faults {RepeatCommand.Quoted(Campaigns.FaultMixText.Write(faults))}";
            scenarios = scenarios.Concat(Seeds(from, to).Select(seed => OfSeed(seed, words, faults, profile)));
        }

        CancellationToken asked = Host.Heed();
        using var sight = new ProgressLine(Host);
        Comparison last = Comparison.None;
        foreach (Comparison comparison in new ComparisonRunner(options.Pair(parsed), random.WorkersOf(parsed), Host.UnderWay).Run(scenarios))
        {
            last = comparison;
            sight.Show(_ => string.Create(CultureInfo.InvariantCulture, $"{comparison.Scenarios:N0} of {count:N0} scenarios, {comparison.Differing.Count:N0} with a difference"));
            if (asked.IsCancellationRequested)
            {
                break;
            }
        }

        return last;
    }

    private static IEnumerable<long> Seeds(long from, long to)
    {
        for (long seed = from; seed < to; seed++)
        {
            yield return seed;
        }
    }

    private static ComparedScenario OfFile(LoadedScenario loaded, ClientProfile profile) =>
        new(loaded.Scenario.Id, RepeatCommand.WordsOf(loaded), Restriction.Of(loaded.Scenario, profile).Scenario);

    private static ComparedScenario OfSeed(long seed, string words, FaultMix faults, ClientProfile profile) => new(
        string.Create(CultureInfo.InvariantCulture, $"seed {seed}"),
        string.Create(CultureInfo.InvariantCulture, $"--seeds {seed}..{seed + 1}{words}"),
        ScenarioGenerator.Draw(seed, faults, profile));
}
