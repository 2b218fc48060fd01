using System.CommandLine;
using Simulator.Collections;
using Simulator.Exploration.Campaigns;
using Simulator.Findings;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Suites;
using Simulator.Simulation;

namespace Simulator.Scenarios.Commands;

/// <summary><c>shrink</c>: minimises a scenario that fails.</summary>
internal sealed class ShrinkCommand : SimulatorCommand
{
    private const string Help = """
        Examples:
          shrink scenarios/mine/long-night.json
          shrink scenarios/mine/long-night.json --client bin/MyClient.dll:My.Client

        Chunks of steps go first, then single steps; options go back to what is usual, faults become weaker, times rounder
        and earlier, as long as the same rule, or expectation, stays broken in the same place. Each thing that is broken
        makes a file of its own in --out; the scenario itself is left alone.
        """;

    private readonly FileOptions file;
    private readonly FindingOptions options;

    /// <summary>The command.</summary>
    public ShrinkCommand(Host host)
        : base(host, "shrink", "Make a scenario that fails as small as it can be.", Help)
    {
        file = new FileOptions(host, this);
        options = new FindingOptions(host, this);
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
        IEnumerable<(long, SampleRun)> samples = selected.Chosen.Select((loaded, place) => ((long)place, SampleRun.Of(loaded.Scenario, failOn, subject)));
        var findings = DistinctFinding.After([], samples, failOn, subject).ToValueList();
        Page page = NewPage(parsed);
        FindingReport report = options.NewReport(parsed).Keep(findings);
        report.Write(page, selected.Chosen.Count, path => options.RepeatOf(parsed, path));
        if (findings.Count == 0)
        {
            page.Line($"{Words.Escaped(file.File(parsed))}: nothing in it fails, so nothing can be made smaller.");
        }

        return report.Exit;
    }
}
