using Simulator.Connection;
using Simulator.Protocol;
using Simulator.Time;
using Input = Simulator.Connection.ConnectionInputKind;

namespace Simulator.Benchmarks.Peers;

/// <summary>
/// A short life of a connection, the same for every machine that is measured: it connects, talks, is dropped, fails
/// once, comes back and is closed. Two seconds pass before each input.
/// </summary>
internal sealed class MachineLife
{
    private const long Pause = 2_000;

    private static readonly ConnectionInput[] Inputs =
    [
        new(Input.Created), new(Input.AttemptOpened, 1), new(Input.Established, 1),
        new(Input.MessageReceived, 1), new(Input.PingReceived, 1), new(Input.MessageReceived, 1),
        new(Input.AttemptClosed, 1, CloseCodes.Abnormal), new(Input.AttemptOpened, 2), new(Input.AttemptFailed, 2),
        new(Input.DeadlineReached), new(Input.AttemptOpened, 3), new(Input.Established, 3), new(Input.Disconnect),
    ];

    private readonly ConnectionMachine pure = new(new ClientSetup());
    private readonly MutableConnection inPlace = new();
    private readonly StatelessConnection stateless = new();

    /// <summary>Makes the machines, and sees that they live the same life.</summary>
    /// <exception cref="InvalidOperationException">They do not: a comparison would be none.</exception>
    public MachineLife()
    {
        Simulator.Connection.Connection connection = pure.Initial;
        inPlace.Reset();
        for (int index = 0; index < Inputs.Length; index++)
        {
            var outputs = new ConnectionOutputs();
            var others = new ConnectionOutputs();
            connection = pure.Step(connection, new Instant(index * Pause), Inputs[index], ref outputs);
            inPlace.Step(new Instant(index * Pause), Inputs[index], ref others);
            stateless.Step(Inputs[index]);
            if (connection != inPlace.Value || outputs != others)
            {
                throw new InvalidOperationException($"after {Inputs[index]} one machine is at {connection}, the other at {inPlace.Value}");
            }
        }

        if (connection.State != ConnectionState.Disconnected || !stateless.Rests)
        {
            throw new InvalidOperationException("the life does not end at rest");
        }
    }

    /// <summary>How many steps a life has.</summary>
    public static int Steps => Inputs.Length;

    /// <summary>Lives once with the machine of this project.</summary>
    /// <returns>The number of outputs, so that no work can be left out.</returns>
    public int Pure()
    {
        var outputs = new ConnectionOutputs();
        Simulator.Connection.Connection connection = pure.Initial;
        int told = 0;
        long now = 0;
        foreach (ref readonly ConnectionInput input in Inputs.AsSpan())
        {
            outputs.Clear();
            connection = pure.Step(connection, new Instant(now), input, ref outputs);
            told += outputs.Count;
            now += Pause;
        }

        return told;
    }

    /// <summary>Lives once with fields that change in place.</summary>
    /// <returns>The number of outputs, so that no work can be left out.</returns>
    public int InPlace()
    {
        var outputs = new ConnectionOutputs();
        inPlace.Reset();
        int told = 0;
        long now = 0;
        foreach (ref readonly ConnectionInput input in Inputs.AsSpan())
        {
            outputs.Clear();
            inPlace.Step(new Instant(now), input, ref outputs);
            told += outputs.Count;
            now += Pause;
        }

        return told;
    }

    /// <summary>Lives once with Stateless.</summary>
    /// <returns>Whether it came to rest.</returns>
    public bool Stateless()
    {
        foreach (ref readonly ConnectionInput input in Inputs.AsSpan())
        {
            stateless.Step(input);
        }

        return stateless.Rests;
    }
}
