using Simulator.Scenarios.Format;

namespace Simulator.Scenarios.Suites;

/// <summary>The scenarios that a command is about.</summary>
/// <param name="All">All scenarios of the files.</param>
/// <param name="Chosen">Those that are chosen.</param>
/// <param name="Errors">What is wrong with the files or with the command line.</param>
/// <param name="IsRefused">Whether nothing can be done: what is wrong is not about single files, or no scenario is left.</param>
internal sealed record SelectedScenarios(
    IReadOnlyList<LoadedScenario> All, IReadOnlyList<LoadedScenario> Chosen, IReadOnlyList<ScenarioError> Errors, bool IsRefused)
{
    /// <summary>Whether some files could not be read: what is said of the others is not said of all.</summary>
    public bool IsPartial => Errors.Count > 0;
}
