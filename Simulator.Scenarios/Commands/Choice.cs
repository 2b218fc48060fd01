using Simulator.Scenarios.Format;

namespace Simulator.Scenarios.Commands;

/// <summary>What a selection chooses.</summary>
/// <param name="All">All scenarios of the files.</param>
/// <param name="Chosen">Those that are chosen.</param>
/// <param name="Errors">Why nothing can be judged; none where something can.</param>
internal sealed record Choice(
    IReadOnlyList<LoadedScenario> All, IReadOnlyList<LoadedScenario> Chosen, IReadOnlyList<ScenarioError> Errors);
