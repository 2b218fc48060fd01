using Simulator.Time;

namespace Simulator.Logs;

/// <summary>The moment of an entry, on both time axes.</summary>
/// <param name="At">Simulated time since the creation of the client.</param>
/// <param name="Awake">The same less the time slept: what the client's timers count.</param>
public readonly record struct Moment(Instant At, Instant Awake);
