using System.Reflection;
using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Time;
using Simulator.VirtualTime;

namespace Simulator.Testing.Hosting;

/// <summary>
/// Puts an ordinary .NET client - <c>async</c>, timers, WebSockets, HTTP - behind the port: it runs unchanged, on
/// virtual time and on the one thread of the run, so that every run of it repeats to the byte.
/// </summary>
/// <remarks>
/// A client that works outside the run is stopped with the finding <c>client/not-controlled</c>. Seen as it happens,
/// with the place, awaited or not, and before anything of it has run: whatever is handed to the thread pool
/// (<c>Task.Run</c>, <c>QueueUserWorkItem</c>, <c>Parallel</c>, a continuation that goes there), and every timer of real
/// time (<c>Task.Delay</c>, <c>Timer</c>, <c>PeriodicTimer</c>, a token source, a wait with a timeout, each where the
/// host's clock is not given). A timeout of <c>HttpClient</c> is such a timer, too; only its default of 100 s is let
/// pass, which never fires in a run; and the runtime's own way of reporting over the pool that a wait on a channel was
/// cancelled. Seen once it has begun, without the place unless it calls the host: a thread of the
/// client's own (<c>new Thread</c>, <c>LongRunning</c>, a registered wait). Not seen: a read of a real clock or of a
/// random number, and a call that blocks, such as <c>Thread.Sleep</c>. Where event sources are switched off in the
/// process, everything is seen only once it has begun.
/// </remarks>
public sealed class AsyncClientHost : IClient
{
    private readonly Func<IClientHost, IHostedClient> create;
    private readonly VirtualRun run = new();
    private readonly HostedWorld world;
    private IHostedClient? client;
    private Exception? fault;

    /// <summary>Makes the host of a client that has not been created yet: the first input of a run does that.</summary>
    /// <param name="setup">What the program gives its client.</param>
    /// <param name="create">Creates the client in its world.</param>
    public AsyncClientHost(ClientSetup setup, Func<IClientHost, IHostedClient> create)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(create);
        this.create = create;
        world = new HostedWorld(setup, run);
    }

    /// <inheritdoc/>
    public string State => client?.State ?? ConnectionState.Initialized.Name();

    /// <inheritdoc/>
    public Instant? NextDeadline =>
        run.Time.NextDue is TimeSpan due ? new Instant((due.Ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond) : null;

    /// <summary>Makes clients of a class in its host, for <c>--client</c> of the command line.</summary>
    /// <param name="type">A class that implements <see cref="IHostedClient"/>.</param>
    /// <returns>The factory; null where the class has no public constructor from an <see cref="IClientHost"/>.</returns>
    public static Func<ClientSetup, IClient>? FactoryOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.IsAssignableTo(typeof(IHostedClient)) && type.GetConstructor([typeof(IClientHost)]) is ConstructorInfo constructor
            ? setup => new AsyncClientHost(setup, host => (IHostedClient)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [host], null))
            : null;
    }

    /// <inheritdoc/>
    /// <exception cref="ClientFaultException">Work of the client left the run, or the client never rests.</exception>
    public IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        try
        {
            run.SkipTo(TimeSpan.FromMilliseconds(now.Milliseconds));
            run.Do($"{client?.GetType().Name ?? "the client"} on {input.GetType().Name}", () => Tell(input));
        }
        catch (RunFaultException error)
        {
            throw FaultOf(error);
        }

        ThrowWhereAtFault();
        return world.TakeOutputs();
    }

    /// <summary>From now on it is kept where the client makes each timer.</summary>
    internal void KeepTimerPlaces() => run.KeepTimerPlaces();

    /// <summary>Where the client made the timers that fired at the instant <paramref name="at"/> of its clock.</summary>
    internal IEnumerable<string> TimersFiredAt(Instant at) =>
        run.TimersFired(TimeSpan.FromMilliseconds(at.Milliseconds - 1), TimeSpan.FromMilliseconds(at.Milliseconds));

    private static ClientFaultException FaultOf(RunFaultException error) => error.Fault switch
    {
        RunFault.WorkEscaped => new("client/not-controlled", $"{error.Message}: a run of such a client need not repeat. Give its timers the host's TimeProvider, and start no work elsewhere; a Task.Delay that is cancelled goes on in the thread pool whatever its clock: write WaitAsync(time, host.Time) in place of WhenAny(task, Task.Delay(time, host.Time, token)) and Cancel"),
        RunFault.NeverRests => new("client/restless", $"the client took {error.Message}"),
        RunFault.TimerThrew => new("client/threw", Thrown.Tell(error.InnerException!, "")),
    };

    private void Tell(ClientInput input)
    {
        switch (input)
        {
            case ClientInput.Created:
                Call(Create);
                break;
            case ClientInput.Connect:
                Await(() => client!.ConnectAsync());
                break;
            case ClientInput.Disconnect:
                Await(() => client!.DisconnectAsync());
                break;
            case ClientInput.PageLeft:
                Await(() => client!.LeavePageAsync());
                break;
            case ClientInput.Subscribe subscribe:
                Await(() => client!.SubscribeAsync(subscribe.Channel));
                break;
            case ClientInput.Unsubscribe unsubscribe:
                Await(() => client!.UnsubscribeAsync(unsubscribe.Channel));
                break;
            case ClientInput.Trigger trigger:
                Await(() => client!.TriggerAsync(trigger.Event, trigger.Channel, trigger.Data));
                break;
            case ClientInput.NetworkOnline or ClientInput.NetworkOffline:
                Call(() => client!.NetworkChanged(input is ClientInput.NetworkOnline));
                break;
            case ClientInput.DeadlineReached:
                run.AdvanceTo(run.Time.Elapsed); // timers fire only when the run says so: what is due at the instant of a delivery waits for its turn, and timers may be throttled
                break;
            case ClientInput.WallClockJumped jumped:
                run.Time.StepWallClock(TimeSpan.FromMilliseconds(jumped.By.Milliseconds));
                break;
            default:
                world.Deliver(input);
                break;
        }
    }

    private void Create()
    {
        client = create(world);
        world.Reads = () => new HandlerReads(client.State, client.SocketId);
        if (world.Setup.ConnectOnCreate)
        {
            Await(() => client.ConnectAsync());
        }
    }

    private void Call(Action call) => Await(() =>
    {
        call();
        return Task.CompletedTask;
    });

#pragma warning disable CA1031 // whatever the client throws is a finding about it
    private void Await(Func<Task> call) => run.Start(async () =>
    {
        try
        {
            await call();
        }
        catch (OperationCanceledException)
        {
            // A call that was overtaken by another one, such as connect by disconnect.
        }
        catch (Exception error)
        {
            fault ??= error;
        }
    });
#pragma warning restore CA1031

    /// <summary>Tells what a call to the client threw, or that the client tried to move the clock.</summary>
    private void ThrowWhereAtFault()
    {
        if (world.ClockMovedBy is string mover)
        {
            throw new ClientFaultException("client/not-controlled", $"the clock was to be moved by {mover}: only the run moves it");
        }

        if (fault is Exception error)
        {
            fault = null;
            throw new ClientFaultException("client/threw", Thrown.Tell(error, ""));
        }
    }
}
