using Simulator.Collections;
using Simulator.Expectations;
using Simulator.Findings;
using Simulator.Patterns;
using Simulator.Rules;
using Simulator.Scenarios.Format.Codecs;

namespace Simulator.Scenarios.Format.Tables;

/// <summary>The members of a file with rules of one's own.</summary>
internal static class OwnRuleTable
{
    private const string OfOneRun = "is about one run, and a rule is about every one. Write one of ‘never’, ‘gap’, ‘most’, ‘leads’, ‘none’.";

    private static readonly Expectation Nothing = new Expectation.Seen(new EntryPattern.Entered(""), null, Times.AtLeastOnce);

    private static readonly Codec<string> Id = Values.Line.Check(id => RuleCatalogue.Find(id) is null
        ? null
        : $"The catalogue has a rule ‘{id}’. Give your own another id, such as \"OWN-1\".");

    /// <summary>What holds in every run, whatever happens in it.</summary>
    private static readonly Codec<Expectation> Holds = new NamedCodec<Expectation>("holds", () => new KeyedCodec<Expectation>(
        "expectation",
        [("never", ExpectationTable.Never(Unwanted!, isWhole: true)), .. ExpectationTable.OfEveryRun(isWhole: true)],
        ["transition", "state", "emitted", "attempts", "sent", "request", "states", "quiet", "eventually", "order", "worst"],
        OfOneRun));

    private static readonly Codec<OwnRule> Rule = Values.Object(new OwnRule("", RuleLevel.Must, "", Nothing))
        .Required("id", "Its name, which no rule of the catalogue has.", Id, r => r.Id, (r, value) => r with { Id = value })
        .Required("level", "How much it counts when it is broken: ‘should’ is a warning.", Values.Words("level", ("must", RuleLevel.Must), ("should", RuleLevel.Should)), r => r.Level, (r, value) => r with { Level = value })
        .Required("sentence", "The rule in one sentence.", Values.Line, r => r.Sentence, (r, value) => r with { Sentence = value })
        .Optional("why", "Why it is a rule.", Values.Text, r => r.Why, (r, value) => r with { Why = value })
        .Required("holds", "What every run must show.", Holds, r => r.Holds, (r, value) => r with { Holds = value });

    /// <summary>The table.</summary>
    public static Codec<ValueList<OwnRule>> Rules { get; } = Values.Object(ValueList<OwnRule>.Empty)
        .Aside("$schema", "The schema of this file, for editors.", Values.Text)
        .Required("rules", "The rules, each with an id of its own.", new DistinctCodec<OwnRule>(Values.List(Rule, min: 1), "id", "rule"), rules => rules, (_, value) => value);

    /// <summary>What must not be seen in any run.</summary>
    private static Codec<Expectation> Unwanted { get; } = new NamedCodec<Expectation>("unwantedInEveryRun", () => new KeyedCodec<Expectation>(
        "expectation",
        [.. ExpectationTable.Anywhere(Unwanted!, Expectation.NoWindow, isTimed: false, new ExpectationPlace(IsWhole: false, IsOfOneRun: false)), .. ExpectationTable.OfEveryRun(isWhole: false)],
        ["states", "quiet", "eventually", "order", "worst"],
        "is about one run, and a rule is about every one. Leave it away."));
}
