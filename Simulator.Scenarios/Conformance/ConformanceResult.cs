using Simulator.Collections;
using Simulator.Scenarios.Format;
using Simulator.Time;

namespace Simulator.Scenarios.Conformance;

/// <summary>Clients in scenarios.</summary>
/// <param name="Clients">The clients, in the order in which they were asked for.</param>
/// <param name="Scenarios">The scenarios, in order.</param>
internal sealed record ConformanceResult(ValueList<ClientConformance> Clients, IReadOnlyList<LoadedScenario> Scenarios)
{
    /// <summary>How late real clients on real sockets could be seen to do what they did on time; null where the time was virtual.</summary>
    public Duration? Tolerance { get; init; }

    /// <summary>What the process says when it ends.</summary>
    public int Exit => Clients.All(client => client.IsAsExpected) ? ExitCode.Held : ExitCode.Broken;
}
