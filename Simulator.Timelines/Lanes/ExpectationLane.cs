using Simulator.Expectations;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Simulation;

namespace Simulator.Timelines.Lanes;

/// <summary>What the scenario expects, where it is decided. No lane where it expects nothing.</summary>
internal static class ExpectationLane
{
    public static IEnumerable<TimelineLane> Of(Judgement judgement)
    {
        var expectations = judgement.Scenario.Steps
            .Select((step, place) => (Name: $"step {place + 1}", (step.Action as StepAction.Expect)?.Expectation))
            .Concat(judgement.Scenario.Expect.Select((expectation, place) => (Name: $"expectation {place + 1}", (Expectation?)expectation)));
        var marks = new List<Mark>();
        foreach ((string name, Expectation? expectation) in expectations)
        {
            if (expectation is not null)
            {
                marks.Add(MarkOf(name, ExpectationCheck.Check(expectation, judgement.Log), judgement));
            }
        }

        if (marks.Count > 0)
        {
            yield return new TimelineLane("expectations", "expectations", [], [.. marks.OrderBy(mark => mark.Entry)]);
        }
    }

    /// <summary>One that does not hold and that nothing was found of rests on a rule that the client does not keep: it was not asked.</summary>
    private static Mark MarkOf(string name, Outcome outcome, Judgement judgement)
    {
        bool isFound = judgement.Findings.Any(finding => finding.Kind == FindingKind.ExpectationFailed && finding.Name == name);
        string kind = isFound ? "broken" : outcome.Holds ? "held" : "notAsked";
        string told = isFound ? $"; actual {outcome.Actual}" : "";
        return new Mark(outcome.Entry, kind, $"{name}: {outcome.Expected}{told}");
    }
}
