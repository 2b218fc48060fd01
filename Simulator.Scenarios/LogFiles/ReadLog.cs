using Simulator.Scenarios.Format;

namespace Simulator.Scenarios.LogFiles;

/// <summary>What was read of a log file.</summary>
/// <param name="File">The log; null where something is wrong with the file.</param>
/// <param name="Errors">What is wrong with it.</param>
internal sealed record ReadLog(LogFile? File, IReadOnlyList<ScenarioError> Errors)
{
    /// <summary>A file of which nothing can be read.</summary>
    public static ReadLog Refused(string file, string message) => new(null, [ScenarioError.Whole(file, message)]);
}
