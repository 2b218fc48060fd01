using System.Globalization;

namespace Simulator.Scenarios.Format;

/// <summary>Something that is wrong with a scenario file.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1; 0 where the error is about the file as a whole.</param>
/// <param name="Column">The column in characters, from 1; 0 where the error is about the file as a whole.</param>
/// <param name="JsonPath">The place in the JSON tree, such as <c>$.steps[2].at</c>; empty where there is no tree.</param>
/// <param name="Message">What is wrong and what to do about it, in full sentences.</param>
internal sealed record ScenarioError(string File, int Line, int Column, string JsonPath, string Message)
{
    /// <summary>An error about a file as a whole.</summary>
    public static ScenarioError Whole(string file, string message) => new(file, 0, 0, "", message);

    /// <summary>The error on one line, in the form in which editors find the place.</summary>
    public override string ToString() => Line == 0
        ? $"{File}: {Message}"
        : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {(JsonPath.Length == 0 ? "" : $"{JsonPath}: ")}{Message}");
}
