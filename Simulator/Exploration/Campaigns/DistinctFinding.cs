using Simulator.Collections;
using Simulator.Exploration.Shrinking;
using Simulator.Findings;
using Simulator.Rules;
using Simulator.Simulation;

namespace Simulator.Exploration.Campaigns;

/// <summary>One finding, reported once however many scenarios show it.</summary>
/// <param name="Violation">What they all show.</param>
/// <param name="Number">The number of the first scenario that shows it: in a campaign its seed.</param>
/// <param name="Count">The number of scenarios that do.</param>
/// <param name="Smallest">That scenario, made as small as it can be.</param>
public sealed record DistinctFinding(Violation Violation, long Number, long Count, Scenario Smallest)
{
    /// <summary>What else went wrong in those scenarios after it, and in how many of them, in ordinal order: it may follow from this.</summary>
    public ValueList<Tally> Followers { get; init; } = [];

    /// <summary>The findings after <paramref name="samples"/>: the first sample that shows one is shrunk, the others are counted.</summary>
    /// <param name="known">What was known before.</param>
    /// <param name="samples">The samples, each with its number, in order.</param>
    /// <param name="failOn">What counts as a finding.</param>
    /// <param name="subject">The client under test.</param>
    public static IReadOnlyList<DistinctFinding> After(IEnumerable<DistinctFinding> known, IEnumerable<(long Number, SampleRun Sample)> samples, Level failOn, Subject subject)
    {
        ArgumentNullException.ThrowIfNull(samples);
        List<DistinctFinding> found = [.. known];
        foreach ((long number, SampleRun sample) in samples)
        {
            foreach (Violation cause in sample.Causes)
            {
                int place = found.FindIndex(finding => finding.Violation == cause);
                if (place < 0)
                {
                    place = found.Count;
                    found.Add(new DistinctFinding(cause, number, 0, Shrunk(cause, sample.Scenario, failOn, subject)));
                }

                found[place] = found[place].With(sample);
            }
        }

        return found;
    }

    /// <summary>The findings of several searches, each once: the one with the lowest number, with the counts added up.</summary>
    public static ValueList<DistinctFinding> Joined(IEnumerable<DistinctFinding> findings) => findings
        .GroupBy(finding => finding.Violation)
        .Select(same => same.MinBy(finding => finding.Number)! with
        {
            Count = same.Sum(finding => finding.Count),
            Followers = Tally.Sum(same.SelectMany(finding => finding.Followers)),
        })
        .ToValueList();

    private DistinctFinding With(SampleRun sample) => this with
    {
        Count = Count + 1,
        Followers = Tally.Sum([.. Followers, .. sample.Followers.Select(name => new Tally(name, 1))]),
    };

    /// <summary>The run of the smallest scenario.</summary>
    public Judgement Run(Subject subject) => subject.Test(Smallest);

    /// <summary>
    /// The smallest scenario still guards against the mistake where the original does: the reference client is run over the same
    /// scenario and passes. Otherwise a scenario in which nothing happens would be the smallest that fails.
    /// </summary>
    private static Scenario Shrunk(Violation violation, Scenario scenario, Level failOn, Subject subject)
    {
        Subject reference = subject with { Make = null };
        bool guards = !subject.IsReference && IsStood(scenario);
        return Shrinker.Shrink(
            scenario,
            smaller => SampleRun.CausesOf(subject.Test(smaller), failOn).Contains(violation) && (!guards || IsStood(smaller)),
            violation.SeenIn(subject.Test(scenario)));

        bool IsStood(Scenario tried)
        {
            Judgement run = reference.Test(tried);
            return SampleRun.CausesOf(run, failOn).Count == 0 && (RuleCatalogue.Find(violation.Name) is null || run.Exercised.Any(rule => rule.Id == violation.Name));
        }
    }
}
