using Simulator.Findings;
using Simulator.Rules;

namespace Simulator.Scenarios.Suites;

/// <summary>What is told of a rule, whether the catalogue has it or somebody's own file.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Level">How flatly it is stated.</param>
/// <param name="Sentence">The rule in one sentence.</param>
/// <param name="Section">Where it comes from.</param>
internal sealed record RuleText(string Id, RuleLevel Level, string Sentence, string Section)
{
    /// <summary>What is told of a rule of the catalogue.</summary>
    public static RuleText Of(Rule rule) => new(rule.Id, rule.Level, rule.Sentence, rule.Section);

    /// <summary>What is told of a rule of somebody's own.</summary>
    public static RuleText Of(OwnRule rule) => new(rule.Id, rule.Level, rule.Sentence, "your own rules");
}
