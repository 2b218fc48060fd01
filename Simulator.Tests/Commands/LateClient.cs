using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Commands;

/// <summary>A client whose retries come a second late, as a command line loads it from an assembly.</summary>
public sealed class LateClient(ClientSetup setup) : IValueClient
{
    private readonly ReferenceClient right = new(setup with { Policy = setup.Policy with { RetryInterval = Duration.FromSeconds(11) } });

    /// <inheritdoc/>
    public string State => right.State;

    /// <inheritdoc/>
    public Instant? NextDeadline => right.NextDeadline;

    /// <inheritdoc/>
    public IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input) => right.Handle(now, input);

    /// <inheritdoc/>
    public void Write(ValueWriter writer) => right.Write(writer);
}
