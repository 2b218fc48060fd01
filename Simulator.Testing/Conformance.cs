using System.Globalization;
using Simulator.Collections;
using Simulator.Findings;
using Simulator.Protocol;

namespace Simulator.Testing;

/// <summary>What was seen of a client that obeyed: how many scenarios, and how far they reached.</summary>
/// <param name="Scenarios">The number of scenarios.</param>
/// <param name="Reach">The states, transitions and rules that they reached.</param>
public sealed record Conformance(int Scenarios, Reach Reach)
{
    /// <summary>The same in a few lines for a reader; what was not reached is named, because nothing is known of it.</summary>
    public override string ToString()
    {
        string[] lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"held, over {Scenarios} scenarios"),
            Line("states", Reach.States, StateNames.All.Count, Reach.MissingStates),
            Line("transitions", Reach.Transitions, DocumentedGraph.All.Count, Reach.MissingTransitions),
            string.Create(CultureInfo.InvariantCulture, $"rules put to the test: {Reach.Rules.Count} of {Reach.AllRules.Count()}{Never(Reach.MissingRules)}"),
        ];
        return string.Join('\n', lines);
    }

    private static string Line(string what, ValueList<string> reached, int all, IEnumerable<string> missing) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} reached: {reached.Count} of {all}: {string.Join(", ", reached)}{Never(missing)}");

    private static string Never(IEnumerable<string> missing)
    {
        string names = string.Join(", ", missing);
        return names.Length == 0 ? "" : $"; never: {names}";
    }
}
