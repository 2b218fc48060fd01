using Simulator.Collections;

namespace Simulator.Timelines.Lanes;

/// <summary>Puts what may overlap on as few lanes as it takes.</summary>
/// <param name="name">The name of the lanes.</param>
internal sealed class PackedLanes(string name)
{
    private readonly List<(List<Stretch> Stretches, List<Mark> Marks, int End)> rows = [];

    /// <summary>The lanes; at least one.</summary>
    public IEnumerable<TimelineLane> All => rows.Count == 0
        ? [new TimelineLane(name, name, [], [])]
        : rows.Select(row => new TimelineLane(name, name, [.. row.Stretches], [.. row.Marks]));

    /// <summary>Adds what belongs together to the first lane that is free; the calls come in the order of the begins.</summary>
    /// <param name="from">The entry that begins it.</param>
    /// <param name="to">The entry that ends it.</param>
    /// <param name="stretches">Its stretches.</param>
    /// <param name="marks">Its marks.</param>
    public void Add(int from, int to, IEnumerable<Stretch> stretches, IEnumerable<Mark> marks)
    {
        int place = rows.FindIndex(row => row.End <= from);
        if (place < 0)
        {
            place = rows.Count;
            rows.Add(([], [], 0));
        }

        rows[place].Stretches.AddRange(stretches);
        rows[place].Marks.AddRange(marks);
        rows[place] = rows[place] with { End = to };
    }
}
