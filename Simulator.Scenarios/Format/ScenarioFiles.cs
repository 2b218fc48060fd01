using Simulator.Collections;
using Simulator.Findings;
using Simulator.Simulation;

namespace Simulator.Scenarios.Format;

/// <summary>Scenario files as a program reads and writes them.</summary>
public static class ScenarioFiles
{
    /// <summary>Reads files, and all scenario files in folders and the folders below them.</summary>
    /// <param name="paths">The files and folders.</param>
    /// <returns>The scenarios, every case of a matrix one of its own; those of each path in ordinal order of their files.</returns>
    /// <exception cref="ScenarioFormatException">Something is wrong with one of the files, or there is none.</exception>
    public static IReadOnlyList<Scenario> Read(params IEnumerable<string> paths) => Read([], paths);

    /// <summary>Reads files that may name rules of somebody's own, and all scenario files in folders and the folders below them.</summary>
    /// <param name="ownRules">The rules of somebody's own that the files may name.</param>
    /// <param name="paths">The files and folders.</param>
    /// <returns>The scenarios, every case of a matrix one of its own; those of each path in ordinal order of their files.</returns>
    /// <exception cref="ScenarioFormatException">Something is wrong with one of the files, or there is none.</exception>
    public static IReadOnlyList<Scenario> Read(ValueList<OwnRule> ownRules, IEnumerable<string> paths) =>
        [.. Load(paths, ownRules).Select(loaded => loaded.Scenario)];

    /// <summary>The text of a file that reads back to <paramref name="scenario"/>: canonical, defaults left out.</summary>
    public static string Write(Scenario scenario) => ScenarioWriter.Write(scenario);

    /// <summary>The same with the place of each scenario.</summary>
    internal static IReadOnlyList<LoadedScenario> Load(IEnumerable<string> paths, ValueList<OwnRule>? ownRules = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ScenarioSet set = ScenarioLoader.Load(paths, new ReadSettings { KnownRules = new KnownRules(ownRules ?? []) });
        return set.Errors.Count == 0 ? set.Scenarios : throw new ScenarioFormatException(string.Join('\n', set.Errors));
    }
}
