using Simulator.Collections;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Rules;

namespace Simulator.Findings;

/// <summary>How far some runs reach: what they show, out of all that could be shown.</summary>
/// <param name="States">The states.</param>
/// <param name="Transitions">The changes from one state to another that the clients made.</param>
/// <param name="Rules">The ids of the rules that were put to the test.</param>
public sealed record Reach(ValueList<string> States, ValueList<string> Transitions, ValueList<string> Rules)
{
    /// <summary>The ids of all rules, in the order of the catalogue.</summary>
    public static IEnumerable<string> AllRules => RuleCatalogue.All.Select(rule => rule.Id);

    /// <summary>The states that no run shows.</summary>
    public IEnumerable<string> MissingStates => StateNames.All.Except(States);

    /// <summary>The documented transitions that no run shows.</summary>
    public IEnumerable<string> MissingTransitions => DocumentedGraph.All.Except(Transitions);

    /// <summary>The rules that no run puts to the test.</summary>
    public IEnumerable<string> MissingRules => AllRules.Except(Rules);

    /// <summary>How far <paramref name="judgements"/> reach.</summary>
    public static Reach Of(IEnumerable<Judgement> judgements)
    {
        ArgumentNullException.ThrowIfNull(judgements);
        var states = new HashSet<string>(StringComparer.Ordinal) { StateNames.All[0] };
        var transitions = new HashSet<string>(StringComparer.Ordinal);
        var rules = new HashSet<string>(StringComparer.Ordinal);
        foreach (Judgement judgement in judgements)
        {
            rules.UnionWith(judgement.Exercised.Select(rule => rule.Id));
            foreach (Entry.StateChange change in judgement.Log.Of<Entry.StateChange>())
            {
                states.Add(change.Current);
                transitions.Add(DocumentedGraph.Arrow(change.Previous, change.Current));
            }
        }

        return new Reach(
            StateNames.All.Where(states.Contains).ToValueList(),
            transitions.Order(StringComparer.Ordinal).ToValueList(),
            AllRules.Where(rules.Contains).ToValueList());
    }
}
