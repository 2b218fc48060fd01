using Simulator.Collections;
using Simulator.Time;

namespace Simulator.Exploration.Explaining;

/// <summary>Why a scenario fails: what of it matters, and by how much.</summary>
/// <param name="Needed">The steps, by number from 1, without which it does not fail.</param>
/// <param name="IsEnough">Whether it fails with those steps alone; else some of the others are needed, but none of them by itself.</param>
/// <param name="Numbers">For each number in the steps that are needed, the others left away, and for the end: how far it may move while the scenario fails.</param>
/// <param name="Inevitable">From this instant on it fails whatever of <see cref="Continuation.All"/> follows; null where that was not asked.</param>
public sealed record Explanation(ValueList<int> Needed, bool IsEnough, ValueList<NumberRange> Numbers, Instant? Inevitable);
