using System.Globalization;
using Simulator.Collections;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Expectations;

/// <summary>Judges expectations over a log. Times are exact: tolerance exists only as the window that one names.</summary>
public static class ExpectationCheck
{
    /// <summary>How many times of several are told.</summary>
    private const int MostTold = 5;

    /// <summary>Judges <paramref name="expectation"/> over <paramref name="log"/>.</summary>
    public static Outcome Check(Expectation expectation, TransitionLog log)
    {
        ArgumentNullException.ThrowIfNull(expectation);
        ArgumentNullException.ThrowIfNull(log);
        return Check(expectation, new LogIndex(log));
    }

    /// <summary>The same, where several are judged over one log.</summary>
    internal static Outcome Check(Expectation expectation, LogIndex log) => expectation switch
    {
        Expectation.States states => States(states, log),
        Expectation.Seen seen => Seen(seen, log),
        Expectation.InState state => InState(state, log),
        Expectation.Attempts attempts => Attempts(attempts, log),
        Expectation.Quiet quiet => Quiet(quiet, log),
        Expectation.Never never => Never(never, log),
        Expectation.Eventually eventually => Eventually(eventually, log),
        Expectation.Gap gap => DistanceCheck.Gap(gap, log),
        Expectation.Most most => DistanceCheck.Most(most, log),
        Expectation.Leads leads => SequenceCheck.Leads(leads, log),
        Expectation.Order order => SequenceCheck.Order(order, log),
        Expectation.None none => SequenceCheck.None(none, log),
        Expectation.Worst worst => Worst(worst, log),
        _ => throw new ArgumentException($"cannot judge {expectation.GetType().Name}", nameof(expectation)),
    };

    private static Outcome States(Expectation.States wanted, LogIndex log)
    {
        Window window = wanted.During ?? log.Whole;
        var changes = log.In<Entry.StateChange>(window).ToList();
        string first = wanted.During is null ? StateNames.All[0] : log.StateBefore(window.From);
        ValueList<string> actual = [first, .. changes.Select(change => change.Entry.Current)];
        int common = wanted.Names.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        int entry = common > 0 && common <= changes.Count ? changes[common - 1].Index : log.Log.Entries.Count;
        return new Outcome(wanted.Names.Equals(actual), entry, $"states {string.Join(' ', wanted.Names)}", string.Join(' ', actual));
    }

    private static Outcome InState(Expectation.InState wanted, LogIndex log)
    {
        string expected = $"the state {wanted.Name} {wanted.When}";
        string settled = log.StateBefore(wanted.When.From + new Duration(1));
        int start = log.FirstAt(wanted.When.From + new Duration(1));
        if (settled != wanted.Name)
        {
            return new Outcome(false, Math.Max(0, start - 1), expected, $"{settled} at {wanted.When.From}");
        }

        foreach ((int index, Entry.StateChange change) in log.In<Entry.StateChange>(wanted.When))
        {
            if (change.At > wanted.When.From)
            {
                return new Outcome(false, index, expected, $"{change.Current} at {change.At}");
            }
        }

        return new Outcome(true, start, expected, settled);
    }

    private static Outcome Attempts(Expectation.Attempts wanted, LogIndex log)
    {
        string kind = Part(" over ", wanted.Scheme) + Part(" by ", wanted.Transport);
        string expected = $"attempts {wanted.Times}{Told(wanted.During)}, all{(kind.Length == 0 ? " of any kind" : kind)}";
        var all = log.In<Entry.AttemptStarted>(wanted.During ?? log.Whole).ToList();
        foreach ((int index, Entry.AttemptStarted attempt) in all)
        {
            bool fits = (wanted.Scheme is null || ConnectionUrl.SchemeOf(attempt.Url) == wanted.Scheme)
                && (wanted.Transport is null || attempt.Transport == wanted.Transport);
            if (!fits)
            {
                return new Outcome(false, index, expected, LogText.Verbose(attempt));
            }
        }

        int entry = all.Count > 0 ? all[^1].Index : log.Log.Entries.Count;
        return new Outcome(wanted.Times.Allows(all.Count), entry, expected, $"{all.Count} attempts");
    }

    private static Outcome Quiet(Expectation.Quiet wanted, LogIndex log)
    {
        int loud = log.In<Entry>(wanted.During).Where(pair => pair.Entry.IsClients).Select(pair => pair.Index).FirstOrDefault(-1);
        string actual = loud < 0 ? "nothing" : $"{LogText.Verbose(log.Log.Entries[loud])} at {log.Log.Entries[loud].At}";
        return new Outcome(loud < 0, loud < 0 ? log.Log.Entries.Count : loud, $"nothing from the client {wanted.During}", actual);
    }

    private static Outcome Never(Expectation.Never wanted, LogIndex log)
    {
        if (wanted.Unwanted is Expectation.InState state)
        {
            return NeverIn(state, log);
        }

        Outcome unwanted = Check(wanted.Unwanted, log);
        return new Outcome(!unwanted.Holds, unwanted.Entry, $"never: {unwanted.Expected}", unwanted.Actual);
    }

    /// <summary>At no moment of the window: to be in the state for a part of it is once too often.</summary>
    private static Outcome NeverIn(Expectation.InState unwanted, LogIndex log)
    {
        string expected = $"never: the state {unwanted.Name} {unwanted.When}";
        foreach (StateSpan span in StateSpan.In(log.Log))
        {
            // What is passed through within an instant is a state, too; a span ends before the instant of the next.
            bool overlaps = span.From.At <= unwanted.When.To && (span.To.At > unwanted.When.From || span.From.At >= unwanted.When.From || span.ToIndex == log.Log.Entries.Count);
            if (span.State == unwanted.Name && overlaps)
            {
                Instant seen = Instant.Later(span.From.At, unwanted.When.From);
                return new Outcome(false, Math.Min(span.FromIndex, Math.Max(0, log.Log.Entries.Count - 1)), expected, $"{span.State} at {seen}");
            }
        }

        return new Outcome(true, log.Log.Entries.Count, expected, "at no moment");
    }

    private static Outcome Eventually(Expectation.Eventually wanted, LogIndex log)
    {
        Instant? start = wanted.AfterStep is null ? Instant.Start : log.TakenAt(wanted.AfterStep);
        string after = wanted.AfterStep is null ? "the creation of the client (‘after’ may name a step)" : $"step {wanted.AfterStep}{(start is null ? "" : $" at {start}")}";
        string expected = $"{wanted.State} within {wanted.Within} after {after}";
        if (start is not Instant begin)
        {
            return new Outcome(false, log.Log.Entries.Count, expected, "the step was never taken");
        }

        var window = new Window(begin, begin + wanted.Within);
        string settled = log.StateBefore(begin + new Duration(1));
        bool reached = settled == wanted.State
            || log.In<Entry.StateChange>(window).Any(change => change.Entry.Current == wanted.State);
        int entry = log.FirstAt(window.To + new Duration(1));
        string last = log.StateBefore(window.To + new Duration(1));
        return new Outcome(reached, Math.Max(0, entry - 1), expected, $"{last} at {Instant.Earlier(window.To, log.Log.End.At)}");
    }

    private static Outcome Worst(Expectation.Worst told, LogIndex log)
    {
        Measurement worst = Measurement.Of(told.Of, log);
        return new Outcome(true, log.Log.Entries.Count, $"to be told: {told.Of}", worst.Told);
    }

    private static Outcome Seen(Expectation.Seen wanted, LogIndex log)
    {
        List<(int Index, Entry Entry)> inside = log.Seen(wanted.Pattern, wanted.When);
        bool holds = wanted.Times.Allows(inside.Count);

        // Where it fails and nothing is in the window, what is outside of it says more than nothing.
        List<(int Index, Entry Entry)> told = inside.Count > 0 || holds || wanted.When is null ? inside : log.Seen(wanted.Pattern);
        string when = string.Join(", ", told.Take(MostTold).Select(pair => pair.Entry.At));
        string actual = told.Count == 0 ? "never" : $"at {when}{(told.Count > MostTold ? ", …" : "")}";
        int entry = inside.Count > 0 ? inside[^1].Index : told.Count > 0 ? told[0].Index : log.Log.Entries.Count;
        return new Outcome(holds, entry, $"{wanted.Pattern} {wanted.Times}{Told(wanted.When)}", actual);
    }

    /// <summary>A window behind a sentence; nothing where there is none.</summary>
    internal static string Told(Window? window) => window is Window given ? $" {given}" : "";

    private static string Part(string before, object? value) =>
        value is null ? "" : before + Convert.ToString(value, CultureInfo.InvariantCulture);
}
