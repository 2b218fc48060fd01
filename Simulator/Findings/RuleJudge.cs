using Simulator.Collections;
using Simulator.Profiles;
using Simulator.Rules;
using Simulator.Simulation;

namespace Simulator.Findings;

/// <summary>Says what a rule's verdict means for a scenario and a client: a failure, a warning, or nothing.</summary>
internal static class RuleJudge
{
    /// <summary>What must be known of what a rule says.</summary>
    /// <param name="scenario">What was run.</param>
    /// <param name="stated">What the rule says of the run.</param>
    /// <param name="rulings">What the rules of the catalogue say of it.</param>
    /// <param name="profile">What may be asked of the client.</param>
    public static IEnumerable<Finding> Of(Scenario scenario, Stated stated, ValueList<Ruling> rulings, ClientProfile profile)
    {
        RuleDemand? demand = profile.DemandOf(stated.Id);
        if (demand?.Demand == Demand.Off)
        {
            yield break;
        }

        Waiver? waiver = WaiverOf(scenario, stated.Id);
        if (stated.Verdict is Verdict.Broken broken && waiver is null)
        {
            bool isMust = demand is null ? stated.Level == RuleLevel.Must || scenario.Rules.Contains(stated.Id) : demand.Demand == Demand.Must;
            yield return Found(FindingKind.RuleBroken, stated, broken.Entry, broken.Expected, broken.Actual) with { Level = isMust ? Level.Must : Level.Should };
        }

        if (stated.Verdict is Verdict.NotExercised untested && scenario.Rules.Contains(stated.Id))
        {
            Finding finding = NotExercised(stated, untested.Omission);
            yield return untested.Omission is null && ChoosesOtherwise(rulings, profile) ? finding with { Level = Level.Info } : finding;
        }

        if (stated.Verdict is not Verdict.Broken && waiver is not null)
        {
            yield return Found(FindingKind.WaiverNotNeeded, stated, 0, $"broken, because {waiver.Because}", "not broken: take the waiver out") with { Level = Level.Should };
        }
    }

    private static Finding Found(FindingKind kind, Stated stated, int entry, string expected, string actual) =>
        new(kind, Level.Must, stated.Id, stated.Sentence, entry, expected, actual) { OwnRule = stated.OwnRule };

    /// <summary>Where the scenario gave the occasion, the client is to blame; else the scenario is.</summary>
    private static Finding NotExercised(Stated stated, Omission? omission) => omission is null
        ? Found(FindingKind.RuleNotExercised, stated, 0, "a run that puts the rule to the test", "nothing in it does")
        : Found(FindingKind.RuleNotExercised, stated, omission.Entry, omission.Expected, omission.Actual);

    /// <summary>Whether the client does not make every choice of the reference client, for which scenarios are written: which moments they come to depends on that.</summary>
    private static bool ChoosesOtherwise(ValueList<Ruling> rulings, ClientProfile profile) =>
        profile.Rules.Any(demand => demand.Demand == Demand.Off)
        || rulings.Any(ruling => ruling.Rule.Level == RuleLevel.Choice && ruling.Verdict is Verdict.Broken);

    private static Waiver? WaiverOf(Scenario scenario, string rule)
    {
        foreach (Waiver waiver in scenario.Waive)
        {
            if (waiver.Rule == rule)
            {
                return waiver;
            }
        }

        return null;
    }
}
