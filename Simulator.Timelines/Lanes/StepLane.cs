using Simulator.Logs;

namespace Simulator.Timelines.Lanes;

/// <summary>What the scenario and the program do, and what the world does of its own accord.</summary>
internal static class StepLane
{
    public static TimelineLane Of(TransitionLog log)
    {
        var marks = new List<Mark>();
        for (int index = 0; index < log.Entries.Count; index++)
        {
            string? kind = log.Entries[index] switch
            {
                Entry.StepTaken => "step",
                Entry.StepPostponed or Entry.StepMissed => "missed",
                Entry.CallMade => "call",
                Entry.WorldActed or Entry.Woken => "world",
                Entry.Stopped => "stopped",
                _ => null,
            };
            if (kind is not null)
            {
                marks.Add(new Mark(index, kind));
            }
        }

        return new TimelineLane("steps", "steps", [], [.. marks]);
    }
}
