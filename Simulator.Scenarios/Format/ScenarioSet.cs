namespace Simulator.Scenarios.Format;

/// <summary>What was read: scenarios, and errors of the files that hold none because they are wrong.</summary>
/// <param name="Scenarios">The scenarios, in the order of the files.</param>
/// <param name="Errors">The errors, in the order of the files.</param>
internal sealed record ScenarioSet(IReadOnlyList<LoadedScenario> Scenarios, IReadOnlyList<ScenarioError> Errors)
{
    /// <summary>What is wrong with the command line rather than with a file.</summary>
    public IReadOnlyList<ScenarioError> CommandErrors { get; init; } = [];
}
