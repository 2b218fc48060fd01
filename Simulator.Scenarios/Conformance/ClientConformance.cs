using Simulator.Collections;
using Simulator.Rules;
using Simulator.Scenarios.Clients;

namespace Simulator.Scenarios.Conformance;

/// <summary>One client in all scenarios.</summary>
/// <param name="Client">The client.</param>
/// <param name="Cases">How it stands to each scenario, in their order.</param>
internal sealed record ClientConformance(NamedClient Client, ValueList<ConformanceCase> Cases)
{
    /// <summary>What is known of it, and what of that is seen; null where nothing is known.</summary>
    public ExpectedDifference? Expected { get; init; }

    /// <summary>How it stands to each rule of the catalogue, in its order.</summary>
    public ValueList<RuleTally> Rules { get; } = RuleCatalogue.All.Select((_, place) => RuleTally.Of(Cases.Select(one => one.Rules[place]))).ToValueList();

    /// <summary>Whether nothing is seen of it but what is known; where nothing is known, whether it breaks nothing.</summary>
    public bool IsAsExpected => Expected?.IsNone ?? (Count(Grade.Broken) == 0 && Count(Grade.NotControlled) == 0);

    /// <summary>The number of scenarios with <paramref name="grade"/>.</summary>
    public int Count(Grade grade) => Cases.Count(one => one.Grade == grade);

    /// <summary>Each fault, as what was seen.</summary>
    public IEnumerable<SeenFinding> Seen => Cases.SelectMany(one => one.Faults.Select(finding => new SeenFinding(finding.Name, one.Scenario))).Distinct();

    /// <summary>The same beside what is known of it.</summary>
    /// <param name="known">What is known.</param>
    /// <param name="wasRun">Whether a scenario was run, or is gone: of others nothing is said.</param>
    public ClientConformance Against(ExpectedFindings known, Func<string, bool> wasRun) =>
        this with { Expected = ExpectedDifference.Between(known.In(Client), Seen, wasRun) };

    /// <summary>Whether a fault in a scenario is known.</summary>
    public bool IsKnown(string name, string scenario) => Expected?.IsKnown(new SeenFinding(name, scenario)) == true;
}
