using Simulator.Collections;

namespace Simulator.Exploration;

/// <summary>Counts things by their names.</summary>
internal sealed class TallyList
{
    private readonly SortedDictionary<string, long> counts = new(StringComparer.Ordinal);

    /// <summary>What was counted, in ordinal order of the names.</summary>
    public ValueList<Tally> All => counts.Select(pair => new Tally(pair.Key, pair.Value)).ToValueList();

    /// <summary>Counts one more of <paramref name="name"/>.</summary>
    public void Add(string name) => counts[name] = counts.GetValueOrDefault(name) + 1;
}
