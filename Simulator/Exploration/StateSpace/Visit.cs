using Simulator.Collections;
using Simulator.Exploration.Campaigns;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Exploration.StateSpace;

/// <summary>What a move of a walk does.</summary>
internal enum MoveKind
{
    /// <summary>One thing more happens, or time passes until the next thing happens by itself.</summary>
    Step,

    /// <summary>Nothing happens: what a step at the same moment leads to is only worth a place where it leads elsewhere.</summary>
    Idle,

    /// <summary>The network is restored: does the client reconnect?</summary>
    Recover,
}

/// <summary>A move of a walk from a place that is known.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="From">The number of the place; <see cref="VisitedStates.Nowhere"/> for the first move.</param>
/// <param name="Letter">What happens, by its number in the alphabet; <see cref="VisitedStates.NoLetter"/> for nothing but what happens by itself.</param>
/// <param name="At">When.</param>
internal readonly record struct Move(MoveKind Kind, int From, int Letter, Instant At);

/// <summary>What a move leads to.</summary>
/// <param name="Move">The move.</param>
/// <param name="RunState">Where it leads.</param>
/// <param name="Runs">Its run, judged; where the network is restored and the client still rests, another in which it is told to connect.</param>
/// <param name="ToldState">What is read at the end of that other run; null where there is none.</param>
internal sealed record Visit(Move Move, RunState RunState, ValueList<SampleRun> Runs, string? ToldState = null);
