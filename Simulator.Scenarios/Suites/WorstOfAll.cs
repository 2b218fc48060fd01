using Simulator.Expectations;

namespace Simulator.Scenarios.Suites;

/// <summary>The greatest value of a measure in several scenarios.</summary>
/// <param name="Worst">The value: of several that are equal, the first.</param>
/// <param name="Scenario">The id of the scenario in which it was.</param>
/// <param name="Scenarios">In how many scenarios the measure was taken.</param>
internal sealed record WorstOfAll(Measurement Worst, string Scenario, int Scenarios)
{
    /// <summary>That of each measure, in the order in which they are first taken.</summary>
    public static IEnumerable<WorstOfAll> In(IEnumerable<ScenarioResult> results) =>
        from taken in results.SelectMany(result => result.Judgement.Measured.Select(worst => (Worst: worst, result.Scenario.Id)))
        group taken by taken.Worst.Measure into measure
        let greatest = measure.MaxBy(taken => taken.Worst.Value ?? -1)
        select new WorstOfAll(greatest.Worst, greatest.Id, measure.Count());
}
