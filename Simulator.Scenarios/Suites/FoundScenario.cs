using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Simulator.Exploration.Campaigns;
using Simulator.Exploration.WorstCases;
using Simulator.Findings;
using Simulator.Rules;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Output;
using Simulator.Scenarios.Snapshots;
using Simulator.Simulation;

namespace Simulator.Scenarios.Suites;

/// <summary>The smallest scenario that shows something, as a file to keep.</summary>
/// <param name="Judgement">Its run.</param>
internal sealed record FoundScenario(Judgement Judgement)
{
    private const string Folder = "found/";
    private const int LongestName = 100;
    private const int HashDigits = 8;

    /// <summary>Says in the scenario itself which mistake it shows, and where it comes from.</summary>
    /// <param name="origin">The id of the scenario that failed first.</param>
    /// <param name="smallest">The run of the smallest one that fails alike.</param>
    /// <param name="finding">What both show.</param>
    /// <param name="where">Where in the life of the client, so that a finding has one name whatever else is found; null for nothing.</param>
    /// <remarks>A rule that is no MUST is one that the scenario is there to show, where it can show it: else to break it were a warning.</remarks>
    public static FoundScenario Of(string origin, Judgement smallest, Finding finding, string? where = null)
    {
        string name = Violation.Of(finding, smallest.Log).Name;
        bool isRule = finding.Kind == FindingKind.RuleNotExercised
            || (RuleCatalogue.Find(finding.Name)?.Level is RuleLevel.Should or RuleLevel.Choice && IsPutToTheTest(finding.Name, smallest.Scenario));
        return Named(
            smallest with { Scenario = smallest.Scenario with { Rules = isRule ? [finding.Name] : [] } },
            where is null ? name : $"{name}-{where}",
            finding.Kind == FindingKind.RuleBroken ? $"{name} broken: {finding.Sentence}" : name,
            $"Found in {origin} and made smaller. Expected {finding.Expected}; actual {finding.Actual}.");
    }

    /// <summary>Says in the scenario itself what it reaches.</summary>
    /// <param name="smallest">The run of the smallest one that does.</param>
    /// <param name="goal">What it reaches. A rule it is there to show, so that it fails when the rule is no longer put to the test.</param>
    public static FoundScenario Of(Judgement smallest, Goal goal)
    {
        string kind = goal.Kind == GoalKind.OwnRule ? "own rule" : goal.Kind.ToString().ToLowerInvariant();
        Judgement shown = goal.Kind is GoalKind.Rule or GoalKind.OwnRule ? smallest with { Scenario = smallest.Scenario with { Rules = [goal.Name] } } : smallest;
        return Named(shown, $"{kind}-{goal.Name}", $"Reaches the {kind} ‘{goal.Name}’", "No other scenario did; found by searching, and made as small as it can be.");
    }

    /// <summary>Says in the scenario itself which figure it has, and where it comes from.</summary>
    /// <param name="smallest">The run of the smallest one with that figure; it asks for the figure.</param>
    /// <param name="worst">The figure, with the seed.</param>
    /// <param name="measure">What it is a figure of.</param>
    public static FoundScenario Of(Judgement smallest, WorstCase worst, WorstMeasure measure) => Named(
        smallest,
        $"worst-{measure.Name}",
        $"Worst {measure.Name}: {worst.Worst.ValueTold}",
        string.Create(CultureInfo.InvariantCulture, $"{measure.Sentence}: {worst.Worst.Told}. Found from seed {worst.Seed} by ‘fuzz --worst {measure.Name}’, and made smaller."));

    /// <summary>Makes sure before a long search that what it finds can be written.</summary>
    /// <exception cref="ScenarioFormatException">The folder cannot be made, or is none.</exception>
    public static void CheckFolder(string folder)
    {
        string nearest = folder;
        while (!Path.Exists(nearest) && Path.GetDirectoryName(nearest) is { Length: > 0 } around)
        {
            nearest = around;
        }

        if (File.Exists(nearest))
        {
            throw new ScenarioFormatException($"--out: {nearest} is a file, no folder. Name a folder for what is found.");
        }
    }

    /// <summary>Writes the scenario, and its log beside it.</summary>
    /// <param name="folder">Where.</param>
    /// <returns>The path of the scenario's file.</returns>
    public string WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, Judgement.Scenario.Id[Folder.Length..]);
        AtomicFile.Write($"{path}.json", ScenarioWriter.Write(Judgement.Scenario, Judgement.Scenario.Id));
        new SnapshotFile(path + SnapshotFile.Ending).Receive(ApprovedLog.TextOf(Judgement.Log));
        return $"{path}.json";
    }

    private static bool IsPutToTheTest(string rule, Scenario scenario) =>
        Judge.Of(scenario, ScenarioRunner.Run(scenario)).Exercised.Any(exercised => exercised.Id == rule);

    /// <summary>What is expected may be long: then the name is cut, and told from others that begin alike by a hash of the whole.</summary>
    private static string Short(string name) => name.Length <= LongestName
        ? name
        : $"{name[..LongestName]}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..HashDigits]}";

    private static FoundScenario Named(Judgement smallest, string name, string title, string why)
    {
        string file = Short(name)
            .Replace(" -> ", "-to-", StringComparison.Ordinal)
            .Replace(": ", "-", StringComparison.Ordinal)
            .Replace(", ", "-", StringComparison.Ordinal)
            .Replace(' ', '-');
        return new FoundScenario(smallest with
        {
            Scenario = smallest.Scenario with { Id = Folder + SnapshotFile.SafeName(file), Title = title, Why = why },
        });
    }
}
