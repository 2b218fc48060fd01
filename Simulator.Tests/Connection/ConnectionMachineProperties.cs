using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Simulator.Connection;
using Simulator.Protocol;
using Simulator.Time;
using Kind = Simulator.Connection.ConnectionInputKind;

namespace Simulator.Tests.Connection;

/// <summary>What holds of the machine over every sequence of inputs, also those that no network could bring about.</summary>
public sealed class ConnectionMachineProperties
{
    private static readonly ConnectionMachine Machine = new(new ClientSetup());

    /// <summary>An input, the time since the one before, and whether it is about the live attempt or an older one.</summary>
    private static readonly Gen<(int Wait, ConnectionInput Input, bool Stale)> Move =
        from wait in Gen.Choose(0, 12_000)
        from kind in Gen.Elements(Enum.GetValues<Kind>())
        from code in Gen.Elements(0, 1006, 4000, 4001, 4004, 4100, 4200, 4300)
        from stale in Gen.Elements(false, false, false, true)
        select (wait, new ConnectionInput(kind, 0, code), stale);

    private static readonly Arbitrary<(int Wait, ConnectionInput Input, bool Stale)[]> Moves = Move.ArrayOf().ToArbitrary();

    [Property]
    public Property A_transition_is_always_one_of_the_documented_graph() => Prop.ForAll(Moves, moves =>
        Walk(moves).SelectMany(step => step.Outputs).Where(output => output.Kind == ConnectionOutputKind.ChangeState).All(IsDocumented));

    [Property]
    public Property A_deadline_is_never_in_the_past() => Prop.ForAll(Moves, moves =>
        Walk(moves).All(step => step.After.NextDeadline >= step.Now || step.Before.NextDeadline < step.Now));

    [Property]
    public Property A_change_starts_from_the_state_before_and_ends_in_the_state_after() => Prop.ForAll(Moves, moves => Walk(moves).All(step =>
        step.Outputs.Where(output => output.Kind == ConnectionOutputKind.ChangeState)
            .Aggregate((ConnectionState?)step.Before.State, (state, output) => state == output.Previous ? output.Current : null) == step.After.State));

    [Property]
    public Property After_an_intentional_disconnect_only_connect_does_anything() => Prop.ForAll(Moves, moves =>
    {
        var stopped = moves.Where(move => move.Input.Kind is not (Kind.Connect or Kind.Created));
        return Walk([(0, new ConnectionInput(Kind.Created), false), (1, new ConnectionInput(Kind.Disconnect), false), .. stopped])
            .Skip(2).All(step => step.Outputs.Count == 0 && step.After.NextDeadline == Instant.Never);
    });

    [Property]
    public Property A_stale_answer_changes_nothing() => Prop.ForAll(Moves, moves =>
        Walk(moves).Where(step => step.Input.ConcernsAttempt && step.Input.Attempt != step.Before.Attempt)
            .All(step => step.Before == step.After && step.Outputs.Count == 0));

    [Property]
    public Property The_same_inputs_give_the_same_outputs() => Prop.ForAll(Moves, moves =>
        Walk(moves).SelectMany(step => step.Outputs).SequenceEqual(Walk(moves).SelectMany(step => step.Outputs)));

    [Property]
    public Property Connecting_never_lasts_longer_than_thirty_seconds_when_deadlines_are_kept() => Prop.ForAll(Moves, moves =>
    {
        var steps = Walk(moves, keepDeadlines: true);
        return steps.All(step => step.After.State != ConnectionState.Connecting || step.After.UnavailableAt >= step.Now);
    });

    [Property]
    public Property A_wanted_connection_always_waits_for_something() => Prop.ForAll(Moves, moves => Walk(moves).All(step =>
        (step.After.NextDeadline != Instant.Never)
        == (step.After.State is ConnectionState.Connecting or ConnectionState.Connected or ConnectionState.Unavailable)));

    private static bool IsDocumented(ConnectionOutput output) =>
        DocumentedGraph.All.Contains(DocumentedGraph.Arrow(output.Previous.Name(), output.Current.Name()));

    private static List<(Simulator.Connection.Connection Before, Instant Now, ConnectionInput Input, Simulator.Connection.Connection After, List<ConnectionOutput> Outputs)> Walk(
        IEnumerable<(int Wait, ConnectionInput Input, bool Stale)> moves, bool keepDeadlines = false)
    {
        var steps = new List<(Simulator.Connection.Connection, Instant, ConnectionInput, Simulator.Connection.Connection, List<ConnectionOutput>)>();
        Simulator.Connection.Connection connection = Machine.Initial;
        Instant now = Instant.Start;
        foreach ((int wait, ConnectionInput input, bool stale) in moves)
        {
            Instant next = now + new Duration(wait);
            while (keepDeadlines && connection.NextDeadline <= next)
            {
                now = Instant.Later(now, connection.NextDeadline);
                Take(new ConnectionInput(Kind.DeadlineReached));
            }

            now = next;
            Take(input with { Attempt = input.ConcernsAttempt ? connection.Attempt - (stale ? 1 : 0) : 0 });
        }

        return steps;

        void Take(ConnectionInput input)
        {
            var buffer = new ConnectionOutputs();
            Simulator.Connection.Connection before = connection;
            connection = Machine.Step(before, now, input, ref buffer);
            var outputs = new List<ConnectionOutput>();
            for (int index = 0; index < buffer.Count; index++)
            {
                outputs.Add(buffer[index]);
            }

            steps.Add((before, now, input, connection, outputs));
        }
    }
}
