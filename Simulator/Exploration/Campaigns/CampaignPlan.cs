using Simulator.Exploration.Generation;
using Simulator.Simulation;

namespace Simulator.Exploration.Campaigns;

/// <summary>Which random scenarios a campaign runs: its findings depend on nothing else but the client.</summary>
/// <param name="From">The first seed.</param>
/// <param name="To">The seed behind the last one.</param>
/// <param name="Faults">Which faults there may be, and how much.</param>
public sealed record CampaignPlan(long From, long To, FaultMix Faults)
{
    /// <summary>Which share of the seeds is run, from 0.</summary>
    public int Shard { get; init; }

    /// <summary>The number of shares. Share i takes the seeds From + i, From + i + Shards, and so on, so that each gets early ones.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>What counts as a finding; by default a broken MUST.</summary>
    public Level FailOn { get; init; } = Level.Must;

    /// <summary>How many seeds it has.</summary>
    public long Count => Math.Max(0, (To - From - Shard + Shards - 1) / Shards);

    /// <summary>The seed at <paramref name="place"/>, from 0.</summary>
    public long Seed(long place) => From + Shard + (place * Shards);
}
