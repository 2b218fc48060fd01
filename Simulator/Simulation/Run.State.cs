using Simulator.Clients;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>What decides how a run goes on, for those who walk through all that can happen.</content>
internal sealed partial class Run
{
    /// <summary>All that decides how the run goes on, were it not at its end.</summary>
    /// <exception cref="ClientFaultException">The client is not a value, or cannot be written down.</exception>
    public RunState RunState()
    {
        var writer = new ValueWriter(clock.Now, driver.LatestAttempt);
        var waiting = clock.Waiting.Where(waiting => WillHappen(waiting.Due, waiting.Item)).ToList();
        foreach ((Instant due, ScheduledItem item) in waiting)
        {
            writer.Add(due);
            Write(writer, item);
        }

        foreach (ScheduledItem item in untilAwake)
        {
            Write(writer, item);
        }

        actor.Write(writer);
        waitingSteps.Write(writer);
        device.Write(writer, clock.Now);
        network.Write(writer);
        writer.Now = device.Read(clock.Now).Awake;
        driver.Write(writer);
        return new RunState(writer.Key(), waiting.Count == 0 ? Instant.Never : waiting[0].Due, device.WakesAt is not null, driver.State);
    }

    private bool WillHappen(Instant due, ScheduledItem item) => item switch
    {
        ScheduledItem.Arrival arrival => !network.IsMoot(arrival.Delivery),
        ScheduledItem.Waking => device.WakesAt == due,
        _ => true, // a step, the deadline, or the creation of the client
    };

    private void Write(ValueWriter writer, ScheduledItem item)
    {
        writer.Add(item.GetType().Name);
        switch (item)
        {
            case ScheduledItem.Arrival arrival: network.Write(writer, arrival.Delivery); break;
            case ScheduledItem.StepDue due: writer.Add(StepText.Write(due.Step.Action)); break;
            case ScheduledItem.Creation or ScheduledItem.Deadline or ScheduledItem.Waking: break; // one like the other
        }
    }
}
