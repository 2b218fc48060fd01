using Simulator.Collections;
using Simulator.Exploration.Shrinking;
using Simulator.Findings;
using Simulator.Simulation;

namespace Simulator.Exploration.CoverageSearch;

/// <summary>Looks for the smallest scenario that reaches each of some goals.</summary>
/// <param name="subject">The client under test.</param>
public sealed class GoalSearch(Subject subject)
{
    /// <summary>The goals among <paramref name="goals"/> that <paramref name="scenario"/> reaches.</summary>
    public ValueList<Goal> Reached(Scenario scenario, IEnumerable<Goal> goals)
    {
        var coverage = Coverage.Of(subject.Test(scenario));
        return goals.Where(goal => coverage.CountOf(goal) > 0).ToValueList();
    }

    /// <summary>The smallest of <paramref name="scenarios"/> for each goal that one of them reaches.</summary>
    /// <param name="scenarios">The scenarios, each with what it reaches.</param>
    public static IReadOnlyDictionary<Goal, Scenario> Smallest(IEnumerable<(Scenario Scenario, ValueList<Goal> Reached)> scenarios)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        var smallest = new Dictionary<Goal, Scenario>();
        foreach ((Scenario scenario, ValueList<Goal> reached) in scenarios)
        {
            foreach (Goal goal in reached)
            {
                if (!smallest.TryGetValue(goal, out Scenario? known) || Shrinker.IsSmaller(scenario, known))
                {
                    smallest[goal] = scenario;
                }
            }
        }

        return smallest;
    }

    /// <summary>The run of the scenario that <paramref name="scenario"/> comes down to, made smaller as long as it reaches <paramref name="goal"/>.</summary>
    public Judgement Shrunk(Scenario scenario, Goal goal) =>
        subject.Test(Shrinker.Shrink(scenario, smaller => Reached(smaller, [goal]).Count > 0));
}
