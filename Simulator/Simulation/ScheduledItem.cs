using Simulator.Network;

namespace Simulator.Simulation;

/// <summary>What is scheduled in the clock of a run: a closed set.</summary>
internal abstract record ScheduledItem
{
    private ScheduledItem()
    {
    }

    /// <summary>The client is created.</summary>
    public sealed record Creation : ScheduledItem;

    /// <summary>A step is taken.</summary>
    /// <param name="Number">Its place in the scenario, from 1.</param>
    /// <param name="Step">The step.</param>
    public sealed record StepDue(int Number, Step Step) : ScheduledItem;

    /// <summary>Something that was under way arrives.</summary>
    /// <param name="Delivery">What arrives.</param>
    public sealed record Arrival(Delivery Delivery) : ScheduledItem;

    /// <summary>The deadline of the client is due.</summary>
    public sealed record Deadline : ScheduledItem;

    /// <summary>The device wakes.</summary>
    public sealed record Waking : ScheduledItem;
}
