using Simulator.Clients;
using Simulator.Profiles;
using Simulator.Protocol;
using Simulator.PusherJs.States;
using Simulator.Time;

namespace Simulator.PusherJs;

/// <summary>
/// A client that does what pusher-js 8 does with WebSockets in a browser: the second reference machine, for those who test how an
/// application fares with it.
/// </summary>
public sealed class PusherJsClient : IValueClient
{
    /// <summary>The release whose behaviour is proven.</summary>
    public const string Release = "8.6.0";

    /// <summary>What may be asked of it: it has no transport but the WebSocket, asks for grants by ajax, and keeps its own times.</summary>
    public static ClientProfile Profile { get; } = ClientProfile.Complete.Without(
        Capability.Flash, Capability.NoWebSocket, Capability.Jsonp, Capability.Policy, Capability.LeavePage);

    private readonly PusherJsMachine machine;
    private PusherJsState state;

    /// <summary>Makes a client that has not been created yet: the first input of a run does that.</summary>
    /// <exception cref="ArgumentException">The program wants what this client does not have.</exception>
    public PusherJsClient(ClientSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentException.ThrowIfNullOrEmpty(setup.Key, nameof(setup));
        if (setup.AuthTransport == AuthTransport.Jsonp)
        {
            throw new ArgumentException("pusher-js-8 asks for grants by ajax only. Give it a profile with ‘jsonp’ under ‘cannot’.", nameof(setup));
        }

        machine = new PusherJsMachine(setup, Release);
        state = machine.Initial;
    }

    /// <inheritdoc/>
    public string State => state.Name.Name();

    /// <inheritdoc/>
    public Instant? NextDeadline => state.Timers.Count == 0 ? null : state.Timers[0].Due;

    /// <inheritdoc/>
    public IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
    {
        (state, IReadOnlyList<ClientOutput> outputs) = machine.Step(state, now, input);
        return outputs;
    }

    /// <inheritdoc/>
    public void Write(ValueWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        state.Write(writer);
    }
}
