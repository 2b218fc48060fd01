using Simulator.Clients;
using Simulator.Collections;
using Simulator.Protocol;
using Simulator.Simulation;

namespace Simulator.Scenarios.Comparisons;

/// <summary>Two clients that are played the same scenarios.</summary>
/// <param name="First">Makes one; null for the reference client.</param>
/// <param name="Second">Makes the other.</param>
/// <param name="Known">The differences that are explained.</param>
internal sealed record ClientPair(Func<ClientSetup, IClient>? First, Func<ClientSetup, IClient>? Second, ValueList<KnownDifference> Known)
{
    /// <summary>Plays a scenario to both, and compares entry by entry up to the first difference that is not explained.</summary>
    public ScenarioComparison Compare(ComparedScenario scenario)
    {
        IReadOnlyList<SeenEntry> first = SeenEntry.Of(ScenarioRunner.Run(scenario.Scenario, First));
        IReadOnlyList<SeenEntry> second = SeenEntry.Of(ScenarioRunner.Run(scenario.Scenario, Second));
        var known = new HashSet<KnownDifference>();
        for (int place = 0; place < Math.Max(first.Count, second.Count); place++)
        {
            (SeenEntry? one, SeenEntry? other) = (first.ElementAtOrDefault(place), second.ElementAtOrDefault(place));
            if (one != other && !IsKnown(one, other, known))
            {
                return Result(place, new SeenDifference(place == 0 ? null : first[place - 1], one, other));
            }
        }

        return Result(first.Count, null);

        ScenarioComparison Result(int entries, SeenDifference? difference) =>
            new(scenario, entries, difference, Known.Where(known.Contains).ToValueList());
    }

    /// <summary>Whether nothing differs but what is explained; takes down by what.</summary>
    private bool IsKnown(SeenEntry? one, SeenEntry? other, HashSet<KnownDifference> met)
    {
        if (one is null || other is null || one.At != other.At)
        {
            return false;
        }

        (string left, string right) = (one.What, other.What);
        var used = new List<KnownDifference>();
        foreach (KnownDifference known in Known)
        {
            (string shorter, string otherShorter) = (known.Without(left), known.Without(right));
            if (shorter != left || otherShorter != right)
            {
                used.Add(known);
            }

            (left, right) = (shorter, otherShorter);
        }

        if (left == right)
        {
            met.UnionWith(used);
        }

        return left == right;
    }
}
