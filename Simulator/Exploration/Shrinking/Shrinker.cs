using Simulator.Collections;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Exploration.Shrinking;

/// <summary>Makes a scenario smaller as long as it still shows what it showed.</summary>
/// <remarks>
/// What comes after the failure goes first: a client that dials without a pause fills seconds of each run with it. Then chunks of steps go, then single steps; then options go back to what is usual, faults become weaker, times rounder
/// and earlier. Every candidate is less than what it was made of by one and the same measure, so shrinking comes to an end.
/// </remarks>
public static class Shrinker
{
    /// <summary>The smallest scenario that can be reached from <paramref name="scenario"/> in steps that all still fail.</summary>
    /// <param name="scenario">A scenario that fails.</param>
    /// <param name="stillFails">Whether a smaller one fails in the same way; asked with new scenarios only.</param>
    /// <param name="seen">When the failure is seen in a run of it; null where that is not known.</param>
    public static Scenario Shrink(Scenario scenario, Func<Scenario, bool> stillFails, Instant? seen = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(stillFails);
        if (seen is Instant at && TimeSimplifications.EndedSoonAfter(scenario, at).FirstOrDefault(stillFails) is Scenario shorter)
        {
            scenario = shorter;
        }

        while (Candidates(scenario).FirstOrDefault(stillFails) is Scenario smaller)
        {
            scenario = smaller;
        }

        return scenario;
    }

    /// <summary>Whether <paramref name="left"/> is less than <paramref name="right"/>, by the measure by which scenarios are made smaller.</summary>
    public static bool IsSmaller(Scenario left, Scenario right) => ScenarioSize.Of(left).CompareTo(ScenarioSize.Of(right)) < 0;

    /// <summary>The scenarios that are one cut smaller than <paramref name="scenario"/>, the deepest cut first.</summary>
    public static IEnumerable<Scenario> Candidates(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ScenarioSize size = ScenarioSize.Of(scenario);
        return Cuts(scenario).Where(smaller => IsWhole(smaller) && ScenarioSize.Of(smaller).CompareTo(size) < 0);
    }

    /// <summary>Whether it lasts at all, and nothing would happen after the end: a file can hold nothing else.</summary>
    private static bool IsWhole(Scenario scenario) => scenario.Until > Instant.Start && scenario.Steps.All(step => step.Last <= scenario.Until);

    private static IEnumerable<Scenario> Cuts(Scenario scenario) =>
        WithoutExpectations(scenario)
            .Concat(WithoutSteps(scenario))
            .Concat(Simplifications.Options(scenario))
            .Concat(WithWeakerSteps(scenario))
            .Concat(Simplifications.Delays(scenario))
            .Concat(Moved(scenario))
            .Concat([scenario with { Seed = 1 }]);

    private static IEnumerable<Scenario> WithoutExpectations(Scenario scenario) =>
        scenario.Expect.Count == 0 ? [] : Chunks(scenario.Expect).Select(left => scenario with { Expect = left });

    /// <summary>A step that an expectation refers to stays as long as the expectation does.</summary>
    private static IEnumerable<Scenario> WithoutSteps(Scenario scenario)
    {
        string[] named = [.. scenario.Expect.SelectMany(expectation => expectation.Steps)];
        return Chunks(scenario.Steps)
            .Where(left => named.All(id => left.Any(step => step.Id == id)))
            .Select(left => scenario with { Steps = left });
    }

    private static IEnumerable<Scenario> WithWeakerSteps(Scenario scenario) =>
        from index in Enumerable.Range(0, scenario.Steps.Count)
        from step in Simplifications.Steps(scenario.Steps[index])
        select scenario with { Steps = scenario.Steps.With(index, step) };

    /// <summary>Expectations name times of their own, so where there are any no time moves.</summary>
    private static IEnumerable<Scenario> Moved(Scenario scenario) =>
        TimeSimplifications.AreTimesNamed(scenario) ? [] : TimeSimplifications.Times(scenario);

    /// <summary>The list without its first half, its second half, each quarter, and so on down to single items.</summary>
    private static IEnumerable<ValueList<T>> Chunks<T>(ValueList<T> items)
    {
        for (int length = items.Count; length > 0; length /= 2)
        {
            for (int start = 0; start < items.Count; start += length)
            {
                int from = start;
                int behind = start + length;
                yield return items.Where((_, index) => index < from || index >= behind).ToValueList();
            }
        }
    }
}
