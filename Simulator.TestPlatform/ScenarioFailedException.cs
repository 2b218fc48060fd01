using System.Globalization;

namespace Simulator.TestPlatform;

/// <summary>A scenario failed. Its stack trace is the place in the scenario file, which editors and build logs follow.</summary>
public sealed class ScenarioFailedException : Exception
{
    /// <inheritdoc/>
    public ScenarioFailedException()
    {
    }

    /// <inheritdoc/>
    public ScenarioFailedException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ScenarioFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The scenario file.</summary>
    public string File { get; init; } = "";

    /// <summary>The line of the step or expectation, counted from 1.</summary>
    public int Line { get; init; }

    /// <inheritdoc/>
    public override string StackTrace => string.Create(CultureInfo.InvariantCulture, $"   at scenario in {File}:line {Line}");
}
