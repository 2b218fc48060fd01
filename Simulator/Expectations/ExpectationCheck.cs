using System.Globalization;
using Simulator.Collections;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Expectations;

/// <summary>Judges expectations over a log. Times are exact: tolerance exists only as the window that one names.</summary>
public static class ExpectationCheck
{
    /// <summary>Judges <paramref name="expectation"/> over <paramref name="log"/>.</summary>
    public static Outcome Check(Expectation expectation, TransitionLog log)
    {
        ArgumentNullException.ThrowIfNull(expectation);
        ArgumentNullException.ThrowIfNull(log);
        return expectation switch
        {
            Expectation.States states => States(states, log),
            Expectation.Transition transition => Transition(transition, log),
            Expectation.InState state => InState(state, log),
            Expectation.Emitted emitted => Emitted(emitted, log),
            Expectation.Attempts attempts => Attempts(attempts, log),
            Expectation.Request request => Request(request, log),
            Expectation.Sent sent => Sent(sent, log),
            Expectation.Quiet quiet => Quiet(quiet, log),
            Expectation.Never never => Never(never, log),
            Expectation.Eventually eventually => Eventually(eventually, log),
            _ => throw new ArgumentException($"cannot judge {expectation.GetType().Name}", nameof(expectation)),
        };
    }

    private static Outcome States(Expectation.States wanted, TransitionLog log)
    {
        Window window = wanted.During ?? Whole(log);
        var changes = Indexed<Entry.StateChange>(log, window).ToList();
        string first = wanted.During is null ? StateNames.All[0] : StateBefore(log, window.From);
        ValueList<string> actual = [first, .. changes.Select(change => change.Entry.Current)];
        int common = wanted.Names.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        int entry = common > 0 && common <= changes.Count ? changes[common - 1].Index : log.Entries.Count;
        return new Outcome(wanted.Names.Equals(actual), entry, $"states {string.Join(' ', wanted.Names)}", string.Join(' ', actual));
    }

    private static Outcome Transition(Expectation.Transition wanted, TransitionLog log)
    {
        string expected = $"{wanted.From} -> {wanted.To} {wanted.Times}{Told(wanted.When)}";
        bool Fits(Entry.StateChange change) => change.Previous == wanted.From && change.Current == wanted.To;
        return Counted<Entry.StateChange>(log, wanted.When, wanted.Times, Fits, expected);
    }

    private static Outcome InState(Expectation.InState wanted, TransitionLog log)
    {
        string expected = $"the state {wanted.Name} {wanted.When}";
        string settled = StateBefore(log, wanted.When.From + new Duration(1));
        int start = log.Entries.TakeWhile(entry => entry.At <= wanted.When.From).Count();
        if (settled != wanted.Name)
        {
            return new Outcome(false, Math.Max(0, start - 1), expected, $"{settled} at {wanted.When.From}");
        }

        foreach ((int index, Entry.StateChange change) in Indexed<Entry.StateChange>(log, wanted.When))
        {
            if (change.At > wanted.When.From)
            {
                return new Outcome(false, index, expected, $"{change.Current} at {change.At}");
            }
        }

        return new Outcome(true, start, expected, settled);
    }

    private static Outcome Emitted(Expectation.Emitted wanted, TransitionLog log)
    {
        string payload = Part(" ", wanted.Value) + Part(" with code ", wanted.Code);
        string expected = $"{wanted.Event}{payload} emitted {wanted.Times}{Told(wanted.When)}";
        return Counted<Entry>(log, wanted.When, wanted.Times, entry => IsEmitted(wanted, entry), expected);
    }

    private static bool IsEmitted(Expectation.Emitted wanted, Entry entry) => entry switch
    {
        Entry.StateChange => wanted.Event.Matches(EventNames.StateChange),
        Entry.StateEvent named => wanted.Event.Matches(named.State),
        Entry.ConnectingIn announcement =>
            wanted.Event.Matches(EventNames.ConnectingIn) && (wanted.Value is null || wanted.Value == announcement.Seconds),
        Entry.ErrorEmitted error => wanted.Event.Matches(EventNames.Error) && (wanted.Code is null || wanted.Code == error.Code),
        Entry.EventEmitted other => wanted.Event.Matches(other.Name),
        _ => false,
    };

    private static Outcome Attempts(Expectation.Attempts wanted, TransitionLog log)
    {
        string kind = Part(" over ", wanted.Scheme) + Part(" by ", wanted.Transport);
        string expected = $"attempts {wanted.Times}{Told(wanted.During)}, all{(kind.Length == 0 ? " of any kind" : kind)}";
        var all = Indexed<Entry.AttemptStarted>(log, wanted.During ?? Whole(log)).ToList();
        foreach ((int index, Entry.AttemptStarted attempt) in all)
        {
            bool fits = (wanted.Scheme is null || ConnectionUrl.SchemeOf(attempt.Url) == wanted.Scheme)
                && (wanted.Transport is null || attempt.Transport == wanted.Transport);
            if (!fits)
            {
                return new Outcome(false, index, expected, LogText.Verbose(attempt));
            }
        }

        int entry = all.Count > 0 ? all[^1].Index : log.Entries.Count;
        return new Outcome(wanted.Times.Allows(all.Count), entry, expected, $"{all.Count} attempts");
    }

    private static Outcome Request(Expectation.Request wanted, TransitionLog log)
    {
        string expected = $"a request{Part(" ", wanted.Method)}{Part(" to ", wanted.Url)}{Part(" with the body ", wanted.Body)}"
            + string.Concat(wanted.Headers.Select(header => $" with {header.Name}: {header.Value}"));
        return Counted<Entry.AuthRequested>(log, null, Times.AtLeastOnce, request => IsRequested(wanted, request), expected);
    }

    private static bool IsRequested(Expectation.Request wanted, Entry.AuthRequested request) =>
        (wanted.Method is null || wanted.Method == request.Method)
        && wanted.Url?.Matches(request.Url) != false
        && wanted.Body?.Matches(request.Body) != false
        && wanted.Headers.All(header => request.Headers.Any(given =>
            given.Name.Equals(header.Name, StringComparison.OrdinalIgnoreCase) && header.Value.Matches(given.Value)));

    private static Outcome Sent(Expectation.Sent wanted, TransitionLog log)
    {
        string expected = $"{wanted.Event} sent {wanted.Times}{Told(wanted.When)}";
        return Counted<Entry.TextSent>(
            log, wanted.When, wanted.Times, sent => Frame.Parse(sent.Text) is Frame frame && wanted.Event.Matches(frame.Event), expected);
    }

    private static Outcome Quiet(Expectation.Quiet wanted, TransitionLog log)
    {
        int loud = Indexed<Entry>(log, wanted.During).Where(pair => pair.Entry.IsClients).Select(pair => pair.Index).FirstOrDefault(-1);
        string actual = loud < 0 ? "nothing" : $"{LogText.Verbose(log.Entries[loud])} at {log.Entries[loud].At}";
        return new Outcome(loud < 0, loud < 0 ? log.Entries.Count : loud, $"nothing from the client {wanted.During}", actual);
    }

    private static Outcome Never(Expectation.Never wanted, TransitionLog log)
    {
        if (wanted.Unwanted is Expectation.InState state)
        {
            return NeverIn(state, log);
        }

        Outcome unwanted = Check(wanted.Unwanted, log);
        return new Outcome(!unwanted.Holds, unwanted.Entry, $"never: {unwanted.Expected}", unwanted.Actual);
    }

    /// <summary>At no moment of the window: to be in the state for a part of it is once too often.</summary>
    private static Outcome NeverIn(Expectation.InState unwanted, TransitionLog log)
    {
        string expected = $"never: the state {unwanted.Name} {unwanted.When}";
        foreach (StateSpan span in StateSpan.In(log))
        {
            // What is passed through within an instant is a state, too; a span ends before the instant of the next.
            bool overlaps = span.From.At <= unwanted.When.To && (span.To.At > unwanted.When.From || span.From.At >= unwanted.When.From || span.ToIndex == log.Entries.Count);
            if (span.State == unwanted.Name && overlaps)
            {
                Instant seen = Instant.Later(span.From.At, unwanted.When.From);
                return new Outcome(false, Math.Min(span.FromIndex, Math.Max(0, log.Entries.Count - 1)), expected, $"{span.State} at {seen}");
            }
        }

        return new Outcome(true, log.Entries.Count, expected, "at no moment");
    }

    private static Outcome Eventually(Expectation.Eventually wanted, TransitionLog log)
    {
        string after = wanted.AfterStep is null ? "the creation of the client (‘after’ may name a step)" : $"step {wanted.AfterStep}";
        string expected = $"{wanted.State} within {wanted.Within} after {after}";
        Instant? start = wanted.AfterStep is null ? Instant.Start : log.Of<Entry.StepTaken>().FirstOrDefault(taken => taken.Id == wanted.AfterStep)?.At;
        if (start is not Instant begin)
        {
            return new Outcome(false, log.Entries.Count, expected, "the step was never taken");
        }

        var window = new Window(begin, begin + wanted.Within);
        string settled = StateBefore(log, begin + new Duration(1));
        bool reached = settled == wanted.State
            || Indexed<Entry.StateChange>(log, window).Any(change => change.Entry.Current == wanted.State);
        int entry = log.Entries.TakeWhile(candidate => candidate.At <= window.To).Count();
        string last = StateBefore(log, window.To + new Duration(1));
        return new Outcome(reached, Math.Max(0, entry - 1), expected, $"{last} at {Instant.Earlier(window.To, log.End.At)}");
    }

    private static Outcome Counted<T>(TransitionLog log, Window? window, Times times, Func<T, bool> fits, string expected)
        where T : Entry
    {
        var all = Indexed<T>(log, Whole(log)).Where(pair => fits(pair.Entry)).ToList();
        var inside = all.FindAll(pair => window?.Contains(pair.Entry.At) != false);
        string when = string.Join(", ", all.Take(5).Select(pair => pair.Entry.At));
        string actual = all.Count == 0 ? "never" : $"at {when}{(all.Count > 5 ? ", …" : "")}";
        int entry = inside.Count > 0 ? inside[^1].Index : all.Count > 0 ? all[0].Index : log.Entries.Count;
        return new Outcome(times.Allows(inside.Count), entry, expected, actual);
    }

    /// <summary>The state in which the client has come to <paramref name="instant"/>, before anything happens then.</summary>
    private static string StateBefore(TransitionLog log, Instant instant) =>
        log.Of<Entry.StateChange>().LastOrDefault(change => change.At < instant)?.Current ?? StateNames.All[0];

    private static IEnumerable<(int Index, T Entry)> Indexed<T>(TransitionLog log, Window window)
        where T : Entry
    {
        for (int index = 0; index < log.Entries.Count; index++)
        {
            if (log.Entries[index] is T entry && window.Contains(entry.At))
            {
                yield return (index, entry);
            }
        }
    }

    private static Window Whole(TransitionLog log) => new(Instant.Start, log.End.At);

    private static string Told(Window? window) => window is Window given ? $" {given}" : "";

    private static string Part(string before, object? value) =>
        value is null ? "" : before + Convert.ToString(value, CultureInfo.InvariantCulture);
}
