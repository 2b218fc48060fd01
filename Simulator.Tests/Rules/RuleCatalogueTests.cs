using Simulator.Rules;

namespace Simulator.Tests.Rules;

/// <summary>Breaks when a rule stops seeing the mistake that it is there for, or sees one where there is none.</summary>
public sealed class RuleCatalogueTests
{
    public static TheoryData<string, string> Examples
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (RuleExample example in RuleExamples.All)
            {
                data.Add(example.Rule, example.Mistake);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Is_broken_by_a_client_that(string rule, string mistake)
    {
        RuleExample example = Find(rule, mistake);
        Verdict verdict = RuleCatalogue.Find(rule)!.Check(example.Broken);
        var broken = Assert.IsType<Verdict.Broken>(verdict);
        Assert.Contains(example.Actual, broken.Actual, StringComparison.Ordinal);
        Assert.InRange(broken.Entry, 0, example.Broken.Entries.Count);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Holds_for_a_client_that_does_not(string rule, string mistake)
    {
        RuleExample example = Find(rule, mistake);
        var held = Assert.IsType<Verdict.Held>(RuleCatalogue.Find(rule)!.Check(example.Held));
        Assert.True(held.Times > 0);
    }

    [Fact]
    public void Every_rule_has_an_example() =>
        Assert.Equal(RuleCatalogue.All.Select(rule => rule.Id), RuleExamples.All.Select(example => example.Rule).Distinct());

    [Fact]
    public void No_rule_is_exercised_by_an_empty_log() => Assert.All(
        RuleCatalogue.Judge(new LogMaker().End(10)),
        ruling => Assert.IsType<Verdict.NotExercised>(ruling.Verdict));

    [Fact]
    public void Ids_are_unique() =>
        Assert.Equal(RuleCatalogue.All.Count, RuleCatalogue.All.Select(rule => rule.Id).Distinct().Count());

    private static RuleExample Find(string rule, string mistake) =>
        RuleExamples.All.Single(example => example.Rule == rule && example.Mistake == mistake);
}
