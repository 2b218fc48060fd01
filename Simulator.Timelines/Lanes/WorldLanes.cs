using Simulator.Logs;
using Simulator.Time;

namespace Simulator.Timelines.Lanes;

/// <summary>The path between client and server, and what the device does: sleep, late timers, notices.</summary>
internal static class WorldLanes
{
    public static IEnumerable<TimelineLane> Of(TransitionLog log)
    {
        yield return Path(log);
        TimelineLane device = Device(log);
        if (device.Stretches.Count + device.Marks.Count > 0)
        {
            yield return device;
        }
    }

    private static TimelineLane Path(TransitionLog log)
    {
        var bands = new Bands(log);
        string cause = "";
        Instant causedAt = Instant.Start;
        for (int index = 0; index < log.Entries.Count; index++)
        {
            Entry entry = log.Entries[index];
            switch (entry)
            {
                case Entry.StepTaken { Text: string text } when IsOfTheWorld(text):
                    (cause, causedAt) = (text, entry.At);
                    break;
                case Entry.WorldActed acted:
                    (cause, causedAt) = (acted.Text, entry.At);
                    break;
                case Entry.WorldChanged world:
                    bands.Begin(index, KindOf(world), causedAt == entry.At && cause.Length > 0 ? cause : TextOf(world));
                    break;
                default:
                    break;
            }
        }

        return new TimelineLane("path", "path", bands.All, []);
    }

    private static TimelineLane Device(TransitionLog log)
    {
        var bands = new Bands(log);
        var marks = new List<Mark>();
        Duration throttle = Duration.Zero;
        for (int index = 0; index < log.Entries.Count; index++)
        {
            switch (log.Entries[index])
            {
                case Entry.StepTaken { Text: string text } when text.StartsWith("sleep ", StringComparison.Ordinal):
                    bands.Begin(index, "asleep", text);
                    break;
                case Entry.Woken:
                    Resume(bands, index, throttle);
                    break;
                case Entry.WorldChanged world when world.Throttle != throttle:
                    throttle = world.Throttle;
                    Resume(bands, index, throttle);
                    break;
                case Entry.NoticeGiven notice:
                    marks.Add(new Mark(index, notice.Online ? "online" : "offline"));
                    break;
                default:
                    break;
            }
        }

        return new TimelineLane("device", "device", bands.All, [.. marks]);
    }

    private static void Resume(Bands bands, int index, Duration throttle)
    {
        if (throttle > Duration.Zero)
        {
            bands.Begin(index, "throttled", $"timers fire every {throttle}");
        }
        else
        {
            bands.End(index);
        }
    }

    private static bool IsOfTheWorld(string text) =>
        text.StartsWith("network ", StringComparison.Ordinal) || text.StartsWith("server ", StringComparison.Ordinal) || text.StartsWith("app ", StringComparison.Ordinal);

    private static string KindOf(Entry.WorldChanged world) => (world.Accepting, world.Silent, world.Full) switch
    {
        (_, _, true) => "full",
        (true, true, _) => "silent",
        (true, false, _) => "up",
        (false, true, _) => "dead",
        (false, false, _) => "down",
    };

    private static string TextOf(Entry.WorldChanged world) => KindOf(world) switch
    {
        "full" => "connection limit reached",
        "silent" => "open sockets are silent",
        "up" => "up",
        "dead" => "nothing gets through",
        _ => "no way to the server",
    };
}
