namespace Simulator.Scenarios.Conformance;

/// <summary>A fault of a client in a scenario.</summary>
/// <param name="Name">The rule, the cause of the stop, or the place of the expectation.</param>
/// <param name="Scenario">The id of the scenario.</param>
internal readonly record struct SeenFinding(string Name, string Scenario);
