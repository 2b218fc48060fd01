using Simulator.Collections;

namespace Simulator.Scenarios.Comparisons;

/// <summary>What comparing two clients came to by now.</summary>
/// <param name="Scenarios">How many scenarios were played.</param>
/// <param name="Entries">How many entries were compared.</param>
/// <param name="Differing">The scenarios with a difference that nobody has explained, in order.</param>
/// <param name="Known">The explained differences that were met, each in so many scenarios.</param>
internal sealed record Comparison(long Scenarios, long Entries, ValueList<ScenarioComparison> Differing, IReadOnlyDictionary<KnownDifference, long> Known)
{
    /// <summary>Before anything was compared.</summary>
    public static Comparison None { get; } = new(0, 0, [], new Dictionary<KnownDifference, long>());

    /// <summary>With more scenarios.</summary>
    public Comparison And(IReadOnlyCollection<ScenarioComparison> more)
    {
        var known = Known.ToDictionary();
        foreach (KnownDifference met in more.SelectMany(scenario => scenario.Known))
        {
            known[met] = known.GetValueOrDefault(met) + 1;
        }

        return new Comparison(
            Scenarios + more.Count,
            Entries + more.Sum(scenario => (long)scenario.Entries),
            [.. Differing, .. more.Where(scenario => scenario.Difference is not null)],
            known);
    }
}
