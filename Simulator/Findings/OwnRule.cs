using Simulator.Expectations;
using Simulator.Rules;

namespace Simulator.Findings;

/// <summary>A rule of somebody's own, beside those of the catalogue: every run is held to it.</summary>
/// <param name="Id">Its name, which no rule of the catalogue has.</param>
/// <param name="Level">How much it counts when it is broken.</param>
/// <param name="Sentence">The rule in one sentence.</param>
/// <param name="Holds">What every run must show.</param>
public sealed record OwnRule(string Id, RuleLevel Level, string Sentence, Expectation Holds)
{
    /// <summary>Why it is a rule; null where that goes without saying.</summary>
    public string? Why { get; init; }
}
