using System.Globalization;
using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Timelines.Lanes;

/// <summary>Connection attempts as bars: on the way, open, accepted by the application; and how each ends.</summary>
internal static class AttemptLanes
{
    public static IEnumerable<TimelineLane> Of(TransitionLog log)
    {
        var attempts = new List<Attempt>();
        var latest = new Dictionary<int, Attempt>(); // looked up, never walked
        for (int index = 0; index < log.Entries.Count; index++)
        {
            Follow(log.Entries[index], index, attempts, latest);
        }

        var lanes = new PackedLanes("attempts");
        foreach (Attempt attempt in attempts)
        {
            int end = attempt.End ?? log.Entries.Count;
            lanes.Add(attempt.Start, end, attempt.Stretches(end), attempt.Ending is null ? [] : [new Mark(end, attempt.Ending)]);
        }

        return lanes.All;
    }

    private static void Follow(Entry entry, int index, List<Attempt> attempts, Dictionary<int, Attempt> latest)
    {
        switch (entry)
        {
            case Entry.AttemptStarted started:
                attempts.Add(latest[started.Attempt] = new Attempt(index, started));
                break;
            case Entry.AttemptOpened { Attempt: int number } when latest.TryGetValue(number, out Attempt? opened):
                opened.Open ??= index;
                break;
            case Entry.TextReceived { Attempt: int number } text when latest.TryGetValue(number, out Attempt? heard) && heard.Established is null && Handshake.From(Frame.Parse(text.Text)) is not null:
                heard.Established = index;
                break;
            case Entry.AttemptFailed failed:
                End(latest, failed.Attempt, index, "failed");
                break;
            case Entry.AttemptClosed closed:
                End(latest, closed.Attempt, index, "closed");
                break;
            case Entry.AttemptGivenUp given:
                End(latest, given.Attempt, index, "givenUp");
                break;
            default:
                break;
        }
    }

    private static void End(Dictionary<int, Attempt> latest, int number, int index, string ending)
    {
        if (latest.TryGetValue(number, out Attempt? attempt) && attempt.End is null)
        {
            (attempt.End, attempt.Ending) = (index, ending);
        }
    }

    private sealed class Attempt(int start, Entry.AttemptStarted started)
    {
        private readonly string text = string.Create(
            CultureInfo.InvariantCulture, $"#{started.Attempt} {(started.Transport == Transport.Flash ? "flash " : "")}{ConnectionUrl.SchemeOf(started.Url)}");

        public int Start => start;

        public int? Open { get; set; }

        public int? Established { get; set; }

        public int? End { get; set; }

        public string? Ending { get; set; }

        /// <summary>Its bar, in the parts that it got to.</summary>
        public IEnumerable<Stretch> Stretches(int end)
        {
            (int From, string Kind)[] parts = [(start, "hanging"), (Open ?? end, "open"), (Established ?? end, "established")];
            for (int place = 0; place < parts.Length; place++)
            {
                int to = place + 1 < parts.Length ? Math.Min(parts[place + 1].From, end) : end;
                if (to > parts[place].From)
                {
                    yield return new Stretch(parts[place].From, to, parts[place].Kind, text);
                }
            }
        }
    }
}
