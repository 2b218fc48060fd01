using Simulator.Collections;

namespace Simulator.Timelines.Lanes;

/// <summary>One lane of a timeline. Its stretches do not overlap, except arcs.</summary>
/// <param name="Name">What it shows: <c>path</c>, <c>attempts</c>, <c>state</c>, the name of a channel, the id of a rule.</param>
/// <param name="Group">The kind of lane, which is the same for all channels, all rules, all timers.</param>
/// <param name="Stretches">What lasts, in the order of its begin.</param>
/// <param name="Marks">What happens in an instant, in order.</param>
public sealed record TimelineLane(string Name, string Group, ValueList<Stretch> Stretches, ValueList<Mark> Marks)
{
    /// <summary>Whether a reader sees it only when asking for all lanes.</summary>
    public bool IsMinor { get; init; }
}
