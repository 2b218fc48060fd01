using Simulator.Connection;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Exploration.StateSpace;

/// <summary>All that can happen to the connection machine in a state: every input now, or a tick that passes.</summary>
/// <remarks>The machine is the one that clients run; states are packed and unpacked here, at the edge of the walk.</remarks>
internal sealed class MachineMoves
{
    /// <summary>More deadlines than come between two attempts, so that a machine that makes no attempt is seen.</summary>
    private const int MostDeadlines = 10;

    private readonly ConnectionMachine machine;
    private readonly ConnectionKeys keys;
    private readonly Instant oneTickOn;
    private readonly ConnectionInput[] alphabet = [.. MachineAlphabet.All];

    /// <inheritdoc cref="ConnectionKeys(ClientSetup, Duration)"/>
    public MachineMoves(ClientSetup setup, Duration tick)
    {
        machine = new ConnectionMachine(setup);
        keys = new ConnectionKeys(setup, tick);
        oneTickOn = Instant.Start + tick;
    }

    /// <summary>The most moves that a state has.</summary>
    public int Most => alphabet.Length + 1;

    /// <summary>The state in which every client begins.</summary>
    public ulong Initial => keys.Pack(machine.Initial, Instant.Start);

    /// <summary>The connection of a state, as it is now, which is <see cref="Instant.Start"/>.</summary>
    public Connection.Connection At(ulong state) => keys.Unpack(state);

    /// <summary>Makes every move from <paramref name="state"/>.</summary>
    /// <param name="state">The state to start from.</param>
    /// <param name="after">Where the state after each move is put; room for <see cref="Most"/>.</param>
    /// <param name="tally">Where the steps are counted.</param>
    /// <returns>How many moves there are.</returns>
    /// <exception cref="InvalidOperationException">The machine threw, or set a deadline that its policy does not know.</exception>
    public int MakeAll(ulong state, Span<ulong> after, MachineTally tally)
    {
        Connection.Connection connection = keys.Unpack(state);
        var outputs = new ConnectionOutputs();
        int made = 0;
        try
        {
            while (made < alphabet.Length)
            {
                outputs.Clear();
                after[made] = keys.Pack(machine.Step(connection, Instant.Start, alphabet[made], ref outputs), Instant.Start);
                if (outputs.Count > 0)
                {
                    tally.Count(made, outputs);
                }

                made++;
            }
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"the machine cannot take {alphabet[made]} at {connection}: {error.Message}", error);
        }

        if (connection.NextDeadline > Instant.Start)
        {
            after[made++] = keys.Pack(connection, oneTickOn); // time does not pass a deadline by
        }

        tally.Count(after[..made]);
        return made;
    }

    /// <summary>Whether an input that the machine has taken before leads from <paramref name="state"/> to a state that is <paramref name="wanted"/>.</summary>
    public bool AnyLeadsTo(Func<ulong, bool> wanted, ulong state)
    {
        Connection.Connection connection = keys.Unpack(state);
        var outputs = new ConnectionOutputs();
        foreach (ref readonly ConnectionInput input in alphabet.AsSpan())
        {
            outputs.Clear();
            if (wanted(keys.Pack(machine.Step(connection, Instant.Start, input, ref outputs), Instant.Start)))
            {
                return true;
            }
        }

        return connection.NextDeadline > Instant.Start && wanted(keys.Pack(connection, oneTickOn));
    }

    /// <summary>
    /// How long it takes from <paramref name="state"/> until an attempt succeeds, when the one under way hangs and the
    /// next is answered at once.
    /// </summary>
    /// <returns>The time, or null where no attempt comes, or it does not lead to <c>connected</c>.</returns>
    public Duration? Recovery(ulong state)
    {
        Connection.Connection connection = keys.Unpack(state);
        Instant now = Instant.Start;
        int before = connection.Attempt;
        for (int deadlines = 0; connection.Attempt == before; deadlines++)
        {
            now = connection.NextDeadline;
            if (now == Instant.Never || deadlines == MostDeadlines)
            {
                return null;
            }

            connection = Take(connection, now, new ConnectionInput(ConnectionInputKind.DeadlineReached));
        }

        connection = Take(connection, now, new ConnectionInput(ConnectionInputKind.AttemptOpened, connection.Attempt));
        connection = Take(connection, now, new ConnectionInput(ConnectionInputKind.Established, connection.Attempt));
        return connection.State == ConnectionState.Connected ? now - Instant.Start : null;
    }

    private Connection.Connection Take(in Connection.Connection connection, Instant now, in ConnectionInput input)
    {
        var outputs = new ConnectionOutputs();
        return machine.Step(connection, now, input, ref outputs);
    }
}
