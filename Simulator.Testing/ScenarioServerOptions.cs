using Simulator.Clients;
using Simulator.Profiles;
using Simulator.Time;

namespace Simulator.Testing;

/// <summary>How a <see cref="ScenarioServer"/> plays its scenario.</summary>
public sealed record ScenarioServerOptions
{
    /// <summary>The port on loopback; 0 for one that is free.</summary>
    public int Port { get; init; }

    /// <summary>How many seconds of the scenario pass in a second; above 1 for clients whose waits are set in proportion.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>How late, on the scenario's clock, the client may be seen to do what it did on time. Default 250 ms.</summary>
    public Duration Tolerance { get; init; } = new(250);

    /// <summary>What may be asked of the client.</summary>
    public ClientProfile Profile { get; init; } = ClientProfile.Complete;

    /// <summary>
    /// Is told each call that the program is to make, on a thread of the server: it must not wait. A test that takes the calls also tells
    /// what the client emits (<see cref="ScenarioServer.Tell"/>). Null for a test that does neither: only the wire is known then.
    /// </summary>
    public Action<ClientInput>? Called { get; init; }
}
