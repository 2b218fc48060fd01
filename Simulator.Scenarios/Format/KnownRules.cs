using Simulator.Collections;
using Simulator.Findings;
using Simulator.Rules;
using Simulator.Scenarios.Format.Codecs;

namespace Simulator.Scenarios.Format;

/// <summary>The rules that a file can name: those of the catalogue, and those of somebody's own that were given beside it.</summary>
/// <param name="own">The rules of somebody's own.</param>
internal sealed class KnownRules(ValueList<OwnRule> own)
{
    private const string HowToGive = " A rule of your own is known where --own-rules names its file.";

    /// <summary>The rules of the catalogue, where nobody has given others.</summary>
    public static KnownRules Catalogue { get; } = new([]);

    /// <summary>The rules of the catalogue, where none of somebody's own can be named.</summary>
    public static KnownRules NoOthers { get; } = new([]) { Hint = "" };

    /// <summary>What is said behind the error of an unknown rule: the remedy may be another than a letter.</summary>
    private string Hint { get; init; } = own.Count == 0 ? HowToGive : "";

    /// <summary>How flatly a rule of somebody's own is stated; null where <paramref name="id"/> is none of these.</summary>
    public RuleLevel? OwnLevelOf(string id) => own.FirstOrDefault(rule => rule.Id == id)?.Level;

    /// <summary>A sentence about an id that no rule has; null where one has it.</summary>
    public string? ErrorIn(string id) => RuleCatalogue.Find(id) is null && OwnLevelOf(id) is null
        ? Spelling.Unknown("rule", id, RuleCatalogue.All.Select(rule => rule.Id).Concat(own.Select(rule => rule.Id))) + Hint
        : null;
}
