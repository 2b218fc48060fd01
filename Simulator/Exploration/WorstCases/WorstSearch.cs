using System.Globalization;
using Simulator.Collections;
using Simulator.Exploration.Campaigns;
using Simulator.Exploration.Generation;
using Simulator.Exploration.Shrinking;
using Simulator.Findings;
using Simulator.Randomness;
using Simulator.Simulation;

namespace Simulator.Exploration.WorstCases;

/// <summary>
/// The progress of a search for the scenario with the greatest figure: first random scenarios, then changed ones, made of the best
/// so far, round after round until nothing gets greater. Equal searches are equal values.
/// </summary>
/// <remarks>The best few are each of another seed: what looks best early is mostly not what can be pushed furthest.</remarks>
/// <param name="Measure">What is pushed up.</param>
/// <param name="Plan">Which random scenarios it begins with.</param>
public sealed record WorstSearch(WorstMeasure Measure, CampaignPlan Plan)
{
    /// <summary>So many scenarios are run at a time.</summary>
    public const int Stride = 500;

    private const int Kept = 8;
    private const int MostRounds = 20;
    private const int MostIdleRounds = 4;

    /// <summary>How many random scenarios were run.</summary>
    public long Done { get; private init; }

    /// <summary>How many changed ones were.</summary>
    public long Changed { get; private init; }

    /// <summary>The best so far, the greatest figure first.</summary>
    public ValueList<WorstCase> Best { get; private init; } = [];

    /// <summary>The best of the random scenarios; null where there is none.</summary>
    public WorstCase? AtRandom { get; private init; }

    private int Rounds { get; init; }

    private int IdleRounds { get; init; }

    /// <summary>Whether nothing is left to try.</summary>
    public bool IsComplete => Done == Plan.Count && (Best.Count == 0 || Rounds == MostRounds || IdleRounds == MostIdleRounds);

    /// <summary>How many scenarios are tried next.</summary>
    public int Ahead => Done < Plan.Count ? (int)Math.Min(Stride, Plan.Count - Done) : Stride;

    private bool IsDrawing => Done < Plan.Count;

    /// <summary>The seed of one of the scenarios that are tried next.</summary>
    /// <param name="place">Its place among them, from 0.</param>
    public long SeedOf(int place) => IsDrawing ? Plan.Seed(Done + place) : Best[place % Best.Count].Seed;

    /// <summary>Tries one of the scenarios that are next.</summary>
    /// <param name="place">Its place among them, from 0.</param>
    /// <param name="subject">The client under test.</param>
    public WorstCase Try(int place, Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        long seed = SeedOf(place);
        Scenario tried = IsDrawing
            ? Variation.Within(ScenarioGenerator.Draw(seed, Plan.Faults, subject.Profile), Plan.Faults)
            : new Variation(Plan.Faults, subject, new RandomStream(seed, string.Create(CultureInfo.InvariantCulture, $"worst {Rounds} {place}"))).Of(Best[place % Best.Count].Scenario);
        return WorstCase.Of(tried, seed, Measure.Measure, subject);
    }

    /// <summary>The search after all that was next.</summary>
    /// <param name="tried">The scenarios, in their order.</param>
    public WorstSearch With(IReadOnlyCollection<WorstCase> tried)
    {
        ArgumentNullException.ThrowIfNull(tried);
        ValueList<WorstCase> best = Best.Concat(tried)
            .Where(one => one.Value > 0)
            .GroupBy(one => one.Seed)
            .Select(same => same.MaxBy(one => one.Value)!)
            .OrderByDescending(one => one.Value)
            .Take(Kept)
            .ToValueList();
        return IsDrawing
            ? this with { Done = Done + tried.Count, Best = best, AtRandom = best is [WorstCase first, ..] ? first : null }
            : this with { Changed = Changed + tried.Count, Best = best, Rounds = Rounds + 1, IdleRounds = best[0].Value > Best[0].Value ? 0 : IdleRounds + 1 };
    }

    /// <summary>The greatest figure, of a scenario made smaller as long as the figure is as great; null where there was nothing to measure.</summary>
    /// <param name="subject">The client under test.</param>
    public WorstCase? Smallest(Subject subject)
    {
        if (Best.Count == 0)
        {
            return null;
        }

        WorstCase worst = Best[0];
        Scenario smallest = Shrinker.Shrink(worst.Scenario, smaller => WorstCase.Of(smaller, worst.Seed, Measure.Measure, subject).Value >= worst.Value);
        return WorstCase.Of(smallest, worst.Seed, Measure.Measure, subject);
    }
}
