namespace Simulator.Scenarios.Format;

/// <summary>Scenario files that could not be read; the message holds every error, each with its place and its remedy.</summary>
public sealed class ScenarioFormatException : Exception
{
    /// <inheritdoc/>
    public ScenarioFormatException()
    {
    }

    /// <inheritdoc/>
    public ScenarioFormatException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ScenarioFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
