using Simulator.Logs;
using Simulator.Time;

namespace Simulator.Expectations;

/// <summary>Judges how far apart the times are at which one thing is seen.</summary>
internal static class DistanceCheck
{
    /// <summary>Each time so far from the one before: the first two that are not decide.</summary>
    public static Outcome Gap(Expectation.Gap wanted, LogIndex log)
    {
        string expected = $"{wanted.Of} {Bounds(wanted)} apart{ExpectationCheck.Told(wanted.During)}";
        List<(int Index, Entry Entry)> seen = log.Seen(wanted.Of, wanted.During);
        for (int place = 1; place < seen.Count; place++)
        {
            Duration gap = seen[place].Entry.At - seen[place - 1].Entry.At;
            if (gap < wanted.Least || gap > wanted.Greatest)
            {
                return new Outcome(false, seen[place].Index, expected, $"{gap} apart, at {seen[place - 1].Entry.At} and {seen[place].Entry.At}");
            }
        }

        string actual = $"seen {Times.Exactly(seen.Count)}{(seen.Count < 2 ? "" : ", each so far apart")}";
        return new Outcome(true, log.Log.Entries.Count, expected, actual);
    }

    /// <summary>So often at most in any stretch: the first time that is once too often decides.</summary>
    public static Outcome Most(Expectation.Most wanted, LogIndex log)
    {
        string expected = $"{wanted.Of} {new Times(0, wanted.Number)} in any {wanted.InAny}{ExpectationCheck.Told(wanted.During)}";
        List<(int Index, Entry Entry)> seen = log.Seen(wanted.Of, wanted.During);
        for (int place = wanted.Number; place < seen.Count; place++)
        {
            Instant first = seen[place - wanted.Number].Entry.At;
            if (seen[place].Entry.At - first <= wanted.InAny)
            {
                return new Outcome(false, seen[place].Index, expected, $"{Times.Exactly(wanted.Number + 1)} from {first} to {seen[place].Entry.At}");
            }
        }

        return new Outcome(true, log.Log.Entries.Count, expected, $"seen {Times.Exactly(seen.Count)}, nowhere so close");
    }

    private static string Bounds(Expectation.Gap wanted) => (wanted.Least, wanted.Greatest) switch
    {
        (Duration least, null) => $"at least {least}",
        (null, Duration greatest) => $"at most {greatest}",
        _ when wanted.Least == wanted.Greatest => $"{wanted.Least}",
        _ => $"{wanted.Least} to {wanted.Greatest}",
    };
}
