using Simulator.Collections;

namespace Simulator.Scenarios.Comparisons;

/// <summary>What comparing two clients in one scenario came to.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Entries">How many entries were compared.</param>
/// <param name="Difference">The first difference that nobody has explained; null where there is none.</param>
/// <param name="Known">The explained differences that were met on the way.</param>
internal sealed record ScenarioComparison(ComparedScenario Scenario, int Entries, SeenDifference? Difference, ValueList<KnownDifference> Known);
