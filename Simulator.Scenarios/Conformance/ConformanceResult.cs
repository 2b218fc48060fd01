using Simulator.Collections;
using Simulator.Scenarios.Format;

namespace Simulator.Scenarios.Conformance;

/// <summary>Clients in scenarios.</summary>
/// <param name="Clients">The clients, in the order in which they were asked for.</param>
/// <param name="Scenarios">The scenarios, in order.</param>
internal sealed record ConformanceResult(ValueList<ClientConformance> Clients, IReadOnlyList<LoadedScenario> Scenarios)
{
    /// <summary>What the process says when it ends.</summary>
    public int Exit => Clients.All(client => client.IsAsExpected) ? ExitCode.Held : ExitCode.Broken;
}
