using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>The state of a run: all that decides how it continues.</summary>
/// <param name="Key">Two runs with one key continue alike, whatever happened before; all times are counted from now.</param>
/// <param name="Next">When the next thing happens by itself; <see cref="Instant.Never"/> where nothing will.</param>
/// <param name="Asleep">Whether the device sleeps.</param>
/// <param name="State">The state that a program reads.</param>
internal readonly record struct RunState(UInt128 Key, Instant Next, bool Asleep, string State);
