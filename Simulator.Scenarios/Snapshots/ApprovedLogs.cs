using System.Text.RegularExpressions;
using Simulator.Scenarios.Format;

namespace Simulator.Scenarios.Snapshots;

/// <summary>The approved logs of a set of scenarios, looked at together.</summary>
internal static partial class ApprovedLogs
{
    /// <summary>The approved logs in <paramref name="folders"/> and below that belong to none of <paramref name="scenarios"/>.</summary>
    public static IEnumerable<string> Orphans(IEnumerable<string> folders, IEnumerable<LoadedScenario> scenarios)
    {
        var owned = scenarios.Select(scenario => Path.GetFullPath(ApprovedLog.Of(scenario).Path)).ToHashSet(StringComparer.Ordinal);
        return folders
            .SelectMany(folder => Directory.GetFiles(folder, $"*{SnapshotFile.Ending}", SearchOption.AllDirectories))
            .DistinctBy(Path.GetFullPath)
            .Where(file => !owned.Contains(Path.GetFullPath(file)))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>Deletes those of <paramref name="orphans"/> that are logs; what else has such a name is not ours to delete.</summary>
    /// <returns>Those that were deleted.</returns>
    public static IEnumerable<string> Remove(IEnumerable<string> orphans)
    {
        foreach (SnapshotFile orphan in orphans.Where(IsLog).Select(file => new SnapshotFile(file)))
        {
            File.Delete(orphan.Path);
            orphan.ForgetReceived();
            yield return orphan.Path;
        }
    }

    /// <summary>The scenarios whose approved log would take the file of another one.</summary>
    /// <remarks>Values that differ in forbidden letters only do that, and on some file systems those that differ in case.</remarks>
    public static IEnumerable<ScenarioError> Clashes(IEnumerable<LoadedScenario> scenarios)
    {
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (LoadedScenario scenario in scenarios)
        {
            string path = ApprovedLog.Of(scenario).Path;
            if (!owners.TryAdd(Path.GetFullPath(path), scenario.Scenario.Id))
            {
                string other = owners[Path.GetFullPath(path)];
                string message = $"‘{scenario.Scenario.Id}’ and ‘{other}’ would have the same approved log, {path}. Change the name of a file or a value of the matrix.";
                yield return new ScenarioError(scenario.File, scenario.Line, 1, "$", message);
            }
        }
    }

    [GeneratedRegex(@"^ *\d+\.\d{3}  end\z", RegexOptions.CultureInvariant)]
    private static partial Regex LastLine();

    private static bool IsLog(string file) => LastLine().IsMatch(File.ReadLines(file).LastOrDefault(""));
}
