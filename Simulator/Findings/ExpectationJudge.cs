using Simulator.Collections;
using Simulator.Expectations;
using Simulator.Logs;
using Simulator.Profiles;
using Simulator.Rules;
using Simulator.Simulation;

namespace Simulator.Findings;

/// <summary>
/// Judges one run by expectations: those of its scenario, and those of somebody's own rules. What rests on a rule that the client does
/// not keep is not asked of it.
/// </summary>
internal sealed class ExpectationJudge
{
    private readonly LogIndex index;
    private readonly ValueList<Ruling> rulings;
    private readonly ClientProfile profile;

    /// <summary>Judges by somebody's own rules.</summary>
    /// <param name="log">What happened.</param>
    /// <param name="rulings">What the rules of the catalogue say of it.</param>
    /// <param name="profile">What may be asked of the client.</param>
    /// <param name="ownRules">Somebody's own rules.</param>
    public ExpectationJudge(TransitionLog log, ValueList<Ruling> rulings, ClientProfile profile, ValueList<OwnRule> ownRules)
    {
        index = new LogIndex(log);
        this.rulings = rulings;
        this.profile = profile;
        OwnRulings = ownRules.Select(rule => new OwnRuling(rule, VerdictOf(rule.Holds))).ToValueList();
    }

    /// <summary>What somebody's own rules say, in their order.</summary>
    public ValueList<OwnRuling> OwnRulings { get; } = [];

    /// <summary>The expectations of <paramref name="scenario"/> that fail: those of its steps, then its own.</summary>
    public IEnumerable<Finding> Of(Scenario scenario)
    {
        for (int place = 1; place <= scenario.Steps.Count; place++)
        {
            if (scenario.Steps[place - 1].Action is StepAction.Expect expect && Failure(expect.Expectation) is Outcome outcome)
            {
                yield return Failed(outcome, $"step {place}") with { Step = place };
            }
        }

        for (int place = 1; place <= scenario.Expect.Count; place++)
        {
            if (Failure(scenario.Expect[place - 1]) is Outcome outcome)
            {
                yield return Failed(outcome, $"expectation {place}") with { Expectation = place };
            }
        }
    }

    /// <summary>What <paramref name="scenario"/> asks to be told.</summary>
    public ValueList<Measurement> Measured(Scenario scenario) =>
        scenario.Expect.OfType<Expectation.Worst>().Where(IsAsked).Select(worst => Measurement.Of(worst.Of, index)).ToValueList();

    private static Finding Failed(Outcome outcome, string place) =>
        new(FindingKind.ExpectationFailed, Level.Must, place, "What the scenario expects is seen.", outcome.Entry, outcome.Expected, outcome.Actual);

    private Verdict VerdictOf(Expectation holds) =>
        !IsAsked(holds) ? Verdict.Untested
        : ExpectationCheck.Check(holds, index) is { Holds: false } outcome ? new Verdict.Broken(outcome.Entry, outcome.Expected, outcome.Actual)
        : Occasions.In(holds, index) is int times and > 0 ? Verdict.HeldTimes(times)
        : Verdict.Untested;

    /// <summary>How an expectation fails; null where it holds, or is not asked.</summary>
    private Outcome? Failure(Expectation expectation) =>
        IsAsked(expectation) && ExpectationCheck.Check(expectation, index) is { Holds: false } outcome ? outcome : null;

    private bool IsAsked(Expectation expectation) => expectation.Given.All(IsKept);

    /// <summary>Whether the client keeps a rule: its profile does not switch it off, and the run does not break it.</summary>
    private bool IsKept(string rule) => profile.DemandOf(rule)?.Demand != Demand.Off
        && !rulings.Any(ruling => ruling.Rule.Id == rule && ruling.Verdict is Verdict.Broken)
        && !OwnRulings.Any(ruling => ruling.Rule.Id == rule && ruling.Verdict is Verdict.Broken);
}
