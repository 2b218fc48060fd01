using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Canaries;

/// <summary>The reference client, less one virtue: a mistake overrides what it hears, tells, shows or waits for.</summary>
internal class FaultyClient(ClientSetup setup) : IClient
{
    /// <inheritdoc/>
    public virtual string State => Inner.State;

    /// <inheritdoc/>
    public virtual Instant? NextDeadline => Inner.NextDeadline;

    /// <summary>The client that would do it right.</summary>
    protected ReferenceClient Inner { get; } = new(setup);

    /// <summary>The number of the latest attempt of the right client; 0 before the first.</summary>
    protected int Attempt { get; private set; }

    /// <summary>Whether the right client is connected.</summary>
    protected bool IsConnected => Inner.State == "connected";

    /// <inheritdoc/>
    public virtual IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input) => Right(now, input);

    /// <summary>What the right client does.</summary>
    protected IReadOnlyList<ClientOutput> Right(Instant now, ClientInput input)
    {
        IReadOnlyList<ClientOutput> outputs = Inner.Handle(now, input);
        Attempt = outputs.OfType<ClientOutput.OpenAttempt>().LastOrDefault()?.Attempt ?? Attempt;
        return outputs;
    }

    /// <summary>The earlier of two deadlines, either of which may be none.</summary>
    protected static Instant? Earlier(Instant? left, Instant? right) =>
        left is Instant one && right is Instant other ? Instant.Earlier(one, other) : left ?? right;
}
