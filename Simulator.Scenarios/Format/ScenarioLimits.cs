namespace Simulator.Scenarios.Format;

/// <summary>What a scenario file may not exceed, so that no file can hold up a run before it begins.</summary>
internal static class ScenarioLimits
{
    /// <summary>The size of a file in bytes.</summary>
    public const int FileBytes = 1024 * 1024;

    /// <summary>How deep objects and lists may be nested.</summary>
    public const int Depth = 64;

    /// <summary>How many steps may happen in all, repeats counted.</summary>
    public const int StepOccurrences = 10_000;

    /// <summary>How many scenarios a matrix may make.</summary>
    public const int MatrixScenarios = 1_000;

    /// <summary>How many letters parameters may put into all scenarios of a file together.</summary>
    public const int FilledLetters = 16 * 1024 * 1024;

    /// <summary>How many letters of an error are told.</summary>
    public const int ErrorLetters = 2_000;

    /// <summary>How many errors of one file are told.</summary>
    public const int Errors = 100;
}
