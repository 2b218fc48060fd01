using Simulator.Clients;
using Simulator.Protocol;
using Simulator.PusherJs.Scripting;
using Simulator.PusherJs.States;
using Simulator.PusherJs.Steps;
using Simulator.Time;

namespace Simulator.PusherJs;

/// <summary>
/// The machine: a state and an input give another state and outputs. A pure function; what is not in the state makes no difference.
/// </summary>
/// <param name="setup">What the program gives its client; it never changes.</param>
/// <param name="release">The release that it says it is.</param>
public sealed class PusherJsMachine(ClientSetup setup, string release)
{
    /// <summary>The state before the client is made.</summary>
    public PusherJsState Initial { get; } = new() { UsesTls = setup.Encrypted, YoungUntil = (long)(2 * Supervisor.ActivityTimeoutOf(setup)) };

    /// <summary>Takes one step.</summary>
    /// <param name="state">The state before it.</param>
    /// <param name="now">The client's clock.</param>
    /// <param name="input">What reaches the client.</param>
    /// <returns>The state after it, and what the client does, in order.</returns>
    /// <exception cref="ClientFaultException">The client throws.</exception>
    public (PusherJsState State, IReadOnlyList<ClientOutput> Outputs) Step(PusherJsState state, Instant now, ClientInput input)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(input);
        var turn = new Turn(setup, state with { Now = Instant.Later(state.Now, now) });
        try
        {
            new PageTurn(turn, release).Take(input);
        }
        catch (ScriptException error)
        {
            throw new ClientFaultException("client/threw", error.Message);
        }

        return (turn.State, turn.Outputs);
    }
}
