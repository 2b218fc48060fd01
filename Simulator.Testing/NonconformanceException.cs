namespace Simulator.Testing;

/// <summary>A client broke a rule, or an expectation of a scenario; the message says which, where, and how to see it again.</summary>
public sealed class NonconformanceException : Exception
{
    /// <inheritdoc/>
    public NonconformanceException()
    {
    }

    /// <inheritdoc/>
    public NonconformanceException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public NonconformanceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The scenario file that it is about; null where the scenario came from no file.</summary>
    public string? File { get; init; }

    /// <summary>The line of the step or the expectation in that file; 0 where there is none.</summary>
    public int Line { get; init; }

    /// <summary>Where it was thrown; before that the place in the scenario file, in the form that editors lead to.</summary>
    public override string? StackTrace => File is null ? base.StackTrace : $"   at scenario in {File}:line {Line}\n{base.StackTrace}";
}
