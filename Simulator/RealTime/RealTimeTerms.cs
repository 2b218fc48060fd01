using Simulator.Rules;
using Simulator.Time;

namespace Simulator.RealTime;

/// <summary>How much can be known of a run on a wall clock.</summary>
/// <param name="Tolerance">How late, on the scenario's clock, the client may be seen to do what it did on time: its own scheduling, the way to it and back.</param>
/// <param name="Evidence">What is known beside the wire.</param>
public sealed record RealTimeTerms(Duration Tolerance, Evidence Evidence)
{
    /// <summary>Those of virtual time: to the millisecond, and everything is known.</summary>
    public static RealTimeTerms Virtual { get; } = new(Duration.Zero, Evidence.All);
}
