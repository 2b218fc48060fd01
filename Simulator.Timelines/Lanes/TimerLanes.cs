using Simulator.Collections;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Time;

namespace Simulator.Timelines.Lanes;

/// <summary>The deadlines that the client must have by the numbers of its policy: each from where it is set to where it comes or is set anew.</summary>
internal static class TimerLanes
{
    public static IEnumerable<TimelineLane> Of(TransitionLog log)
    {
        var pending = new PendingDeadlines(log.Setup);
        Bands[] bands = [.. PendingDeadlines.All.Select(_ => new Bands(log))];
        for (int index = 0; index < log.Entries.Count; index++)
        {
            pending.Follow(log.Entries[index]);
            ValueList<Instant> due = pending.Due;
            for (int place = 0; place < bands.Length; place++)
            {
                if (due[place] == Instant.Never || due[place] < log.Entries[index].Awake)
                {
                    bands[place].End(index);
                }
                else
                {
                    bands[place].Begin(index, "timer", $"due {due[place]}");
                }
            }
        }

        return bands.Select((band, place) => new TimelineLane(PendingDeadlines.All[place].Name, "timers", band.All, []) { IsMinor = true })
            .Where(lane => lane.Stretches.Count > 0);
    }
}
