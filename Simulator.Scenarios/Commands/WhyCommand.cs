using System.CommandLine;
using Simulator.Exploration.Campaigns;
using Simulator.Exploration.Explaining;
using Simulator.Findings;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Output;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Suites;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Scenarios.Commands;

/// <summary><c>why</c>: explains a scenario that fails.</summary>
internal sealed class WhyCommand : SimulatorCommand
{
    private const string Help = """
        Examples:
          why scenarios/found/STATE-5-connecting-to-unavailable.json --client bin/MyClient.dll:My.Client
          why scenarios/mine/long-night.json --commented long-night-explained.json

        Says which steps are needed at all, over which interval each number of theirs may move, the others being as they are, while
        the same rule stays broken, and from when on that was inevitable. Both ends of an interval, and their neighbours, were tried. A number is
        followed as far as an hour, or ten times what it is. What fails because of an expectation is told without intervals: expectations name times of their own.
        """;

    private readonly FileOptions file;
    private readonly FindingOptions options;
    private readonly Option<string?> commented = new("--commented") { Description = "Write the scenario to this file, with what is told as comments" };

    /// <summary>The command.</summary>
    public WhyCommand(Host host)
        : base(host, "why", "Explain a scenario that fails: what of it matters, and by how much.", Help)
    {
        file = new FileOptions(host, this);
        options = new FindingOptions(host, this);
        Add(commented);
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        SelectedScenarios selected = file.Load(parsed);
        if (selected.Errors.Count > 0)
        {
            return Refuse(selected, "Nothing was run.");
        }

        Page page = NewPage(parsed);
        int failed = 0;
        foreach (LoadedScenario loaded in selected.Chosen)
        {
            failed += Explain(page, parsed, loaded.Scenario) ? 1 : 0;
        }

        if (failed == 0)
        {
            page.Line($"{Words.Escaped(file.File(parsed))}: nothing in it fails, so there is nothing to explain.");
        }

        return failed == 0 ? ExitCode.Held : ExitCode.Broken;
    }

    private bool Explain(Page page, ParseResult parsed, Scenario scenario)
    {
        Subject subject = options.Subject(parsed);
        Level failOn = options.FailOn(parsed);
        Judgement judgement = subject.Test(scenario);
        if (SampleRun.CausesOf(judgement, failOn) is not [Violation cause, ..])
        {
            return false;
        }

        Finding finding = judgement.Findings[0];
        Explanation explanation = ExplanationOf(scenario, judgement, finding, cause, other => SampleRun.CausesOf(subject.Test(other), failOn).Any(violation => violation.Name == cause.Name));
        string[] lines = [$"{cause.Name} after {cause.Where}: expected {finding.Expected}; actual {finding.Actual}", .. ExplanationText.Lines(scenario, explanation)];
        page.Line($"[bold]{Words.Escaped(scenario.Id)}[/]  {Words.Escaped(scenario.Title)}");
        foreach (string line in lines)
        {
            page.Plain($"  {line}");
        }

        if (parsed.GetValue(commented) is string path)
        {
            AtomicFile.Write(Path.Combine(Host.Folder, path), string.Concat(lines.Select(line => $"// {line}\n")) + ScenarioWriter.Write(scenario));
        }

        return true;
    }

    /// <summary>Expectations and the rules that a scenario names are left away where a rule is broken by itself: else no time could move.</summary>
    private static Explanation ExplanationOf(Scenario scenario, Judgement judgement, Finding finding, Violation cause, Func<Scenario, bool> stillFails)
    {
        bool isByRule = finding.IsAboutTheClient && stillFails(scenario.WithoutExpectations()) && scenario.Steps.All(step => step.Action is not StepAction.Expect);
        if (!isByRule)
        {
            Explanation steps = Explainer.Explain(scenario, stillFails, []);
            return steps with { Numbers = [] };
        }

        Instant failed = judgement.Log.WhenAt(finding.Entry).At;
        Instant[] moments = [.. judgement.Log.Entries.Select(entry => entry.At).Where(at => at <= failed).Append(failed).Distinct()];
        return Explainer.Explain(scenario.WithoutExpectations(), stillFails, moments);
    }
}
