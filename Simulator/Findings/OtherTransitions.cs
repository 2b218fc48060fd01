using Simulator.Collections;
using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Findings;

/// <summary>Counts in how many runs a client makes changes between documented states that the document does not know.</summary>
/// <param name="counted">What was counted elsewhere.</param>
internal sealed class OtherTransitions(params IEnumerable<ValueList<(string Arrow, long Runs)>> counted)
{
    private readonly List<(string Arrow, long Runs)> all = [.. counted.SelectMany(list => list)];

    /// <summary>The changes with their numbers of runs, in ordinal order.</summary>
    public ValueList<(string Arrow, long Runs)> All => all
        .GroupBy(one => one.Arrow)
        .Select(same => (same.Key, same.Sum(one => one.Runs)))
        .OrderBy(one => one.Key, StringComparer.Ordinal)
        .ToValueList();

    /// <summary>Adds one run.</summary>
    public void Add(TransitionLog log) => all.AddRange(log.Of<Entry.StateChange>()
        .Where(change => StateNames.Parse(change.Previous) is not null && StateNames.Parse(change.Current) is not null)
        .Select(change => DocumentedGraph.Arrow(change.Previous, change.Current))
        .Distinct()
        .Where(arrow => !DocumentedGraph.All.Contains(arrow))
        .Select(arrow => (arrow, 1L)));
}
