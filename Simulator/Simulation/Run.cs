using System.Globalization;
using Simulator.Clients;
using Simulator.Logs;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>
/// One run under way: the virtual clock, the world, the client and the log, and the one loop that joins them - take the
/// next item, move to it, tell it, ask for the next deadline.
/// </summary>
internal sealed partial class Run
{
    private static readonly ScheduledItem Deadline = new ScheduledItem.Deadline();

    private readonly Scenario scenario;
    private readonly VirtualClock<ScheduledItem> clock = new();
    private readonly DeviceClock device = new();
    private readonly LogBuilder log;
    private readonly FakeNetwork network;
    private readonly ClientDriver driver;
    private readonly StepActor actor;
    private readonly Queue<ScheduledItem> untilAwake = new();
    private readonly WaitingSteps waitingSteps;
    private readonly WorldWatch worldWatch;
    private int occurrences;
    private Instant? deadline;

    public Run(Scenario scenario, Func<ClientSetup, IClient> makeClient, SimulationLimits limits, Action<Entry>? see = null, bool keeps = true)
    {
        this.scenario = scenario;
        log = new LogBuilder(limits, keeps);
        network = new FakeNetwork(
            scenario.Client.Key, scenario.App, scenario.Server, scenario.Network, scenario.Seed,
            (due, delivery) => clock.Schedule(due, new ScheduledItem.Arrival(delivery)),
            (now, text) => log.Add(new Entry.WorldActed(device.Read(now), text)));
        driver = new ClientDriver(new GuardedClient(makeClient, scenario.Client, log, limits), network, device, log);
        worldWatch = new WorldWatch(network, device, scenario.Client.EffectivePolicy);
        actor = new StepActor(network, driver, device, FallAsleep);
        waitingSteps = new WaitingSteps(scenario, (due, number, step) => ScheduleStep(due, number, step, limits));
        log.Watcher = waitingSteps.IsEmpty ? see : see is null ? waitingSteps.See : waitingSteps.See + see;
        ScheduleSteps(limits);
    }

    /// <summary>Whether a limit was reached, or the client misused the port.</summary>
    public bool IsStopped => log.IsStopped;

    /// <summary>Whether the device sleeps.</summary>
    public bool IsAsleep => device.WakesAt is not null;

    /// <summary>When something is next due of its own accord, or null where nothing is.</summary>
    public Instant? NextDue => clock.NextDue;

    public TransitionLog ToEnd()
    {
        Begin();
        AdvanceTo(scenario.Until);
        return End();
    }

    public void Begin()
    {
        WatchWorld();
        clock.Schedule(Instant.Start, new ScheduledItem.Creation());
    }

    /// <summary>Takes everything that is due by <paramref name="end"/>.</summary>
    public void AdvanceTo(Instant end)
    {
        while (!log.IsStopped && clock.TryTake(end, out ScheduledItem? item))
        {
            Take(item!);
            WatchWorld();
            AskDeadline();
        }
    }

    /// <summary>The client does something of its own accord, at the instant to which the run has been advanced.</summary>
    public void Act(IReadOnlyList<ClientOutput> outputs)
    {
        driver.Act(clock.Now, outputs);
        WatchWorld();
    }

    /// <summary>A step that is not in the scenario is taken, at the instant to which the run has been advanced.</summary>
    public void Add(StepAction action)
    {
        TakeStep(clock.Now, new ScheduledItem.StepDue(0, new Step(clock.Now, action)));
        WatchWorld();
    }

    /// <summary>Who is subscribed to what.</summary>
    public Subscribers Subscribers => network.ServerEnd.Subscribers;

    /// <summary>The program's own server publishes an event, at the instant to which the run has been advanced.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="name">The event.</param>
    /// <param name="data">The data as text.</param>
    /// <param name="except">The attempt whose connection is left out; null for none.</param>
    public void Publish(string channel, string name, string data, int? except)
    {
        Socket? left = except is int attempt ? Subscribers.Of(channel).FirstOrDefault(socket => socket.Attempt == attempt) : null;
        int reached = network.Server.Mode == ServerMode.Silent ? 0 : Subscribers.Publish(clock.Now, channel, FrameWriter.Encoded(name, data, channel), left);
        log.Add(new Entry.WorldActed(device.Read(clock.Now), string.Create(CultureInfo.InvariantCulture, $"the application publishes {name} to {reached} on {channel}")));
        WatchWorld();
    }

    public TransitionLog End()
    {
        waitingSteps.TellMissed((number, text) => log.Add(new Entry.StepMissed(device.Read(clock.Now), number, text)));
        driver.End();
        return log.Build(scenario.Client, device.Read(clock.Now));
    }

    /// <summary>All occurrences of all steps, by time and then by place in the file.</summary>
    private void ScheduleSteps(SimulationLimits limits)
    {
        for (int index = 0; index < scenario.Steps.Count; index++)
        {
            Step step = scenario.Steps[index];
            Instant at = step.At;
            for (int time = 0; time < (step.Repeat?.Times ?? 1) && at <= scenario.Until && step.When is null && !log.IsStopped; time++)
            {
                ScheduleStep(at, index + 1, step, limits);
                at += step.Repeat?.Every ?? Duration.Zero;
            }
        }
    }

    /// <summary>Below the rank of all else: at one instant steps come first, in the order of the file.</summary>
    private void ScheduleStep(Instant at, int number, Step step, SimulationLimits limits)
    {
        if (++occurrences > limits.StepOccurrences)
        {
            log.Stop(device.Read(clock.Now), "limit/steps", $"more than {limits.StepOccurrences} occurrences of steps");
            return;
        }

        clock.Schedule(at, new ScheduledItem.StepDue(number, step), number - 1 - scenario.Steps.Count);
    }

    private void Take(ScheduledItem item)
    {
        Instant now = clock.Now;
        switch (item)
        {
            case ScheduledItem.Creation:
                driver.Create(now);
                break;
            case ScheduledItem.StepDue due:
                TakeStep(now, due);
                break;
            case ScheduledItem.Arrival arrival:
                Arrive(now, arrival);
                break;
            case ScheduledItem.Deadline:
                deadline = null;
                driver.ReachDeadline(now);
                break;
            case ScheduledItem.Waking when device.WakesAt == now:
                Wake(now);
                break;
            case ScheduledItem.Waking:
                break; // put off: another one has taken its place
        }
    }

    private void Arrive(Instant now, ScheduledItem.Arrival arrival)
    {
        if (device.WakesAt is not null && arrival.Delivery is not (Delivery.ToServer or Delivery.WornOut or Delivery.ServerTimer or Delivery.ServerActs or Delivery.Missed))
        {
            untilAwake.Enqueue(arrival); // a sleeping device hears nothing until it wakes: only then does anything arrive, once
            return;
        }

        if (network.Arrive(now, arrival.Delivery) is Delivery delivery)
        {
            driver.Deliver(now, delivery);
        }
    }

    private void TakeStep(Instant now, ScheduledItem.StepDue due)
    {
        if (due.Step.When is not null)
        {
            waitingSteps.Take(due.Number);
        }

        bool isCall = due.Step.Action is StepAction.Call;
        if ((isCall || due.Step.Action is StepAction.WallClock) && device.WakesAt is not null)
        {
            log.Add(new Entry.StepPostponed(device.Read(now), due.Number, StepText.Write(due.Step.Action)));
            untilAwake.Enqueue(due); // a sleeping program calls nothing until it wakes
            return;
        }

        if (isCall)
        {
            driver.Create(now); // the program calls no client that it has not created
        }

        if (due.Step.Action is not StepAction.Expect)
        {
            string? obstacle = actor.ObstacleTo(due.Step.Action);
            string text = StepText.Write(due.Step.Action) + (obstacle is null ? "" : $" ({obstacle})");
            log.Add(new Entry.StepTaken(device.Read(now), due.Number, text, due.Step.Id, due.Step.Note));
            if (obstacle is null)
            {
                actor.Perform(now, due.Step.Action);
            }
        }

        if (due.Step.Action is StepAction.Throttle)
        {
            ForgetDeadline(); // its timer fires at another time now
        }
    }

    private void ForgetDeadline()
    {
        deadline = null;
        clock.ClearAlarm();
    }

    private void FallAsleep(Instant now, Duration length)
    {
        device.Sleep(now, length);
        network.Sleep(now);
        ForgetDeadline(); // what is due while the device sleeps is due later, once it wakes
        clock.Schedule(device.WakesAt!.Value, new ScheduledItem.Waking(), int.MinValue);
    }

    /// <summary>What waited for the program comes now, in the order in which it came, and before what this instant brings.</summary>
    private void Wake(Instant now)
    {
        Duration slept = device.Wake(now);
        log.Add(new Entry.Woken(device.Read(now)));
        driver.JumpWallClock(now, slept); // it went on while the client's own clock stood still
        while (!log.IsStopped && untilAwake.TryDequeue(out ScheduledItem? waited))
        {
            Take(waited);
        }
    }

    /// <summary>Asks the client for its next deadline; a new answer makes the old one void.</summary>
    private void AskDeadline()
    {
        Instant? asked = driver.NextDeadline;
        if (asked == deadline || device.WakesAt is not null)
        {
            return;
        }

        deadline = asked;
        if (asked is Instant awake)
        {
            clock.SetAlarm(device.ToSimulated(device.Fires(awake, clock.Now)), Deadline);
        }
        else
        {
            clock.ClearAlarm();
        }
    }

    /// <summary>Writes down what rules ask about the world, when it changes.</summary>
    private void WatchWorld()
    {
        if (worldWatch.Change(clock.Now) is Entry.WorldChanged change)
        {
            log.Add(change);
        }
    }
}
