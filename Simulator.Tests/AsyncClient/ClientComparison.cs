using Simulator.Collections;
using Simulator.Simulation;

namespace Simulator.Tests.AsyncClient;

/// <summary>One scenario with all that the reference client and the hosted async client do differently in it.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Differences">Where the logs differ, in order.</param>
internal sealed record ClientComparison(Scenario Scenario, ValueList<ClientDifference> Differences)
{
    /// <summary>Runs both clients through <paramref name="scenario"/>.</summary>
    public static ClientComparison Of(Scenario scenario) => new(
        scenario, ClientDifference.Between(ScenarioRunner.Run(scenario), AsyncClientTests.Run(scenario)).ToValueList());
}
