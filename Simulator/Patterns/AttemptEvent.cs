namespace Simulator.Patterns;

/// <summary>What can become of an attempt.</summary>
public enum AttemptEvent
{
    /// <summary>The client starts it.</summary>
    Started,

    /// <summary>Its socket is open.</summary>
    Opened,

    /// <summary>It is refused, or breaks before it is open.</summary>
    Failed,

    /// <summary>The client is told that its socket is closed.</summary>
    Closed,

    /// <summary>The client closes it.</summary>
    GivenUp,
}
