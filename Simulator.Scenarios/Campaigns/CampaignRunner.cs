using System.Globalization;
using Simulator.Exploration.Campaigns;
using Simulator.Findings;
using Simulator.Scenarios.Watching;

namespace Simulator.Scenarios.Campaigns;

/// <summary>Runs a campaign on several threads. What batches come to is joined in their order, so that nothing depends on the number of threads.</summary>
/// <param name="subject">The client under test.</param>
/// <param name="workers">The number of threads.</param>
/// <param name="twice">Whether every scenario is run a second time, to see whether that differs.</param>
internal sealed class CampaignRunner(Subject subject, int workers, bool twice)
{
    /// <summary>So many scenarios are run before anybody may stop the campaign; a number of its own, that no machine changes.</summary>
    public const int Stride = 500;

    private const int BatchSize = 25;

    /// <summary>Where it is said what is being run.</summary>
    public UnderWay UnderWay { get; init; } = new();

    /// <summary>The campaign after each stride, to its end.</summary>
    public IEnumerable<Campaign> Run(Campaign campaign)
    {
        while (!campaign.IsComplete)
        {
            campaign = campaign.With(BatchesAfter(campaign), subject);
            yield return campaign;
        }
    }

    private Batch[] BatchesAfter(Campaign campaign)
    {
        int count = (int)Math.Min(Stride, campaign.Plan.Count - campaign.Done);
        var batches = new Batch[(count + BatchSize - 1) / BatchSize];
        Parallel.For(0, batches.Length, new ParallelOptions { MaxDegreeOfParallelism = workers }, number =>
        {
            int first = number * BatchSize;
            batches[number] = Batch.Run(campaign.Plan, campaign.Done + first, Math.Min(BatchSize, count - first), subject, twice, seed => UnderWay.Begin(string.Create(CultureInfo.InvariantCulture, $"seed {seed}")));
            UnderWay.End();
        });
        return batches;
    }
}
