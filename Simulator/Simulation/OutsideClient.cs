using Simulator.Clients;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>Stands for a client that lives outside the simulation: what reaches it is handed on, and it acts when it likes.</summary>
/// <param name="tell">Is told what reaches the client.</param>
internal sealed class OutsideClient(Action<ClientInput> tell) : IClient
{
    /// <summary>The state that it last told; the first one of any client until it tells one.</summary>
    public string State { get; set; } = "initialized";

    /// <summary>Its timers are its own.</summary>
    public Instant? NextDeadline => null;

    /// <summary>Hands on what reaches the client.</summary>
    public IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
    {
        tell(input);
        return [];
    }
}
