using Simulator.Collections;
using Simulator.Findings;
using Simulator.Rules;

namespace Simulator.Scenarios.Suites;

/// <summary>How a rule fared in the scenarios of a suite.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Times">How often it was put to the test and held.</param>
/// <param name="Shown">The ids of the scenarios that name it as one that they are there to show, and exercise it.</param>
/// <param name="Exercised">The ids of all scenarios that put it to the test.</param>
/// <param name="Broken">The ids of the scenarios that break it.</param>
internal sealed record RuleUse(
    RuleText Rule, int Times, ValueList<string> Shown, ValueList<string> Exercised, ValueList<string> Broken)
{
    /// <summary>The use of every rule, in the order of the catalogue.</summary>
    public static IEnumerable<RuleUse> In(IReadOnlyCollection<ScenarioResult> results)
    {
        // Every judgement holds a ruling for every rule of the catalogue, in its order.
        for (int index = 0; index < RuleCatalogue.All.Count; index++)
        {
            int place = index;
            yield return Of(RuleText.Of(RuleCatalogue.All[place]), [.. results.Select(result => (result, result.Judgement.Rulings[place].Verdict))]);
        }
    }

    /// <summary>The use of each of <paramref name="rules"/> of somebody's own, to all of which every run is held.</summary>
    public static IEnumerable<RuleUse> Of(IEnumerable<OwnRule> rules, IReadOnlyCollection<ScenarioResult> results) => rules.Select((rule, place) =>
        Of(RuleText.Of(rule), [.. results.Select(result => (result, result.Judgement.OwnRulings[place].Verdict))]));

    private static RuleUse Of(RuleText rule, IReadOnlyCollection<(ScenarioResult Result, Verdict Verdict)> all)
    {
        var exercised = all.Where(pair => pair.Verdict is not Verdict.NotExercised).Select(pair => pair.Result.Scenario).ToList();
        return new RuleUse(
            rule,
            all.Sum(pair => pair.Verdict is Verdict.Held held ? held.Times : 0),
            exercised.Where(scenario => scenario.Rules.Contains(rule.Id)).Select(scenario => scenario.Id).ToValueList(),
            exercised.Select(scenario => scenario.Id).ToValueList(),
            all.Where(pair => pair.Verdict is Verdict.Broken).Select(pair => pair.Result.Scenario.Id).ToValueList());
    }
}
