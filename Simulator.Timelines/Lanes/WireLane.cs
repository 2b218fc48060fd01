using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Timelines.Lanes;

/// <summary>The frames on the wire.</summary>
internal static class WireLane
{
    public static TimelineLane Of(TransitionLog log)
    {
        var marks = new List<Mark>();
        for (int index = 0; index < log.Entries.Count; index++)
        {
            switch (log.Entries[index])
            {
                case Entry.TextReceived received:
                    marks.Add(new Mark(index, IsHeartbeat(received.Text) ? "heartbeatReceived" : "received"));
                    break;
                case Entry.TextSent sent:
                    marks.Add(new Mark(index, IsHeartbeat(sent.Text) ? "heartbeatSent" : "sent"));
                    break;
                default:
                    break;
            }
        }

        return new TimelineLane("wire", "wire", [], [.. marks]);
    }

    private static bool IsHeartbeat(string text) => text.Length < 100 && Frame.Parse(text)?.Event is "pusher:ping" or "pusher:pong";
}
