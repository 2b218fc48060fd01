using Simulator.Collections;

namespace Simulator.Servers;

/// <summary>What the server is: a kind of server, and what a scenario wants to be otherwise.</summary>
public sealed record ServerSetup
{
    /// <summary>The kind of server.</summary>
    public Dialect Dialect { get; init; } = Dialects.Pusher;

    /// <summary>Rules that stand before those of the dialect.</summary>
    public ValueList<ServerRule> Rules { get; init; } = [];
}
