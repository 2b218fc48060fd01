using Simulator.Exploration.Generation;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Rules;

namespace Simulator.Exploration.Campaigns;

/// <summary>
/// Consecutive scenarios of a campaign, run and counted; only those with a finding are kept. The result of a campaign does
/// not depend on how it is cut into batches.
/// </summary>
public sealed class Batch
{
    private readonly long[] rules = new long[RuleCatalogue.All.Count];
    private readonly TallyList transitions = new();
    private readonly TallyList warnings = new();
    private readonly List<(long Seed, SampleRun Sample)> notable = [];

    private Batch()
    {
    }

    /// <summary>How many scenarios were run.</summary>
    public int Count { get; private set; }

    /// <summary>In how many of them the client made each change of state, in ordinal order.</summary>
    internal IReadOnlyList<Tally> Transitions => transitions.All;

    /// <summary>How many of them break each rule that does not count as a finding, in ordinal order.</summary>
    internal IReadOnlyList<Tally> Warnings => warnings.All;

    /// <summary>How many of them put each rule to the test, in the order of the catalogue.</summary>
    internal IReadOnlyList<long> Rules => rules;

    /// <summary>Those that show a mistake, or whose second run differed, in the order of their seeds.</summary>
    internal IReadOnlyList<(long Seed, SampleRun Sample)> Notable => notable;

    /// <summary>The fingerprint of all of them.</summary>
    internal Fingerprint Fingerprint { get; private set; }

    /// <summary>Runs scenarios of a campaign.</summary>
    /// <param name="plan">The plan of the campaign.</param>
    /// <param name="first">The place of the first of them in the plan, from 0.</param>
    /// <param name="count">How many.</param>
    /// <param name="subject">The client under test.</param>
    /// <param name="twice">Whether each is run a second time, to see whether that differs.</param>
    /// <param name="begin">Is told the seed of each before it is run.</param>
    public static Batch Run(CampaignPlan plan, long first, int count, Subject subject, bool twice, Action<long>? begin = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(subject);
        var batch = new Batch();
        for (int place = 0; place < count; place++)
        {
            long seed = plan.Seed(first + place);
            begin?.Invoke(seed);
            batch.Add(seed, SampleRun.Of(ScenarioGenerator.Draw(seed, plan.Faults, subject.Profile), plan.FailOn, subject, twice));
        }

        return batch;
    }

    private void Add(long seed, SampleRun sample)
    {
        Count++;
        Fingerprint = Fingerprint.And(seed, sample.Fingerprint);
        foreach (int place in sample.Rules)
        {
            rules[place]++;
        }

        foreach (string transition in sample.Transitions)
        {
            transitions.Add(transition);
        }

        foreach (string rule in sample.Warnings)
        {
            warnings.Add(rule);
        }

        if (sample.Causes.Count > 0 || sample.Divergence is not null)
        {
            notable.Add((seed, sample));
        }
    }
}
