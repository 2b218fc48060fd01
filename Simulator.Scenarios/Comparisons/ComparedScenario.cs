using Simulator.Simulation;

namespace Simulator.Scenarios.Comparisons;

/// <summary>A scenario that both clients are played.</summary>
/// <param name="Name">How a person names it.</param>
/// <param name="Words">The words that select it on a command line.</param>
/// <param name="Scenario">The scenario.</param>
internal sealed record ComparedScenario(string Name, string Words, Scenario Scenario);
