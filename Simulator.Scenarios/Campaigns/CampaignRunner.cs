using Simulator.Clients;
using Simulator.Exploration;
using Simulator.Protocol;

namespace Simulator.Scenarios.Campaigns;

/// <summary>Runs a campaign on several threads. Trials are counted in the order of their seeds, so that nothing depends on the number of threads.</summary>
/// <param name="make">Makes the client under test; null for the reference client.</param>
/// <param name="workers">The number of threads.</param>
/// <param name="twice">Whether every scenario is run a second time, to see whether that differs.</param>
internal sealed class CampaignRunner(Func<ClientSetup, IClient>? make, int workers, bool twice)
{
    /// <summary>So many trials are run before anybody may stop the campaign; a number of its own, that no machine changes.</summary>
    public const int Batch = 500;

    /// <summary>The campaign after each batch, to its end.</summary>
    public IEnumerable<Campaign> Run(Campaign campaign)
    {
        while (!campaign.IsComplete)
        {
            var trials = new Trial[Math.Min(Batch, campaign.Plan.Count - campaign.Done)];
            Campaign before = campaign;
            Parallel.For(0, trials.Length, new ParallelOptions { MaxDegreeOfParallelism = workers }, place =>
                trials[place] = Trial.Of(ScenarioGenerator.Draw(before.Plan.Seed(before.Done + place), before.Plan.Profile), before.Plan.FailOn, make, twice));
            campaign = campaign.With(trials, make);
            yield return campaign;
        }
    }
}
