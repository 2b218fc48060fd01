using Simulator.Logs;
using Simulator.Time;

namespace Simulator.Tests.RealSockets;

/// <summary>Compares a run on real sockets with the same run in virtual time, lane by lane: between lanes a real machine changes the order within an instant.</summary>
internal static class LaneComparison
{
    private static readonly Lane[] Compared = [Lane.Client, Lane.Attempt, Lane.Wire, Lane.Auth];

    /// <summary>The first difference of each lane in words: another entry, or the same one at another time; none where they agree.</summary>
    public static IEnumerable<string> Between(TransitionLog expected, TransitionLog actual, Duration tolerance) =>
        Compared.Select(lane => Between(Of(expected, lane), Of(actual, lane), tolerance) is string difference ? $"{lane}: {difference}" : null).OfType<string>();

    private static string? Between(List<(Instant At, string Text)> expected, List<(Instant At, string Text)> actual, Duration tolerance)
    {
        for (int place = 0; place < Math.Max(expected.Count, actual.Count); place++)
        {
            if (place >= expected.Count || place >= actual.Count)
            {
                return $"one ends after {Math.Min(expected.Count, actual.Count)} entries, the other goes on: {(place < expected.Count ? expected[place] : actual[place])}";
            }

            Duration apart = expected[place].At < actual[place].At ? actual[place].At - expected[place].At : expected[place].At - actual[place].At;
            if (expected[place].Text != actual[place].Text || apart > tolerance)
            {
                return $"expected {expected[place]}, actual {actual[place]}";
            }
        }

        return null;
    }

    /// <summary>The timers of a real client are its own, and when it is read a matter of the port.</summary>
    private static List<(Instant At, string Text)> Of(TransitionLog log, Lane lane) =>
        [.. log.Entries.Where(entry => entry.Lane == lane && entry is not (Entry.StateRead or Entry.DeadlineReached)).Select(entry => (entry.At, LogText.Verbose(entry)))];
}
