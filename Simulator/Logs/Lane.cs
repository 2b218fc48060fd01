namespace Simulator.Logs;

/// <summary>Who did what an entry tells.</summary>
public enum Lane
{
    /// <summary>The world and the program: what was done to the client.</summary>
    Step,

    /// <summary>What the client shows the program.</summary>
    Client,

    /// <summary>A connection attempt, from its start to its end.</summary>
    Attempt,

    /// <summary>A text on the wire.</summary>
    Wire,

    /// <summary>An authentication request and its answer.</summary>
    Auth,
}
