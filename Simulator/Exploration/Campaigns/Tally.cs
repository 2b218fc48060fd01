using Simulator.Collections;

namespace Simulator.Exploration.Campaigns;

/// <summary>A number of things of one name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Count">The number.</param>
public sealed record Tally(string Name, long Count)
{
    /// <summary>One tally for each name, in ordinal order.</summary>
    public static ValueList<Tally> Sum(IEnumerable<Tally> tallies) => tallies
        .GroupBy(tally => tally.Name, (name, same) => new Tally(name, same.Sum(tally => tally.Count)))
        .OrderBy(tally => tally.Name, StringComparer.Ordinal)
        .ToValueList();
}
