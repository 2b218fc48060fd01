using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Commands;

/// <summary>A client that does as the reference client, as a command line loads it from an assembly.</summary>
public sealed class RightClient(ClientSetup setup) : IClient
{
    private readonly ReferenceClient right = new(setup);

    /// <inheritdoc/>
    public string State => right.State;

    /// <inheritdoc/>
    public Instant? NextDeadline => right.NextDeadline;

    /// <inheritdoc/>
    public IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input) => right.Handle(now, input);
}
