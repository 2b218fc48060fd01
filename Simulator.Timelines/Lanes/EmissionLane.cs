using System.Globalization;
using Simulator.Logs;

namespace Simulator.Timelines.Lanes;

/// <summary>What the client emits beside its states: errors, other events, and each <c>connecting_in</c> with an arc to the attempt that it announces.</summary>
internal static class EmissionLane
{
    public static TimelineLane Of(TransitionLog log)
    {
        var arcs = new List<Stretch>();
        var marks = new List<Mark>();
        Stretch? announced = null;
        for (int index = 0; index < log.Entries.Count; index++)
        {
            switch (log.Entries[index])
            {
                case Entry.ConnectingIn connecting:
                    marks.Add(new Mark(index, "announces"));
                    announced = new Stretch(index, index, "arc", string.Create(CultureInfo.InvariantCulture, $"connecting_in {connecting.Seconds}"));
                    break;
                case Entry.AttemptStarted when announced is not null:
                    arcs.Add(announced with { To = index });
                    announced = null;
                    break;
                case Entry.ErrorEmitted:
                    marks.Add(new Mark(index, "error"));
                    break;
                case Entry.EventEmitted:
                    marks.Add(new Mark(index, "event"));
                    break;
                default:
                    break;
            }
        }

        return new TimelineLane("emissions", "emissions", [.. arcs], [.. marks]);
    }
}
