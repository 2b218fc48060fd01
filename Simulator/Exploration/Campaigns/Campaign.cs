using Simulator.Collections;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Rules;

namespace Simulator.Exploration.Campaigns;

/// <summary>The progress and the findings of a campaign of random scenarios. Equal campaigns are equal values.</summary>
/// <param name="Plan">Which scenarios it runs.</param>
/// <param name="Done">How many of them it has run, from the first on.</param>
/// <param name="Transitions">In how many scenarios the client made each change of state, in ordinal order.</param>
/// <param name="Rules">How many scenarios put each rule to the test, in the order of the catalogue.</param>
/// <param name="Findings">What was found, by the first seed that shows it.</param>
public sealed record Campaign(
    CampaignPlan Plan, long Done, ValueList<Tally> Transitions, ValueList<Tally> Rules, ValueList<DistinctFinding> Findings)
{
    /// <summary>How many scenarios break each rule that does not count as a finding, in ordinal order.</summary>
    public ValueList<Tally> Warnings { get; init; } = [];

    /// <summary>The fingerprint of all runs, each with its seed as its number.</summary>
    public Fingerprint Fingerprint { get; init; }

    /// <summary>The first seed whose second run differed; null where none did, or where there was no second run.</summary>
    public DivergentSeed? Divergent { get; init; }

    /// <summary>A campaign that has not begun.</summary>
    public static Campaign Of(CampaignPlan plan) =>
        new(plan, 0, [], RuleCatalogue.All.Select(rule => new Tally(rule.Id, 0)).ToValueList(), []);

    /// <summary>Whether every seed has been run.</summary>
    public bool IsComplete => Done == Plan.Count;

    /// <summary>The campaign after the <paramref name="batches"/> that come next.</summary>
    /// <param name="batches">The batches, one after the other.</param>
    /// <param name="subject">The client under test.</param>
    public Campaign With(IReadOnlyCollection<Batch> batches, Subject subject)
    {
        ArgumentNullException.ThrowIfNull(batches);
        (long Seed, SampleRun Sample)[] notable = [.. batches.SelectMany(batch => batch.Notable)];
        return this with
        {
            Done = Done + batches.Sum(batch => batch.Count),
            Transitions = Tally.Sum([.. Transitions, .. batches.SelectMany(batch => batch.Transitions)]),
            Rules = Rules.Select((tally, place) => tally with { Count = tally.Count + batches.Sum(batch => batch.Rules[place]) }).ToValueList(),
            Findings = InOrder(DistinctFinding.After(Findings, notable, Plan.FailOn, subject)),
            Warnings = Tally.Sum([.. Warnings, .. batches.SelectMany(batch => batch.Warnings)]),
            Fingerprint = batches.Aggregate(Fingerprint, (sum, batch) => sum.And(batch.Fingerprint)),
            Divergent = DivergentSeed.Merge([Divergent, DivergentSeed.In(notable)]),
        };
    }

    /// <summary>The campaign of which <paramref name="shares"/> are all shares: the very one that would have run them alone.</summary>
    /// <exception cref="ArgumentException">They are not the shares of one campaign, one is missing or not complete.</exception>
    public static Campaign Merge(IReadOnlyCollection<Campaign> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        Campaign[] ordered = [.. shares.OrderBy(share => share.Plan.Shard)];
        if (ordered is not [Campaign first, ..])
        {
            throw new ArgumentException("There is nothing to merge.", nameof(shares));
        }

        Check(ordered, first);
        return new Campaign(
            first.Plan with { Shard = 0, Shards = 1 },
            ordered.Sum(share => share.Done),
            Tally.Sum(ordered.SelectMany(share => share.Transitions)),
            first.Rules.Select((tally, place) => tally with { Count = ordered.Sum(share => share.Rules[place].Count) }).ToValueList(),
            InOrder(DistinctFinding.Joined(ordered.SelectMany(share => share.Findings))))
        {
            Warnings = Tally.Sum(ordered.SelectMany(share => share.Warnings)),
            Fingerprint = ordered.Aggregate(default(Fingerprint), (sum, share) => sum.And(share.Fingerprint)),
            Divergent = DivergentSeed.Merge(ordered.Select(share => share.Divergent)),
        };
    }

    private static void Check(Campaign[] shares, Campaign first)
    {
        if (shares.FirstOrDefault(share => share.Plan with { Shard = 0 } != first.Plan with { Shard = 0 }) is Campaign other)
        {
            throw new ArgumentException($"Share {other.Plan.Shard} is of another campaign than share {first.Plan.Shard}: seeds, faults, number of shares and level must be the same.");
        }

        if (!shares.Select(share => share.Plan.Shard).SequenceEqual(Enumerable.Range(0, first.Plan.Shards)))
        {
            throw new ArgumentException($"These are the shares {string.Join(", ", shares.Select(share => share.Plan.Shard))}; each from 0 to {first.Plan.Shards - 1} is needed, once.");
        }

        if (shares.FirstOrDefault(share => !share.IsComplete) is Campaign cut)
        {
            throw new ArgumentException($"Share {cut.Plan.Shard} is not complete: {cut.Done} of {cut.Plan.Count} scenarios. Go on with it by --resume first.");
        }
    }

    private static ValueList<DistinctFinding> InOrder(IEnumerable<DistinctFinding> findings) => findings
        .OrderBy(finding => finding.Number)
        .ThenBy(finding => finding.Violation.Name, StringComparer.Ordinal)
        .ThenBy(finding => finding.Violation.Where, StringComparer.Ordinal)
        .ToValueList();
}
