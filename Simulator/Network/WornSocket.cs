namespace Simulator.Network;

/// <summary>What a path does with a socket that has been idle, or open, for too long.</summary>
public enum WornSocket
{
    /// <summary>Resets it: the client hears of it.</summary>
    Reset,

    /// <summary>Forgets it: nothing passes on it any more, and nobody is told.</summary>
    Forgotten,
}

/// <summary>What becomes of the sockets that are open at one instant; later ones are not concerned.</summary>
public enum OpenSockets
{
    /// <summary>They carry nothing any more, for good, and nobody is told: the device has gone over to another network.</summary>
    Dead,

    /// <summary>They are reset.</summary>
    Reset,
}
