using Simulator.Findings;

namespace Simulator.Scenarios.Suites;

/// <summary>A goal for which a scenario was written.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="File">The file of the scenario.</param>
internal sealed record ReachedGoal(Goal Goal, string File);
