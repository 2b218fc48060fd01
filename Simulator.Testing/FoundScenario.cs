using Simulator.Findings;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Snapshots;
using Simulator.Simulation;

namespace Simulator.Testing;

/// <summary>The smallest scenario that shows a mistake, as a file to keep.</summary>
/// <param name="Judgement">Its run.</param>
/// <param name="Finding">What it shows.</param>
internal sealed record FoundScenario(Judgement Judgement, Finding Finding)
{
    /// <summary><c>scenarios/found</c> in the folder of the test project, found from where the tests run; else of the folder they run in.</summary>
    public static string UsualFolder { get; } = Path.Combine(ProjectFolder.Path, "scenarios", "found");

    /// <summary>Says in the scenario itself what it shows, and where it comes from.</summary>
    /// <param name="origin">The scenario that failed first.</param>
    /// <param name="smallest">The run of the smallest one that fails alike.</param>
    /// <param name="finding">What both show.</param>
    public static FoundScenario Of(Scenario origin, Judgement smallest, Finding finding)
    {
        Scenario named = smallest.Scenario with
        {
            Id = $"found/{NameOf(finding)}",
            Title = $"{finding.Name} broken: {finding.Sentence}",
            Why = $"Found in {origin.Id} and made smaller. Expected {finding.Expected}; actual {finding.Actual}.",
        };
        return new FoundScenario(smallest with { Scenario = named }, finding);
    }

    /// <summary>Writes the scenario, and its log beside it.</summary>
    /// <param name="folder">Where.</param>
    /// <returns>The path of the scenario's file.</returns>
    public string WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, NameOf(Finding));
        File.WriteAllText($"{path}.json", ScenarioWriter.Write(Judgement.Scenario, Judgement.Scenario.Id));
        new SnapshotFile(path + SnapshotFile.Ending).Receive(ApprovedLog.TextOf(Judgement.Log));
        return $"{path}.json";
    }

    private static string NameOf(Finding finding) => SnapshotFile.SafeName(finding.Name).Replace(' ', '-');
}
