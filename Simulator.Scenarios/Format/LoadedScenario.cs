using Simulator.Collections;
using Simulator.Protocol;
using Simulator.Simulation;

namespace Simulator.Scenarios.Format;

/// <summary>A scenario and where it came from, so that a report can point there.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The line of the scenario.</param>
/// <param name="StepLines">The line of each step.</param>
/// <param name="ExpectLines">The line of each expectation.</param>
/// <param name="Matrix">The values of the matrix that made it, as texts; none without a matrix.</param>
internal sealed record LoadedScenario(
    Scenario Scenario,
    string File,
    int Line,
    ValueList<int> StepLines,
    ValueList<int> ExpectLines,
    ValueList<Parameter> Matrix)
{
    /// <summary>The names of the parameters whose values the command line may give, because the file declares them.</summary>
    public ValueList<string> Parameters { get; init; } = [];

    /// <summary>The line of each step of <paramref name="run"/>, in which some of the written steps may have been left out, or made less; none where the lines are not known.</summary>
    public IReadOnlyList<int> LinesOfSteps(Scenario run)
    {
        var lines = new List<int>(run.Steps.Count);
        int place = 0;
        foreach (Step step in run.Steps)
        {
            while (place < StepLines.Count && !IsSame(Scenario.Steps[place], step))
            {
                place++;
            }

            if (place == StepLines.Count)
            {
                return [];
            }

            lines.Add(StepLines[place++]);
        }

        return lines;
    }

    private static bool IsSame(Step written, Step run) =>
        written == run || (written.Action is StepAction.Network && run.Action is StepAction.Network && written with { Action = run.Action } == run);
}
