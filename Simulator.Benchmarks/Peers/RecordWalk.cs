using Simulator.Connection;
using Simulator.Exploration.StateSpace;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Benchmarks.Peers;

/// <summary>
/// The closure of the connection machine as one would first write it: states are immutable records in a
/// <see cref="HashSet{T}"/>, with the same inputs at the same moments as <see cref="MachineWalk"/>.
/// </summary>
internal sealed class RecordWalk(ClientSetup setup, Duration tick)
{
    private readonly ConnectionMachine machine = new(setup);
    private readonly ConnectionPolicy policy = setup.EffectivePolicy;
    private readonly HashSet<State> seen = [];
    private readonly Queue<State> open = new();

    /// <summary>Meets every state.</summary>
    /// <returns>How many there are.</returns>
    public int Close()
    {
        Meet(machine.Initial, Instant.Start);
        while (open.TryDequeue(out State? state))
        {
            Leave(state.Connection);
        }

        return seen.Count;
    }

    private void Leave(in Simulator.Connection.Connection connection)
    {
        if (connection.NextDeadline > Instant.Start)
        {
            Meet(connection, Instant.Start + tick);
        }

        foreach (ConnectionInput input in MachineAlphabet.All)
        {
            var outputs = new ConnectionOutputs();
            Meet(machine.Step(connection, Instant.Start, input, ref outputs), Instant.Start);
        }
    }

    private void Meet(in Simulator.Connection.Connection connection, Instant now)
    {
        var state = new State(Canonical(connection, now));
        if (seen.Add(state))
        {
            open.Enqueue(state);
        }
    }

    /// <summary>The simplest connection that behaves alike when the time is <see cref="Instant.Start"/>: see <see cref="ConnectionKeys"/>.</summary>
    private Simulator.Connection.Connection Canonical(in Simulator.Connection.Connection connection, Instant now)
    {
        bool rests = connection.State is ConnectionState.Initialized or ConnectionState.Failed or ConnectionState.Disconnected;
        return connection with
        {
            Attempt = connection.IsLive ? MachineAlphabet.Live : MachineAlphabet.Stale,
            Failures = connection.State == ConnectionState.Connecting ? Math.Min(connection.Failures, policy.RetryWaits.Count - 1) : 0,
            AttemptStarted = rests ? Instant.Start : Instant.Start - Duration.Shorter(now - connection.AttemptStarted, policy.RetryInterval),
            PhaseDeadline = Until(connection.PhaseDeadline, now),
            RetryAt = Until(connection.RetryAt, now),
            UnavailableAt = Until(connection.UnavailableAt, now),
            ActivityTimeout = connection.State == ConnectionState.Connected ? connection.ActivityTimeout : Duration.Zero,
        };
    }

    private static Instant Until(Instant deadline, Instant now) =>
        deadline == Instant.Never ? Instant.Never : Instant.Start + (deadline - now);

    /// <summary>A state that was met.</summary>
    private sealed record State(Simulator.Connection.Connection Connection);
}
