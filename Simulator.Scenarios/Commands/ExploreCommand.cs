using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using Simulator.Clients;
using Simulator.Collections;
using Simulator.Exploration.StateSpace;
using Simulator.Findings;
using Simulator.Protocol;
using Simulator.Scenarios.Campaigns;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Format.Codecs;
using Simulator.Scenarios.Reports;

namespace Simulator.Scenarios.Commands;

/// <summary><c>explore</c>: visits every reachable state of a client and its network.</summary>
internal sealed class ExploreCommand : SimulatorCommand
{
    private const string Help = """
        Examples:
          explore                                       every world that ‘explore --list’ shows, each for itself
          explore outages sleep --together              one world in which both happen
          explore scenarios/mine/coffee-shop.json       all that the steps of this scenario do, in any order and number
          explore closes --client bin/MyClient.dll:My.Client

        A world is an environment: a list of steps, its alphabet, any of which may happen at every relevant moment, at the same time as
        what happens by itself and a second after it. Everything on the path takes a second, or no time. Two states are the same when
        the client (which must implement IValueClient), the network and what is under way know the same, times counted from now. When
        no move leads to a new state, the world is closed: there is nothing else to see. Every move is a run that is judged by every
        rule. From each state the network is restored once, to see whether the client reconnects. What breaks a rule is found on a
        shortest path, made smaller still, and written to --out as a scenario file. Where the walk was interrupted, or a world has more
        states than it allows by itself, and nothing was found, the exit code is 2.
        """;

    private readonly Argument<string[]> worlds = new("worlds") { Description = "Worlds, by their names, and scenario files; all worlds by default", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> together = new("--together") { Description = "Make one world of all of them, which begins as the first one does" };
    private readonly Option<bool> list = new("--list") { Description = "Tell what happens in the worlds, and walk none" };
    private readonly Option<int> states = new("--states") { Description = "Leave a world that has so many states, closed or not", HelpName = "N", DefaultValueFactory = _ => WalkPlan.UsualMostStates, CustomParser = RandomOptions.ReadCount };
    private readonly Option<int?> stopAfter = new("--stop-after") { Description = "Stop when so much is found", HelpName = "N", CustomParser = result => (int?)RandomOptions.ReadCount(result) };
    private readonly Option<int> workers = RandomOptions.NewWorkers();
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document instead of a report" };
    private readonly Option<bool> twice;
    private readonly FindingOptions options;

    /// <summary>The command.</summary>
    public ExploreCommand(Host host)
        : base(host, "explore", "Go to every state that a client and its network can come to.", Help)
    {
        worlds.Validators.Add(SelectionOptions.CheckPaths);
        Add(worlds);
        options = new FindingOptions(host, this);
        twice = TwiceOption.New(host, "Make every run a second time and compare; as a rule where the variable CI is set", host.Has("CI"));
        Option[] own = [together, list, states, stopAfter, workers, twice, json];
        Array.ForEach(own, Add);
        Validators.Add(result =>
        {
            if (result.GetValue(list) && result.GetValue(json))
            {
                result.AddError("--list cannot go with --json: the worlds are told in words only.");
            }
        });
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        Page page = NewPage(parsed);
        try
        {
            World[] chosen = Chosen(parsed);
            if (parsed.GetValue(list))
            {
                WalkReport.WriteList(page, chosen);
                return ExitCode.Held;
            }

            var clock = Stopwatch.StartNew();
            WalkResult[] results = Walk(parsed, chosen);
            TimeSpan time = clock.Elapsed;
            MachineWalkResult? machine = options.Subject(parsed).IsReference ? MachineWalk.Of(new ClientSetup()) : null;
            var report = new WalkReport(Host.Output, page, options.NewReport(parsed), file => options.RepeatOf(parsed, file));
            bool isBoundAsked = parsed.GetResult(states) is { Implicit: false };
            return report.Write(new WalkSuite(results, chosen.Length, parsed.GetValue(states), isBoundAsked, machine, time), parsed.GetValue(json));
        }
        catch (ScenarioFormatException error)
        {
            Host.Error.WriteLine(error.Message);
            return ExitCode.CannotJudge;
        }
        catch (ClientFaultException error)
        {
            Host.Error.WriteLine($"--client: {error.Message}");
            return ExitCode.CannotJudge;
        }
    }

    /// <summary>The worlds that are named, those of the files that are named, or all.</summary>
    private World[] Chosen(ParseResult parsed)
    {
        string[] names = parsed.GetRequiredValue(worlds);
        World[] chosen = names.Length == 0 ? [.. Worlds.All] : [.. names.Distinct().SelectMany(name => Named(name, OwnRulesOption.Of(parsed)))];
        return parsed.GetValue(together) ? [chosen.Aggregate((all, world) => all.With(world))] : chosen;
    }

    private IEnumerable<World> Named(string name, ValueList<OwnRule> ownRules)
    {
        World[] known = [.. Worlds.All.Where(world => world.Name == name)];
        string path = Path.Combine(Host.Folder, name);
        if (known.Length == 0 && !Path.Exists(path))
        {
            string hint = Spelling.Nearest(name, Worlds.All.Select(world => world.Name)) is string near ? $" Did you mean ‘{near}’?" : "";
            throw new ScenarioFormatException($"‘{name}’ is neither a world nor a file.{hint} ‘explore --list’ shows the worlds.");
        }

        return known.Length > 0 ? known : ScenarioFiles.Read(ownRules, [path]).Select(World.Of);
    }

    /// <summary>Walks through the worlds, one after the other; between two batches it may be over early: because a person wishes it, or enough is found.</summary>
    private WalkResult[] Walk(ParseResult parsed, World[] chosen)
    {
        var runner = new WalkRunner(options.Subject(parsed), parsed.GetValue(workers));
        CancellationToken asked = Host.Heed();
        using var sight = new ProgressLine(Host);
        var results = new List<WalkResult>();
        bool isOver(params IEnumerable<WalkResult> walked) =>
            asked.IsCancellationRequested || walked.Sum(result => result.Findings.Count) >= parsed.GetValue(stopAfter);
        foreach (World world in chosen.TakeWhile(_ => !isOver(results)))
        {
            WalkResult? last = null;
            foreach (WalkResult result in runner.Run(new WalkPlan(world) { MostStates = parsed.GetValue(states), FailOn = options.FailOn(parsed), Twice = parsed.GetValue(twice) }))
            {
                last = result;
                sight.Show(_ => WalkReport.Told(result));
                if (isOver([.. results, result]))
                {
                    break;
                }
            }

            results.Add(last!);
        }

        return [.. results];
    }
}
