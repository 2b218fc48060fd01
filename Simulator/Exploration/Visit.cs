using Simulator.Collections;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Exploration;

/// <summary>What a move of a walk does.</summary>
internal enum MoveKind
{
    /// <summary>One thing more happens, or time passes until the next thing happens by itself.</summary>
    Step,

    /// <summary>Nothing happens: what a step at the same moment leads to is only worth a place where it leads elsewhere.</summary>
    Idle,

    /// <summary>The world heals: does the client come back?</summary>
    Heal,
}

/// <summary>A move of a walk from a place that is known.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="From">The number of the place; <see cref="Places.Nowhere"/> for the first move.</param>
/// <param name="Letter">What happens, by its number in the alphabet; <see cref="Places.NoLetter"/> for nothing but what happens by itself.</param>
/// <param name="At">When.</param>
internal readonly record struct Move(MoveKind Kind, int From, int Letter, Instant At);

/// <summary>What a move leads to.</summary>
/// <param name="Move">The move.</param>
/// <param name="Situation">Where it leads.</param>
/// <param name="Trials">Its run, judged; where the world heals and the client rests all the same, another in which it is told to connect.</param>
/// <param name="ToldState">What is read at the end of that other run; null where there is none.</param>
internal sealed record Visit(Move Move, Situation Situation, ValueList<Trial> Trials, string? ToldState = null);
