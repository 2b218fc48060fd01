using Simulator.Connection;
using Simulator.Protocol;
using Simulator.Time;
using Kind = Simulator.Connection.ConnectionInputKind;

namespace Simulator.Tests.Connection;

/// <summary>One step of the machine, with what it started from.</summary>
internal sealed record WalkedStep(
    Simulator.Connection.Connection Before, ConnectionInput Input, Simulator.Connection.Connection After, IReadOnlyList<ConnectionOutput> Outputs);

/// <summary>
/// Walks the machine: every input in every kind of situation that can be reached, one example of each situation. Two
/// connections are in one situation when they agree in all but the numbers of attempts, the exact times, and failures
/// beyond the last wait.
/// </summary>
internal sealed class MachineWalk
{
    private static readonly Duration[] Waits = [Duration.Zero, new Duration(1_500)];
    private static readonly int[] Codes = [0, 1006, 4000, 4001, 4004, 4100, 4200, 4300];

    private readonly ConnectionMachine machine;
    private readonly Queue<(Simulator.Connection.Connection Connection, Instant Now)> open = new();
    private readonly HashSet<object> seen = [];

    public MachineWalk(ClientSetup setup)
    {
        machine = new ConnectionMachine(setup);
        Meet(machine.Initial, Instant.Start);
        while (open.TryDequeue(out var next))
        {
            Leave(next.Connection, next.Now);
        }
    }

    public List<WalkedStep> Steps { get; } = [];

    /// <summary>Every input in one example: each code family, and answers of the live attempt and of a stale one.</summary>
    public static IEnumerable<ConnectionInput> Inputs(int attempt)
    {
        foreach (Kind kind in Enum.GetValues<Kind>())
        {
            bool takesCode = kind is Kind.AttemptClosed or Kind.ErrorReceived;
            bool concernsAttempt = new ConnectionInput(kind).ConcernsAttempt;
            foreach (int code in takesCode ? Codes : [0])
            {
                yield return new ConnectionInput(kind, concernsAttempt ? attempt : 0, code);
            }

            if (concernsAttempt)
            {
                yield return new ConnectionInput(kind, attempt - 1, 4001);
            }
        }
    }

    private void Leave(Simulator.Connection.Connection connection, Instant now)
    {
        foreach (Instant at in Waits.Select(wait => now + wait).Where(at => at < connection.NextDeadline))
        {
            foreach (ConnectionInput input in Inputs(connection.Attempt))
            {
                Step(connection, at, input);
            }
        }

        if (connection.NextDeadline != Instant.Never)
        {
            Step(connection, connection.NextDeadline, new ConnectionInput(Kind.DeadlineReached));
        }
    }

    private void Step(Simulator.Connection.Connection connection, Instant now, ConnectionInput input)
    {
        var buffer = new ConnectionOutputs();
        Simulator.Connection.Connection after = machine.Step(connection, now, input, ref buffer);
        var outputs = new List<ConnectionOutput>();
        for (int index = 0; index < buffer.Count; index++)
        {
            outputs.Add(buffer[index]);
        }

        Steps.Add(new WalkedStep(connection, input, after, outputs));
        Meet(after, now);
    }

    private void Meet(Simulator.Connection.Connection connection, Instant now)
    {
        bool waits = connection.RetryAt != Instant.Never;
        long untilUnavailable = connection.UnavailableAt == Instant.Never ? -1 : (connection.UnavailableAt - now).Milliseconds / 5_000;
        var situation = (connection.State, connection.Phase, connection.Secure, waits, untilUnavailable, Math.Min(connection.Failures, 6));
        if (seen.Add(situation))
        {
            open.Enqueue((connection, now));
        }
    }
}
