namespace Simulator.VirtualTime;

/// <summary>Ends a <see cref="VirtualRun"/>: what happens in it from here on would mean nothing.</summary>
public sealed class RunFaultException : Exception
{
    /// <summary>Makes one without a word.</summary>
    public RunFaultException()
    {
    }

    /// <summary>Makes one with an explanation.</summary>
    public RunFaultException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with an explanation and what led to it.</summary>
    public RunFaultException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes one with its kind.</summary>
    /// <param name="fault">What kind of fault it is.</param>
    /// <param name="message">What happened, and where.</param>
    /// <param name="innerException">What a timer threw; null for the other kinds.</param>
    public RunFaultException(RunFault fault, string message, Exception? innerException = null)
        : base(message, innerException) => Fault = fault;

    /// <summary>What kind of fault it is.</summary>
    public RunFault Fault { get; }
}
