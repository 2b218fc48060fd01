using Simulator.Connection;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Tests.Simulation;
using Simulator.Time;
using Kind = Simulator.Connection.ConnectionInputKind;

namespace Simulator.Tests.Connection;

/// <summary>Breaks when the machine takes a step that the document, or the choices beside it, do not know.</summary>
public sealed class ConnectionMachineTests
{
    private static readonly MachineWalk Walk = new(new ClientSetup());
    private static readonly ConnectionMachine Machine = new(new ClientSetup());

    [Fact]
    public void Every_pair_of_state_and_input_is_walked()
    {
        var pairs = Walk.Steps.Concat(new MachineWalk(new ClientSetup { Transports = [] }).Steps)
            .Select(step => (step.Before.State, step.Input.Kind)).Distinct().Count();
        Assert.Equal(Enum.GetValues<ConnectionState>().Length * Enum.GetValues<Kind>().Length, pairs);
    }

    [Fact]
    public void Only_documented_transitions_are_made() => Assert.All(
        Walk.Steps.SelectMany(step => step.Outputs).Where(output => output.Kind == ConnectionOutputKind.ChangeState),
        output => Assert.Contains(DocumentedGraph.Arrow(output.Previous.Name(), output.Current.Name()), DocumentedGraph.All));

    [Fact]
    public void A_deadline_is_never_in_the_past() => Assert.All(
        Walk.Steps, step => Assert.True(step.After.NextDeadline >= step.Before.AttemptStarted));

    [Fact]
    public void A_resting_connection_has_neither_attempt_nor_deadline() => Assert.All(
        Walk.Steps.Where(step => step.After.State is ConnectionState.Initialized or ConnectionState.Failed or ConnectionState.Disconnected),
        step => Assert.True(!step.After.IsLive && step.After.NextDeadline == Instant.Never));

    [Fact]
    public void A_connection_that_is_wanted_always_has_a_deadline() => Assert.All(
        Walk.Steps.Where(step => step.After.State is ConnectionState.Connecting or ConnectionState.Connected or ConnectionState.Unavailable),
        step => Assert.NotEqual(Instant.Never, step.After.NextDeadline));

    [Fact]
    public void An_attempt_is_opened_only_when_none_is_live() => Assert.All(
        Walk.Steps.Where(step => step.Outputs.Any(output => output.Kind == ConnectionOutputKind.OpenAttempt) && step.Before.IsLive && !step.Input.ConcernsAttempt),
        step => Assert.Contains(step.Outputs, output => output.Kind == ConnectionOutputKind.CloseAttempt && output.Number == step.Before.Attempt));

    [Fact]
    public void Outputs_fit_their_buffer() =>
        Assert.InRange(Walk.Steps.Max(step => step.Outputs.Count), 1, ConnectionOutputs.Capacity);

    [Fact]
    public void A_step_allocates_nothing()
    {
        // What the runtime loads and compiles on the way is not the steps' own, and comes once: the least of many rounds counts.
        Assert.Equal(0, Enumerable.Range(0, 20).Min(_ => AllocatedBy(100)));
    }

    private static long AllocatedBy(int steps)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Steps(steps);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void An_attempt_while_connecting_sets_no_retry_and_one_while_unavailable_does()
    {
        var outputs = new ConnectionOutputs();
        Simulator.Connection.Connection created = Machine.Step(Machine.Initial, Instant.Start, new ConnectionInput(Kind.Created), ref outputs);
        Assert.Equal((AttemptPhase.Opening, Instant.Never), (created.Phase, created.RetryAt));
        outputs.Clear();
        Simulator.Connection.Connection unavailable = created with { State = ConnectionState.Unavailable };
        Simulator.Connection.Connection again = Machine.Step(unavailable, new Instant(500), new ConnectionInput(Kind.Online), ref outputs);
        Assert.Equal(new Instant(10_500), again.RetryAt);
    }

    [Fact]
    public void An_attempt_that_is_told_open_twice_stays_as_it_is()
    {
        var outputs = new ConnectionOutputs();
        Simulator.Connection.Connection created = Machine.Step(Machine.Initial, Instant.Start, new ConnectionInput(Kind.Created), ref outputs);
        Simulator.Connection.Connection open = Machine.Step(created, new Instant(50), new ConnectionInput(Kind.AttemptOpened, created.Attempt), ref outputs);
        outputs.Clear();
        Assert.Equal(open, Machine.Step(open, new Instant(60), new ConnectionInput(Kind.AttemptOpened, created.Attempt), ref outputs));
        Assert.Equal(0, outputs.Count);
    }

    [Fact]
    public void Where_the_floor_is_reached_to_the_millisecond_nothing_is_announced()
    {
        // Attempt #1 starts at 0 and is closed at 1.000, the least time between the starts of two connections.
        TransitionLog log = Play.Run(3, (0.98, new StepAction.Close(4200, "")));
        Assert.Equal([0, 1d], log.Attempts());
        Assert.Empty(log.Of<Entry.ConnectingIn>());
    }

    private static void Steps(int number)
    {
        var outputs = new ConnectionOutputs();
        Simulator.Connection.Connection connection = Machine.Step(Machine.Initial, Instant.Start, new ConnectionInput(Kind.Created), ref outputs);
        for (int index = 0; index < number; index++)
        {
            outputs.Clear();
            connection = Machine.Step(connection, new Instant(index), new ConnectionInput(Kind.Online), ref outputs);
        }
    }
}
