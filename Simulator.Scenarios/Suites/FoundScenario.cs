using Simulator.Findings;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Snapshots;
using Simulator.Simulation;

namespace Simulator.Scenarios.Suites;

/// <summary>The smallest scenario that shows a mistake, as a file to keep.</summary>
/// <param name="Judgement">Its run.</param>
/// <param name="Finding">What it shows.</param>
internal sealed record FoundScenario(Judgement Judgement, Finding Finding)
{
    /// <summary>Says in the scenario itself what it shows, and where it comes from.</summary>
    /// <param name="origin">The id of the scenario that failed first.</param>
    /// <param name="smallest">The run of the smallest one that fails alike.</param>
    /// <param name="finding">What both show.</param>
    /// <param name="where">Where in the life of the client, for a name that several findings of one rule do not share; null for nothing.</param>
    public static FoundScenario Of(string origin, Judgement smallest, Finding finding, string? where = null)
    {
        string name = where is null ? finding.Name : $"{finding.Name}-{where.Replace(" -> ", "-to-", StringComparison.Ordinal)}";
        Scenario named = smallest.Scenario with
        {
            Id = $"found/{SnapshotFile.SafeName(name).Replace(' ', '-')}",
            Title = $"{finding.Name} broken: {finding.Sentence}",
            Why = $"Found in {origin} and made smaller. Expected {finding.Expected}; actual {finding.Actual}.",
        };
        return new FoundScenario(smallest with { Scenario = named }, finding);
    }

    /// <summary>Writes the scenario, and its log beside it.</summary>
    /// <param name="folder">Where.</param>
    /// <returns>The path of the scenario's file.</returns>
    public string WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, Judgement.Scenario.Id["found/".Length..]);
        File.WriteAllText($"{path}.json", ScenarioWriter.Write(Judgement.Scenario, Judgement.Scenario.Id));
        new SnapshotFile(path + SnapshotFile.Ending).Receive(ApprovedLog.TextOf(Judgement.Log));
        return $"{path}.json";
    }
}
