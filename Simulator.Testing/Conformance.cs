using System.Globalization;
using Simulator.Collections;
using Simulator.Findings;
using Simulator.Profiles;
using Simulator.Scenarios.Clients;

namespace Simulator.Testing;

/// <summary>What was seen of a client that obeyed: how many scenarios, and how far they reached.</summary>
/// <param name="Coverage">What they reached.</param>
/// <param name="Unsupported">In how many of them something was left out because the client cannot do it, by what it cannot do.</param>
public sealed record Conformance(Coverage Coverage, ValueList<(Capability Capability, int Scenarios)> Unsupported)
{
    /// <summary>What <paramref name="judgements"/> show, each looked at once.</summary>
    public static Conformance Of(IEnumerable<Judgement> judgements)
    {
        var lacked = new SortedDictionary<Capability, int>();
        var coverage = Coverage.Of(judgements.Select(Counted));
        return new Conformance(coverage, lacked.Select(pair => (pair.Key, pair.Value)).ToValueList());

        Judgement Counted(Judgement judgement)
        {
            foreach (Capability capability in judgement.Unsupported.Select(part => part.Capability).Distinct())
            {
                lacked[capability] = lacked.GetValueOrDefault(capability) + 1;
            }

            return judgement;
        }
    }

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
        string[] own = Coverage.Own.Count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"rules of your own put to the test: {Coverage.NamesReached(GoalKind.OwnRule).Count} of {Coverage.Own.Count}{Never(GoalKind.OwnRule)}")];
        string[] unsupported = Unsupported.Count == 0 ? [] : [$"not supported by the client, in so many scenarios: {string.Join(", ", Unsupported.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{CapabilityName.Of(pair.Capability)} in {pair.Scenarios}")))}"];
        return string.Join('\n', lines.Concat(own).Concat(unsupported));
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
