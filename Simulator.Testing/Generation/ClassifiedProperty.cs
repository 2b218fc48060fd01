using FsCheck;
using FsCheck.Fluent;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Simulation;

namespace Simulator.Testing.Generation;

/// <summary>Properties that say how far their random scenarios reached.</summary>
public static class ClassifiedProperty
{
    /// <summary>
    /// The client obeys <paramref name="scenario"/>; FsCheck tells in how many of the scenarios it came into each state, and
    /// made each change of state: <c>[ScenarioProperty] public Property Obeys(Scenario scenario) => client.ObeysClassified(scenario);</c>
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="scenario">What happens.</param>
    /// <exception cref="NonconformanceException">It broke a rule.</exception>
    public static Property ObeysClassified(this ClientUnderTest client, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(client);
        Judgement judgement = client.Obeys(scenario);
        IEnumerable<string> reached = judgement.Log.Of<Entry.StateChange>()
            .SelectMany(change => new[] { change.Current, DocumentedGraph.Arrow(change.Previous, change.Current) })
            .Distinct()
            .Order(StringComparer.Ordinal);
        return reached.Aggregate(Prop.ToProperty(true), (property, name) => Prop.Classify(property, true, name));
    }
}
