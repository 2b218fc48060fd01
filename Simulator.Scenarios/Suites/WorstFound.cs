using Simulator.Collections;
using Simulator.Expectations;
using Simulator.Exploration.WorstCases;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Simulation;

namespace Simulator.Scenarios.Suites;

/// <summary>The scenario with the greatest figure, made small.</summary>
/// <param name="Case">The scenario with its figure.</param>
/// <param name="Judgement">Its run, in which the scenario asks for the figure.</param>
/// <param name="Divergence">How a second run differed; null where it did not.</param>
/// <param name="File">Where it is kept; null where it is not.</param>
internal sealed record WorstFound(WorstCase Case, Judgement Judgement, Divergence? Divergence, string? File)
{
    private WorstMeasure Measure { get; init; } = WorstMeasures.All[0];

    /// <summary>The names of what the run breaks beside having the greatest figure, each once.</summary>
    public ValueList<string> Broken => Judgement.Findings.Where(finding => finding.Level == Level.Must).Select(finding => finding.Name).Distinct().ToValueList();

    /// <summary>What a search has found, made small and run twice; null where there was nothing to measure.</summary>
    public static WorstFound? Of(WorstSearch search, Subject subject)
    {
        if (search.Smallest(subject) is not WorstCase smallest)
        {
            return null;
        }

        Scenario telling = smallest.Scenario with { Expect = [new Expectation.Worst(search.Measure.Measure)] };
        Judgement run = subject.Test(telling);
        return new WorstFound(smallest, run, Divergence.Between(run.Log, subject.Run(telling)), null) { Measure = search.Measure };
    }

    /// <summary>The same, written as a scenario file.</summary>
    public WorstFound WriteTo(string folder) => this with { File = FoundScenario.Of(Judgement, Case, Measure).WriteTo(folder) };
}
