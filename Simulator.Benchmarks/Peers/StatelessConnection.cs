using Simulator.Connection;
using Stateless;
using Input = Simulator.Connection.ConnectionInputKind;

namespace Simulator.Benchmarks.Peers;

/// <summary>The states and inputs of <see cref="MachineLife"/> as a machine of the library Stateless: bare transitions, without deadlines and outputs.</summary>
internal sealed class StatelessConnection
{
    private readonly StateMachine<Place, Input> machine = new(Place.Resting);

    public StatelessConnection()
    {
        machine.Configure(Place.Resting).Permit(Input.Created, Place.Opening);
        machine.Configure(Place.Opening).Permit(Input.AttemptOpened, Place.Opened);
        machine.Configure(Place.Opened)
            .Permit(Input.Established, Place.Connected)
            .Permit(Input.AttemptFailed, Place.Waiting);
        machine.Configure(Place.Connected)
            .PermitReentry(Input.MessageReceived)
            .PermitReentry(Input.PingReceived)
            .Permit(Input.AttemptClosed, Place.Opening)
            .Permit(Input.Disconnect, Place.Resting);
        machine.Configure(Place.Waiting).Permit(Input.DeadlineReached, Place.Opening);
    }

    /// <summary>State and phase of the attempt in one: what Stateless chooses the next transition by.</summary>
    private enum Place
    {
        Resting,
        Opening,
        Opened,
        Connected,
        Waiting,
    }

    /// <summary>Whether the machine is where a life begins and ends.</summary>
    public bool Rests => machine.State == Place.Resting;

    /// <summary>Takes one step.</summary>
    public void Step(in ConnectionInput input) => machine.Fire(input.Kind);
}
