using Simulator.Logs;
using Simulator.Patterns;
using Simulator.Time;

namespace Simulator.Expectations;

/// <summary>Judges what follows what: each walks the log once.</summary>
internal static class SequenceCheck
{
    /// <summary>One thing leads to another: the first that waits in vain decides. What ends one wait ends those that began later, too.</summary>
    public static Outcome Leads(Expectation.Leads wanted, LogIndex log)
    {
        string expected = $"‘{wanted.Cause}’ leads to ‘{wanted.To}’ within {wanted.Within}";
        Instant? waiting = null;
        int times = 0;
        foreach ((_, Entry entry) in log.In<Entry>(log.Whole))
        {
            if (waiting is Instant since && entry.At > since + wanted.Within)
            {
                break;
            }

            waiting = waiting is not null && wanted.To.Matches(entry) ? null : waiting;
            if (wanted.Cause.Matches(entry))
            {
                waiting ??= entry.At;
                times++;
            }
        }

        return waiting is Instant begun && IsOver(begun + wanted.Within, log)
            ? new Outcome(false, Math.Max(0, log.FirstAt(begun + wanted.Within + new Duration(1)) - 1), expected, $"at {begun}, and nothing of the kind until {begun + wanted.Within}")
            : new Outcome(true, log.Log.Entries.Count, expected, $"seen {Times.Exactly(times)}, nowhere in vain");
    }

    /// <summary>Each for the first time, in this order: the first that is not seen after the one before decides.</summary>
    public static Outcome Order(Expectation.Order wanted, LogIndex log)
    {
        int[] first = FirstOfEach(wanted, log);
        int wrong = Enumerable.Range(0, first.Length).FirstOrDefault(place => first[place] < 0 || (place > 0 && first[place] <= first[place - 1]), -1);
        string actual = string.Join(", ", wanted.Each.Zip(first, (pattern, index) => index < 0 ? $"‘{pattern}’ never" : $"‘{pattern}’ at {log.Log.WhenAt(index).At}"));
        return new Outcome(wrong < 0, wrong < 0 || first[wrong] < 0 ? log.Log.Entries.Count : first[wrong], $"the first of each in this order: {string.Join(", ", wanted.Each.Select(pattern => $"‘{pattern}’"))}", actual);
    }

    /// <summary>Nothing of a kind in each stretch: the first that is in one decides. What begins or ends a stretch is not in it.</summary>
    public static Outcome None(Expectation.None wanted, LogIndex log)
    {
        string expected = $"no ‘{wanted.Unwanted}’ from ‘{wanted.From}’ to ‘{wanted.To}’";
        Instant? begun = null;
        int stretches = 0;
        foreach ((int index, Entry entry) in log.In<Entry>(log.Whole))
        {
            if (begun is not null && wanted.To.Matches(entry))
            {
                begun = null;
            }
            else if (begun is not null && wanted.Unwanted.Matches(entry))
            {
                return new Outcome(false, index, expected, $"at {entry.At}, in the stretch that began at {begun}");
            }

            if (begun is null && wanted.From.Matches(entry))
            {
                begun = entry.At;
                stretches++;
            }
        }

        return new Outcome(true, log.Log.Entries.Count, expected, $"none; such a stretch began {Times.Exactly(stretches)}");
    }

    /// <summary>Whether all has happened that happens until an instant, and at it.</summary>
    private static bool IsOver(Instant instant, LogIndex log) => instant < log.Log.End.At || (instant == log.Log.End.At && !log.IsStopped);

    private static int[] FirstOfEach(Expectation.Order wanted, LogIndex log)
    {
        int[] first = [.. wanted.Each.Select(_ => -1)];
        int missing = first.Length;
        for (int index = 0; index < log.Log.Entries.Count && missing > 0; index++)
        {
            for (int place = 0; place < first.Length; place++)
            {
                if (first[place] < 0 && wanted.Each[place].Matches(log.Log.Entries[index]))
                {
                    first[place] = index;
                    missing--;
                }
            }
        }

        return first;
    }
}
