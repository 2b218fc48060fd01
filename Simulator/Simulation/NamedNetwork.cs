using Simulator.Collections;
using Simulator.Network;

namespace Simulator.Simulation;

/// <summary>The changes of the path that have a name, because people meet them every day.</summary>
public static class NamedNetwork
{
    /// <summary>All is well again.</summary>
    public static StepAction.Network Up { get; } = new(PathAttempts.Open, PathSockets.Alive, Notice.Online, "up");

    /// <summary>The internet vanishes and the operating system says so: a plane, a cable pulled.</summary>
    public static StepAction.Network Offline { get; } = new(PathAttempts.Refused, PathSockets.Silent, Notice.Offline, "offline");

    /// <summary>The internet vanishes and nobody says so: a tunnel.</summary>
    public static StepAction.Network Blackhole { get; } = new(PathAttempts.Hang, PathSockets.Silent, null, "blackhole");

    /// <summary>The server cannot be reached, and that is told at once.</summary>
    public static StepAction.Network Unreachable { get; } = new(PathAttempts.Refused, PathSockets.Reset, null, "unreachable");

    /// <summary>An intermediary lets no new WebSocket through.</summary>
    public static StepAction.Network Blocked { get; } = new(PathAttempts.Blocked, PathSockets.Alive, null, "blocked");

    /// <summary>All of them.</summary>
    public static ValueList<StepAction.Network> All { get; } = [Up, Offline, Blackhole, Unreachable, Blocked];
}
