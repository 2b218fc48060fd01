using Simulator.Collections;
using Simulator.Findings;
using Simulator.Logs;

namespace Simulator.Timelines.Lanes;

/// <summary>What happened in a run, as lanes on one axis. It is read from the log and from what was said of it, and from nothing else.</summary>
/// <param name="Judgement">The run, and what was found in it.</param>
/// <param name="Lanes">The lanes, in the order in which they are drawn.</param>
public sealed record RunTimeline(Judgement Judgement, ValueList<TimelineLane> Lanes)
{
    /// <summary>What happened.</summary>
    public TransitionLog Log => Judgement.Log;

    /// <summary>The timeline of a run that was judged.</summary>
    public static RunTimeline Of(Judgement judgement)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        TransitionLog log = judgement.Log;
        return new RunTimeline(
            judgement,
            [
                .. WorldLanes.Of(log), .. AttemptLanes.Of(log), StateLane.Of(log), EmissionLane.Of(log), WireLane.Of(log), .. AuthLanes.Of(log),
                .. ChannelLanes.Of(log), StepLane.Of(log), .. TimerLanes.Of(log), .. ExpectationLane.Of(judgement), .. RuleLanes.Of(judgement),
            ]);
    }

    /// <summary>The lanes of a kind.</summary>
    public IEnumerable<TimelineLane> Group(string group) => Lanes.Where(lane => lane.Group == group);
}
