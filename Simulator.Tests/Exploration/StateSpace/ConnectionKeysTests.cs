using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Simulator.Connection;
using Simulator.Exploration.StateSpace;
using Simulator.Protocol;
using Simulator.Time;
using Kind = Simulator.Connection.ConnectionInputKind;

namespace Simulator.Tests.Exploration.StateSpace;

/// <summary>Breaks when two connections get one key and do not behave alike, which would hide states from a walk.</summary>
public sealed class ConnectionKeysTests
{
    private static readonly Duration Tick = new(100);
    private static readonly ConnectionMachine Machine = new(new ClientSetup());
    private static readonly ConnectionKeys Keys = new(new ClientSetup(), Tick);

    /// <summary>Inputs of a life that gets somewhere are drawn as often as all the others together.</summary>
    private static readonly Gen<(int Wait, ConnectionInput Input)> Move =
        from wait in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 30), Gen.Choose(0, 1_500))
        from input in Gen.OneOf(
            Gen.Elements<ConnectionInput>(MachineAlphabet.All),
            Gen.Elements(new ConnectionInput(Kind.Connect), new(Kind.AttemptOpened, MachineAlphabet.Live), new(Kind.Established, MachineAlphabet.Live)))
        select (wait, input);

    private static readonly Arbitrary<(int Wait, ConnectionInput Input)[]> Lives = Move.ArrayOf(60).ToArbitrary();

    [Property(MaxTest = 300)]
    public Property A_step_of_what_a_key_stands_for_is_the_step() => Prop.ForAll(Lives, moves =>
    {
        foreach ((Simulator.Connection.Connection before, Instant now, ConnectionInput input) in Live(moves))
        {
            (ulong key, string outputs) = Step(before, now, input);
            Assert.Equal((key, outputs), Step(Keys.Unpack(Keys.Pack(before, now)), Instant.Start, input));
        }
    });

    [Property]
    public Property Time_passes_alike_over_what_a_key_stands_for() => Prop.ForAll(Lives, moves =>
    {
        foreach ((Simulator.Connection.Connection before, Instant now, _) in Live(moves).Where(step => step.Before.NextDeadline > step.Now))
        {
            Assert.Equal(Keys.Pack(before, now + Tick), Keys.Pack(Keys.Unpack(Keys.Pack(before, now)), Instant.Start + Tick));
        }
    });

    [Property]
    public Property What_a_key_stands_for_gets_that_key() => Prop.ForAll(Lives, moves =>
        Live(moves).Select(step => Keys.Pack(step.Before, step.Now)).All(key => Keys.Pack(Keys.Unpack(key), Instant.Start) == key));

    [Fact]
    public void Every_kind_of_input_is_in_the_alphabet_and_every_family_of_codes_where_a_code_can_come()
    {
        Assert.Equal(Enum.GetValues<Kind>(), MachineAlphabet.All.Select(input => input.Kind).Distinct().Order());
        foreach (Kind kind in (Kind[])[Kind.AttemptClosed, Kind.ErrorReceived])
        {
            var families = MachineAlphabet.All.Where(input => input.Kind == kind).Select(input => CloseCodes.Family(input.Code));
            Assert.Equal(Enum.GetValues<CodeFamily>(), families.Distinct().Order());
        }
    }

    [Fact]
    public void A_policy_that_does_not_fit_the_ticks_is_refused()
    {
        var odd = new ClientSetup { Policy = new ConnectionPolicy { ReconnectFloor = new Duration(1_500) } };
        Assert.Contains("whole number of ticks of 1s", Assert.Throws<ArgumentException>(() => new ConnectionKeys(odd, Duration.FromSeconds(1))).Message, StringComparison.Ordinal);
        Assert.Contains("too many for a key", Assert.Throws<ArgumentException>(() => new ConnectionKeys(new ClientSetup(), new Duration(10))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deadline_that_no_span_of_the_policy_leads_to_is_refused()
    {
        Simulator.Connection.Connection late = Machine.Initial with { RetryAt = new Instant(1_050) };
        Assert.Throws<InvalidOperationException>(() => Keys.Pack(late, Instant.Start));
        Assert.Throws<InvalidOperationException>(() => Keys.Pack(late, new Instant(1_150)));
    }

    /// <summary>A life in real numbers: attempts are counted, and it grows late. Deadlines are kept.</summary>
    private static IEnumerable<(Simulator.Connection.Connection Before, Instant Now, ConnectionInput Input)> Live((int Wait, ConnectionInput Input)[] moves)
    {
        Simulator.Connection.Connection connection = Machine.Initial;
        Instant now = Instant.Start;
        foreach ((int wait, ConnectionInput input) in moves)
        {
            Instant next = now + new Duration(wait * Tick.Milliseconds);
            while (connection.NextDeadline < next)
            {
                now = connection.NextDeadline;
                yield return (connection, now, new ConnectionInput(Kind.DeadlineReached));
                Take(new ConnectionInput(Kind.DeadlineReached));
            }

            now = next;
            yield return (connection, now, input);
            Take(input);
        }

        void Take(ConnectionInput input)
        {
            var outputs = new ConnectionOutputs();
            connection = Machine.Step(connection, now, Concerning(connection, input), ref outputs);
        }
    }

    private static (ulong Key, string Outputs) Step(Simulator.Connection.Connection before, Instant now, ConnectionInput input)
    {
        var outputs = new ConnectionOutputs();
        ulong key = Keys.Pack(Machine.Step(before, now, Concerning(before, input), ref outputs), now);
        var told = Enumerable.Range(0, outputs.Count).Select(index => Counted(outputs[index], before.Attempt));
        return (key, string.Join(", ", told));
    }

    /// <summary>The input as it concerns the attempts of <paramref name="connection"/>, by their own numbers.</summary>
    private static ConnectionInput Concerning(Simulator.Connection.Connection connection, ConnectionInput input) => input.ConcernsAttempt
        ? input with { Attempt = connection.Attempt + input.Attempt - MachineAlphabet.Live }
        : input;

    /// <summary>An output, with attempts counted from the latest.</summary>
    private static ConnectionOutput Counted(ConnectionOutput output, int latest) => output.Kind is ConnectionOutputKind.OpenAttempt
        or ConnectionOutputKind.CloseAttempt or ConnectionOutputKind.SendPing or ConnectionOutputKind.SendPong
        ? output with { Number = output.Number - latest }
        : output;
}
