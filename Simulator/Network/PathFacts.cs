namespace Simulator.Network;

/// <summary>What the path does with a new connection attempt.</summary>
public enum PathAttempts
{
    /// <summary>Lets it through to the server.</summary>
    Open,

    /// <summary>Refuses it after a moment.</summary>
    Refused,

    /// <summary>Never answers it.</summary>
    Hang,

    /// <summary>An intermediary answers the upgrade with an HTTP error.</summary>
    Blocked,
}

/// <summary>What the path does with open sockets.</summary>
public enum PathSockets
{
    /// <summary>Carries what is sent.</summary>
    Alive,

    /// <summary>Carries nothing, and tells nobody; what is under way arrives late, once the path is alive again.</summary>
    Silent,

    /// <summary>Breaks them.</summary>
    Reset,

    /// <summary>Carries nothing to the server, and tells nobody; what comes from there still arrives.</summary>
    SilentToServer,

    /// <summary>Carries nothing to the client, and tells nobody; what goes to the server still arrives.</summary>
    SilentToClient,
}

/// <summary>What the operating system tells the program about the network.</summary>
public enum Notice
{
    /// <summary>The network is back.</summary>
    Online,

    /// <summary>The network is gone.</summary>
    Offline,
}

/// <summary>What the server does.</summary>
public enum ServerMode
{
    /// <summary>Answers.</summary>
    Up,

    /// <summary>Is not there: sockets are reset, attempts refused.</summary>
    Down,

    /// <summary>Lets sockets open and stay open, and sends nothing.</summary>
    Silent,

    /// <summary>Is about to go down: closes all sockets with 4200, one after the other, and refuses new ones with the same.</summary>
    Draining,
}
