using Simulator.Collections;

namespace Simulator.Exploration.Campaigns;

/// <summary>Counts things by their names, of which there are few.</summary>
internal sealed class TallyList
{
    private readonly List<string> names = [];
    private readonly List<long> counts = [];

    /// <summary>What was counted, in ordinal order of the names.</summary>
    public ValueList<Tally> All => Tally.Sum(names.Zip(counts, (name, count) => new Tally(name, count)));

    /// <summary>Counts one more of <paramref name="name"/>.</summary>
    public void Add(string name)
    {
        int place = names.IndexOf(name);
        if (place < 0)
        {
            names.Add(name);
            counts.Add(1);
        }
        else
        {
            counts[place]++;
        }
    }
}
