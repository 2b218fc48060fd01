namespace Simulator.Clients;

/// <summary>Ends a run with a finding about the client: thrown by an <see cref="IClient"/> that stands for another client, and knows what is wrong with it.</summary>
public sealed class ClientFaultException : Exception
{
    /// <summary>Makes one without a word.</summary>
    public ClientFaultException()
    {
    }

    /// <summary>Makes one with an explanation.</summary>
    public ClientFaultException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with an explanation and what led to it.</summary>
    public ClientFaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes one with the name of its finding.</summary>
    /// <param name="cause">The name of the finding, such as <c>client/not-controlled</c>.</param>
    /// <param name="message">What happened, and what to do about it.</param>
    public ClientFaultException(string cause, string message)
        : base(message) => Cause = cause;

    /// <summary>The name of the finding.</summary>
    public string Cause { get; } = "client/threw";
}
