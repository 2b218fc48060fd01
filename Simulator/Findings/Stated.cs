using Simulator.Rules;

namespace Simulator.Findings;

/// <summary>A rule and what it says of a run, whether the catalogue has it or it is one of somebody's own.</summary>
/// <param name="Id">The id of the rule.</param>
/// <param name="Level">How flatly it is stated.</param>
/// <param name="Sentence">The rule in one sentence.</param>
/// <param name="Verdict">What it says.</param>
internal sealed record Stated(string Id, RuleLevel Level, string Sentence, Verdict Verdict)
{
    /// <summary>The rule where it is one of somebody's own; null where the catalogue has it.</summary>
    public OwnRule? OwnRule { get; init; }

    /// <summary>What a rule of the catalogue says.</summary>
    public static Stated By(Ruling ruling) => new(ruling.Rule.Id, ruling.Rule.Level, ruling.Rule.Sentence, ruling.Verdict);

    /// <summary>What a rule of somebody's own says.</summary>
    public static Stated By(OwnRuling ruling) => new(ruling.Rule.Id, ruling.Rule.Level, ruling.Rule.Sentence, ruling.Verdict) { OwnRule = ruling.Rule };
}
