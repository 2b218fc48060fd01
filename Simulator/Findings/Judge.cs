using Simulator.Collections;
using Simulator.Expectations;
using Simulator.Logs;
using Simulator.Rules;
using Simulator.Simulation;

namespace Simulator.Findings;

/// <summary>Judges a run: every rule, the expectations of its scenario, and what the scenario says about rules.</summary>
public static class Judge
{
    /// <summary>Judges <paramref name="log"/>, the log of a run of <paramref name="scenario"/>.</summary>
    public static Judgement Of(Scenario scenario, TransitionLog log)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(log);
        ValueList<Ruling> rulings = RuleCatalogue.Judge(log);
        IEnumerable<Finding> findings = Stops(log)
            .Concat(rulings.SelectMany(ruling => OfRuling(scenario, ruling)))
            .Concat(StepExpectations(scenario, log))
            .Concat(Expectations(scenario, log));
        return new Judgement(scenario, log, rulings, findings
            .Select(finding => finding with { Level = Weaker(finding.Level, scenario.Level) })
            .OrderBy(finding => finding.Level)
            .ToValueList());
    }

    private static IEnumerable<Finding> Stops(TransitionLog log)
    {
        for (int index = 0; index < log.Entries.Count; index++)
        {
            if (log.Entries[index] is Entry.Stopped stopped)
            {
                yield return new Finding(
                    FindingKind.RunStopped, Level.Must, stopped.Cause, "A run goes on to its end.", index, "no stop", stopped.Explanation);
            }
        }
    }

    private static IEnumerable<Finding> OfRuling(Scenario scenario, Ruling ruling)
    {
        Rule rule = ruling.Rule;
        bool shown = scenario.Rules.Contains(rule.Id);
        Waiver? waiver = scenario.Waive.FirstOrDefault(waived => waived.Rule == rule.Id);
        if (ruling.Verdict is Verdict.Broken broken && waiver is null)
        {
            Level level = rule.Level == RuleLevel.Must || shown ? Level.Must : Level.Should;
            yield return new Finding(FindingKind.RuleBroken, level, rule.Id, rule.Sentence, broken.Entry, broken.Expected, broken.Actual);
        }

        if (ruling.Verdict is Verdict.NotExercised && shown)
        {
            yield return new Finding(
                FindingKind.RuleNotExercised, Level.Must, rule.Id, rule.Sentence, 0, "a run that puts the rule to the test", "nothing in it does");
        }

        if (ruling.Verdict is not Verdict.Broken && waiver is not null)
        {
            yield return new Finding(
                FindingKind.WaiverNotNeeded, Level.Should, rule.Id, rule.Sentence, 0, $"broken, because {waiver.Because}", "not broken: take the waiver out");
        }
    }

    private static IEnumerable<Finding> StepExpectations(Scenario scenario, TransitionLog log)
    {
        for (int index = 0; index < scenario.Steps.Count; index++)
        {
            Step step = scenario.Steps[index];
            if (step.Action is StepAction.Expect expect && Failure(expect.Expectation, log, $"step {index + 1}") is Finding finding)
            {
                yield return finding with { Step = index + 1 };
            }
        }
    }

    private static IEnumerable<Finding> Expectations(Scenario scenario, TransitionLog log)
    {
        for (int index = 0; index < scenario.Expect.Count; index++)
        {
            if (Failure(scenario.Expect[index], log, $"expectation {index + 1}") is Finding finding)
            {
                yield return finding with { Expectation = index + 1 };
            }
        }
    }

    private static Finding? Failure(Expectation expectation, TransitionLog log, string place)
    {
        Outcome outcome = ExpectationCheck.Check(expectation, log);
        return outcome.Holds
            ? null
            : new Finding(FindingKind.ExpectationFailed, Level.Must, place, "What the scenario expects is seen.", outcome.Entry, outcome.Expected, outcome.Actual);
    }

    private static Level Weaker(Level left, Level right) => left > right ? left : right;
}
