using Simulator.Exploration.Campaigns;
using Simulator.Exploration.Generation;
using Simulator.Findings;
using Simulator.Simulation;
using Simulator.Tests.Commands;

namespace Simulator.Tests.Exploration.Campaigns;

/// <summary>Breaks when what a campaign finds depends on how it is cut, or a finding is told twice, or not by its first seed.</summary>
public sealed class CampaignTests
{
    private static readonly Subject Late = new(setup => new LateClient(setup));
    private static readonly CampaignPlan Plan = new(7, 37, FaultMix.Everything);
    private static readonly Lazy<Campaign> Whole = new(() => Campaign.Of(Plan).With([Run(Plan, 0, 30)], Late));

    [Fact]
    public void Cut_into_batches_it_is_the_same() =>
        Assert.Equal(Whole.Value, Campaign.Of(Plan).With([Run(Plan, 0, 4)], Late).With([Run(Plan, 4, 9), Run(Plan, 13, 17)], Late));

    [Fact]
    public void Cut_into_shares_it_is_the_same() => Assert.Equal(Whole.Value, Campaign.Merge([.. new[] { 2, 0, 3, 1 }.Select(Share)]));

    [Fact]
    public void A_seed_is_told_before_it_is_run()
    {
        var told = new List<long>();
        Batch.Run(Plan with { Shard = 1, Shards = 4 }, 2, 3, Subject.Reference, twice: false, told.Add);
        Assert.Equal([16, 20, 24], told);
    }

    [Fact]
    public void Shares_have_all_the_seeds_together() => Assert.Equal([8, 8, 7, 7], Enumerable.Range(0, 4).Select(shard => (Plan with { Shard = shard, Shards = 4 }).Count));

    [Fact]
    public void A_plan_without_seeds_is_complete_at_once()
    {
        Assert.Equal(0, (Plan with { To = 3 }).Count);
        Assert.True(Campaign.Of(Plan with { To = 3 }).IsComplete);
        Assert.False(Campaign.Of(Plan).IsComplete);
    }

    [Fact]
    public void Every_finding_has_the_first_seed_that_shows_it_and_how_many_do()
    {
        SampleRun[] samples = [.. Enumerable.Range(7, 30).Select(seed => SampleRun.Of(ScenarioGenerator.Draw(seed), Level.Must, Late))];
        Assert.NotEmpty(Whole.Value.Findings);
        Assert.All(Whole.Value.Findings, finding =>
        {
            Assert.Equal(samples.Count(sample => sample.Causes.Contains(finding.Violation)), finding.Count);
            Assert.Equal(7 + Array.FindIndex(samples, sample => sample.Causes.Contains(finding.Violation)), finding.Number);
        });
        Assert.Equal(samples.SelectMany(sample => sample.Causes).Distinct().Count(), Whole.Value.Findings.Count);
    }

    [Fact]
    public void What_is_told_of_a_finding_shows_it_and_the_reference_client_stands_it() => Assert.All(Whole.Value.Findings, finding =>
    {
        Assert.Contains(finding.Violation, SampleRun.CausesOf(finding.Run(Late), Level.Must));
        Assert.Empty(Subject.Reference.Test(finding.Smallest).Findings);
    });

    [Fact]
    public void Rules_and_transitions_are_counted_by_scenario()
    {
        SampleRun[] samples = [.. Enumerable.Range(7, 30).Select(seed => SampleRun.Of(ScenarioGenerator.Draw(seed), Level.Must, Late))];
        Assert.All(Whole.Value.Transitions, tally => Assert.Equal(samples.Count(sample => sample.Transitions.Contains(tally.Name)), tally.Count));
        Assert.Equal(samples.Sum(sample => sample.Rules.Count), Whole.Value.Rules.Sum(tally => tally.Count));
        Assert.Equal(samples.Sum(sample => sample.Warnings.Count), Whole.Value.Warnings.Sum(tally => tally.Count));
    }

    private static Campaign Share(int shard)
    {
        CampaignPlan plan = Plan with { Shard = shard, Shards = 4 };
        return Campaign.Of(plan).With([Run(plan, 0, (int)plan.Count)], Late);
    }

    private static Batch Run(CampaignPlan plan, long first, int count) => Batch.Run(plan, first, count, Late, twice: false);
}
