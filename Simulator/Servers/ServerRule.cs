using Simulator.Collections;
using Simulator.Time;

namespace Simulator.Servers;

/// <summary>One thing that a server does by itself: when it sees something, it reacts.</summary>
/// <param name="When">What it sees.</param>
/// <param name="Then">What it does, one after the other; nothing for silence.</param>
public sealed record ServerRule(ServerTrigger When, ValueList<ServerReply> Then)
{
    /// <summary>How long it takes to react.</summary>
    public Duration After { get; init; }

    /// <summary>How many times it reacts, over all connections; every time by default. After that the rules behind it decide.</summary>
    public int Times { get; init; } = Often.Always;
}
