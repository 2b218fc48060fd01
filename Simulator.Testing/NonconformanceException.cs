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
}
