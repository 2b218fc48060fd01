using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Commands;

/// <summary>The reference client with another behaviour, or another idea of what it knows.</summary>
internal sealed class WrappedClient(ClientSetup setup) : IValueClient
{
    private readonly ReferenceClient right = new(setup);

    /// <summary>Changes what the client does.</summary>
    public Func<IReadOnlyList<ClientOutput>, IReadOnlyList<ClientOutput>> Change { get; init; } = outputs => outputs;

    /// <summary>Writes down what the client knows.</summary>
    public Action<IValueClient, ValueWriter> Writes { get; init; } = (client, writer) => client.Write(writer);

    public string State => right.State;

    public Instant? NextDeadline => right.NextDeadline;

    public IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input) => Change(right.Handle(now, input));

    public void Write(ValueWriter writer) => Writes(right, writer);
}
