using Simulator.Collections;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Exploration.Explaining;

/// <summary>Finds out why a scenario fails, by running it again and again with a little of it changed.</summary>
public static class Explainer
{
    /// <summary>No number is tried beyond this, or beyond ten times what it is: an hour, or a thousand times.</summary>
    private const long LongestTried = 3600 * 1000;
    private const long MostTimes = 1_000;

    /// <summary>Explains <paramref name="scenario"/>.</summary>
    /// <param name="scenario">A scenario that fails.</param>
    /// <param name="stillFails">Whether a scenario that is a little different fails in the same way.</param>
    /// <param name="moments">The instants of its log up to the one at which it fails, in order; none to leave that question out.</param>
    public static Explanation Explain(Scenario scenario, Func<Scenario, bool> stillFails, IReadOnlyList<Instant> moments)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(stillFails);
        ArgumentNullException.ThrowIfNull(moments);
        var needed = Enumerable.Range(0, scenario.Steps.Count).Where(index => !stillFails(Without(scenario, index))).Select(index => index + 1).ToValueList();
        Scenario bare = scenario with { Steps = needed.Select(number => scenario.Steps[number - 1]).ToValueList() };
        bool isEnough = stillFails(bare); // each of the others may be missing, but perhaps not all of them
        return new Explanation(needed, isEnough, isEnough ? RangesOf(bare, needed, stillFails) : RangesOf(scenario, [.. Enumerable.Range(1, scenario.Steps.Count)], stillFails), moments.Count == 0 ? null : FirstInevitable(scenario, stillFails, moments));
    }

    /// <summary>How far each number may move.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="numbers">The numbers under which its steps are known.</param>
    /// <param name="stillFails">Whether another one fails in the same way.</param>
    private static ValueList<NumberRange> RangesOf(Scenario scenario, ValueList<int> numbers, Func<Scenario, bool> stillFails)
    {
        bool fails(Scenario other) => IsWhole(other) && stillFails(other);
        return ScenarioNumber.In(scenario)
            .Select(number => RangeOf(number, fails))
            .Select(range => range.Number.Step == 0 ? range : range with { Number = range.Number with { Step = numbers[range.Number.Step - 1] } })
            .ToValueList();
    }

    private static NumberRange RangeOf(ScenarioNumber number, Func<Scenario, bool> fails)
    {
        bool failsWith(long value) => fails(number.With(value));
        long least = number.Name is "at" or "after" or "throttle" ? 0 : 1;
        long from = failsWith(least) ? least : Edge(number.Value, least, failsWith);
        long cap = Math.Max(10 * number.Value, number.IsCount ? MostTimes : LongestTried);
        long inside = number.Value;
        while (inside < cap)
        {
            long tried = Math.Min(cap, Math.Max(inside + 1, 2 * inside));
            if (!failsWith(tried))
            {
                return new NumberRange(number, from, Edge(inside, tried, failsWith));
            }

            inside = tried;
        }

        return new NumberRange(number, from, null);
    }

    /// <summary>The last value that fails, on the way from one that does to one that does not; by halves.</summary>
    private static long Edge(long inside, long outside, Func<long, bool> failsWith)
    {
        while (Math.Abs(outside - inside) > 1)
        {
            long middle = inside + ((outside - inside) / 2);
            (inside, outside) = failsWith(middle) ? (middle, outside) : (inside, middle);
        }

        return inside;
    }

    /// <summary>The first moment from which every continuation fails; by halves, since what is inevitable stays so.</summary>
    private static Instant FirstInevitable(Scenario scenario, Func<Scenario, bool> stillFails, IReadOnlyList<Instant> moments)
    {
        int low = 0;
        int high = moments.Count - 1; // there it has happened
        while (low < high)
        {
            int middle = (low + high) / 2;
            bool isInevitable = Continuation.All.All(continuation => stillFails(Continued(scenario, moments[middle], continuation)));
            (low, high) = isInevitable ? (low, middle) : (middle + 1, high);
        }

        return moments[low];
    }

    /// <summary>The scenario up to a moment, and then what the continuation does a millisecond later.</summary>
    private static Scenario Continued(Scenario scenario, Instant moment, Continuation continuation)
    {
        Instant next = moment + new Duration(1);
        IEnumerable<Step> until = scenario.Steps.Where(step => step.At <= moment);
        return scenario with
        {
            Steps = [.. until, .. continuation.Actions.Select(action => new Step(next, action))],
            Until = Instant.Later(scenario.Until, next),
        };
    }

    private static Scenario Without(Scenario scenario, int index) => scenario with { Steps = scenario.Steps.Where((_, place) => place != index).ToValueList() };

    /// <summary>Whether its steps are in order of time, and nothing would happen after its end.</summary>
    private static bool IsWhole(Scenario scenario) =>
        scenario.Until > Instant.Start
        && scenario.Steps.All(step => step.Last <= scenario.Until)
        && scenario.Steps.Zip(scenario.Steps.Skip(1)).All(pair => pair.First.At <= pair.Second.At);
}
