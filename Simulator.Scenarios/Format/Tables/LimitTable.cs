using Simulator.Scenarios.Format.Codecs;
using Simulator.Simulation;

namespace Simulator.Scenarios.Format.Tables;

/// <summary>The members of <c>limits</c>; the command line has the same.</summary>
internal static class LimitTable
{
    /// <summary>The table.</summary>
    public static Codec<SimulationLimits> Limits { get; } = Values.Object(new SimulationLimits())
        .Optional("entries", "The most entries of the log; 1500000 by default.", Values.Positive, l => l.Entries, (l, value) => l with { Entries = value })
        .Optional("instant", "The most entries at one instant; 1000 by default.", Values.Positive, l => l.EntriesAtOneInstant, (l, value) => l with { EntriesAtOneInstant = value });
}
