using System.Globalization;
using Simulator.Collections;
using Simulator.Findings;

namespace Simulator.Testing;

/// <summary>What was seen of a client that obeyed: how many scenarios, and how far they reached.</summary>
/// <param name="Coverage">What they reached.</param>
public sealed record Conformance(Coverage Coverage)
{
    /// <summary>The number of scenarios.</summary>
    public long Scenarios => Coverage.Runs;

    /// <summary>The same in a few lines for a reader; what was not reached is named, because nothing is known of it.</summary>
    public override string ToString()
    {
        ValueList<string> rules = Coverage.NamesReached(GoalKind.Rule);
        string[] lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"held, over {Scenarios} scenarios"),
            Line("states", GoalKind.State),
            Line("transitions", GoalKind.Transition),
            string.Create(CultureInfo.InvariantCulture, $"rules put to the test: {rules.Count} of {GoalCatalogue.Of(GoalKind.Rule).Count}{Never(GoalKind.Rule)}"),
        ];
        return string.Join('\n', lines);
    }

    private string Line(string what, GoalKind kind)
    {
        ValueList<string> reached = Coverage.NamesReached(kind);
        return string.Create(CultureInfo.InvariantCulture, $"{what} reached: {reached.Count} of {GoalCatalogue.Of(kind).Count}: {string.Join(", ", reached)}{Never(kind)}");
    }

    private string Never(GoalKind kind)
    {
        string names = string.Join(", ", Coverage.NamesUnreached(kind));
        return names.Length == 0 ? "" : $"; never: {names}";
    }
}
