using Simulator.Time;

namespace Simulator.Clients;

/// <summary>
/// A client to which nobody can listen before its constructor has returned. Where it is in another state then, the change is told
/// that nobody could hear: no rule is broken by what cannot be heard.
/// </summary>
/// <param name="client">The client.</param>
internal sealed class UnheardCreation(IClient client) : IClient, IDisposable
{
    private const string First = "initialized";

    /// <inheritdoc/>
    public string State => client.State;

    /// <inheritdoc/>
    public Instant? NextDeadline => client.NextDeadline;

    /// <inheritdoc/>
    public IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
    {
        IReadOnlyList<ClientOutput> outputs = client.Handle(now, input);
        return input is ClientInput.Created && outputs is not null && State is string state && state != First && !outputs.Any(output => output is ClientOutput.StateChange)
            ? [new ClientOutput.StateChange(First, state), new ClientOutput.StateEvent(state), .. outputs]
            : outputs!;
    }

    /// <inheritdoc/>
    public void Dispose() => (client as IDisposable)?.Dispose();
}
