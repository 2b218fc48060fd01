namespace Simulator.Tests.AsyncClient;

/// <summary>The state of a client has changed.</summary>
public sealed class StateChange(PusherState previous, PusherState current) : EventArgs
{
    /// <summary>The state before.</summary>
    public PusherState Previous { get; } = previous;

    /// <summary>The state now.</summary>
    public PusherState Current { get; } = current;
}

/// <summary>The next attempt is some way off.</summary>
public sealed class NextAttempt(int seconds) : EventArgs
{
    /// <summary>How far, in seconds.</summary>
    public int Seconds { get; } = seconds;
}

/// <summary>The server, or a message of it, is wrong.</summary>
public sealed class PusherError(string payload) : EventArgs
{
    /// <summary>What is wrong, as JSON.</summary>
    public string Payload { get; } = payload;
}

/// <summary>A channel could not be subscribed to.</summary>
public sealed class SubscriptionFailure(string channel, string status) : EventArgs
{
    /// <summary>The channel.</summary>
    public string Channel { get; } = channel;

    /// <summary>The status of its authentication.</summary>
    public string Status { get; } = status;
}

/// <summary>A message on a channel.</summary>
/// <param name="channel">The channel.</param>
/// <param name="name">The event.</param>
/// <param name="data">The data as JSON text; may be empty.</param>
public sealed class ChannelMessage(string channel, string name, string data) : EventArgs
{
    /// <summary>The channel.</summary>
    public string Channel { get; } = channel;

    /// <summary>The event.</summary>
    public string Event { get; } = name;

    /// <summary>The data as JSON text; may be empty.</summary>
    public string Data { get; } = data;
}
