using Simulator.Logs;

namespace Simulator.Exploration.Campaigns;

/// <summary>The first random scenario whose second run differed from its first, told once however many scenarios did.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Count">The number of scenarios that did.</param>
/// <param name="First">The first line of its log that differs, as it was in the first run.</param>
/// <param name="Second">The line in its place in the second run.</param>
public sealed record DivergentSeed(long Seed, long Count, string First, string Second)
{
    /// <summary>The first seed of all that differ; null where none does.</summary>
    /// <param name="samples">The samples, each with its seed.</param>
    public static DivergentSeed? In(IEnumerable<(long Seed, SampleRun Sample)> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return Merge(samples.Select(sample => sample.Sample.Divergence is Divergence divergence
            ? new DivergentSeed(sample.Seed, 1, divergence.FirstLine, divergence.SecondLine)
            : null));
    }

    /// <summary>What several parts of a campaign know together; null where none of them knows of one.</summary>
    public static DivergentSeed? Merge(IEnumerable<DivergentSeed?> parts)
    {
        DivergentSeed[] known = [.. parts.OfType<DivergentSeed>()];
        return known.MinBy(part => part.Seed) is DivergentSeed first ? first with { Count = known.Sum(part => part.Count) } : null;
    }
}
