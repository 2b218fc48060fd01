using System.CommandLine;
using Simulator.Exploration.Explaining;
using Simulator.Findings;
using Simulator.Rules;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Format.Codecs;
using Simulator.Scenarios.Reports;
using Simulator.Simulation;

namespace Simulator.Scenarios.Commands;

/// <summary><c>explain</c>: tells a rule, what shows it, and what breaks it.</summary>
internal sealed class ExplainCommand : SimulatorCommand
{
    private const string Help = """
        Examples:
          explain STATE-5                  the rule, the scenarios that show it, one of them drawn, and what would break it
          explain STATE-5 my-scenarios     the same, with scenarios of your own

        What breaks it is the log of that scenario with one thing changed that the client did: left out, late, done twice or otherwise. Of the changes that break the
        rule the one is told that breaks the fewest others. Where no single change does, that is said.
        """;

    private readonly Argument<string> rule = new("rule") { Description = "The id of the rule, such as STATE-5" };
    private readonly Argument<string[]> paths = new("paths")
    {
        Description = "Scenario files, and folders of them, that show it",
        DefaultValueFactory = _ => ["scenarios"],
    };

    /// <summary>The command.</summary>
    public ExplainCommand(Host host)
        : base(host, "explain", "Tell a rule: its sentence, what shows it, and what breaks it.", Help)
    {
        Add(rule);
        Add(paths);
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        string id = parsed.GetRequiredValue(rule);
        if (RuleCatalogue.Find(id.ToUpperInvariant()) is not Rule found)
        {
            string hint = Spelling.Nearest(id.ToUpperInvariant(), RuleCatalogue.All.Select(known => known.Id)) is string near ? $" Did you mean ‘{near}’?" : "";
            Host.Error.WriteLine($"There is no rule ‘{id}’.{hint} ‘rules’ tells all of them.");
            return ExitCode.CannotJudge;
        }

        string[] given = [.. parsed.GetRequiredValue(paths).Select(path => Path.Combine(Host.Folder, path))];
        bool isThere = given.All(path => Directory.Exists(path) || File.Exists(path));
        if (!isThere && parsed.GetResult(paths) is { Implicit: false })
        {
            Host.Error.WriteLine($"{string.Join(", ", given)}: there is no such file or folder.");
            return ExitCode.CannotJudge;
        }

        var report = new ExplainReport(NewPage(parsed));
        report.WriteRule(found);
        if (!isThere)
        {
            report.WriteNothing("There is no folder ‘scenarios’ here: name scenarios that show the rule, to have one of them drawn.");
            return ExitCode.Held;
        }

        Draw(report, found, ScenarioLoader.Load(given, new ReadSettings()).Scenarios);
        return ExitCode.Held;
    }

    private static void Draw(ExplainReport report, Rule rule, IEnumerable<LoadedScenario> scenarios)
    {
        LoadedScenario[] showing = [.. scenarios.Where(loaded => loaded.Scenario.Rules.Contains(rule.Id))];
        var runs = showing.Select(loaded => (Loaded: loaded, Judgement: Judge.Of(loaded.Scenario, ScenarioRunner.Run(loaded.Scenario))))
            .Where(run => rule.Check(run.Judgement.Log) is Verdict.Held)
            .OrderBy(run => run.Judgement.Log.Entries.Count)
            .ToList();
        if (runs.Count == 0)
        {
            report.WriteNothing("None of the scenarios is there to show it.");
            return;
        }

        report.WriteHeld(rule, runs[0].Loaded, runs[0].Judgement);

        // A longer scenario may be broken where the shortest cannot.
        (LoadedScenario Loaded, BrokenExample Example)? broken = runs.Take(5)
            .Select(run => BrokenExample.Of(rule, run.Judgement.Log) is BrokenExample example ? (run.Loaded, example) : ((LoadedScenario, BrokenExample)?)null)
            .FirstOrDefault(pair => pair is not null);
        if (broken is (LoadedScenario loaded, BrokenExample example))
        {
            report.WriteBroken(loaded, example);
        }
        else
        {
            report.WriteNothing("No single thing that the client did there would break it, left out, late, done twice or otherwise.");
        }

        report.WriteShowing(showing);
    }
}
