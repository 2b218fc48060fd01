using Simulator.Collections;
using Simulator.Exploration.Campaigns;
using Simulator.Time;

namespace Simulator.Exploration.StateSpace;

/// <summary>What the complete walk of the connection machine found: no step threw, and none had more outputs than there is room for.</summary>
public sealed record MachineWalkResult
{
    /// <summary>How many states can be reached.</summary>
    public required int States { get; init; }

    /// <summary>How many moves there are, from every state with every input and with time that passes.</summary>
    public required long Moves { get; init; }

    /// <summary>The least number of moves that leads to the remotest state.</summary>
    public required int Depth { get; init; }

    /// <summary>How many moves make each documented change of state, then each that is not documented and was seen.</summary>
    public required ValueList<Tally> Changes { get; init; }

    /// <summary>A number that differs where any step of the walk differs, in the state it leads to or in its outputs.</summary>
    public required ulong Fingerprint { get; init; }

    /// <summary>The most outputs that one step had.</summary>
    public required int MostOutputs { get; init; }

    /// <summary>How many states there are from which nothing ever leads to <c>connected</c>.</summary>
    public required int DeadEnds { get; init; }

    /// <summary>
    /// From the worst state that wants to be connected: how long it takes until <c>connected</c> when the attempt under
    /// way hangs, and the next one is answered at once. Null where it never comes.
    /// </summary>
    public required Duration? SlowestRecovery { get; init; }

    /// <summary>The most memory that the walk held at one moment, in bytes.</summary>
    public required long MostBytes { get; init; }
}
