using System.Globalization;
using Simulator.Logs;
using Simulator.Time;

namespace Simulator.Expectations;

/// <summary>The greatest value of a measure in one run: of several that are equal, the first.</summary>
/// <param name="Measure">What was measured.</param>
/// <param name="Value">The value, in milliseconds where it is a length; null where there was nothing to measure.</param>
/// <param name="From">When what has this value began.</param>
/// <param name="To">When it ended; the end of the run where it was not over by then.</param>
public sealed record Measurement(Measure Measure, long? Value, Instant From, Instant To)
{
    /// <summary>The value in words, without when it was.</summary>
    public string ValueTold => Value is not long value ? "nothing to measure"
        : Measure.IsLength ? new Duration(value).ToString()
        : value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The value in words, with when it was.</summary>
    public string Told => Value is null or 0 ? ValueTold : $"{ValueTold}, from {From} to {To}";

    /// <summary>Measures a run.</summary>
    internal static Measurement Of(Measure measure, LogIndex log) => measure switch
    {
        Measure.Gap gap => GapOf(gap, log),
        Measure.Most most => MostOf(most, log),
        Measure.Count count => CountOf(count, log),
        Measure.Span span => SpanOf(span, log),
        Measure.While lasting => WhileOf(lasting, log),
        _ => throw new ArgumentException($"cannot measure {measure.GetType().Name}", nameof(measure)),
    };

    private static Measurement GapOf(Measure.Gap measure, LogIndex log)
    {
        var worst = new Measurement(measure, null, Instant.Start, Instant.Start);
        Instant? last = null;
        foreach ((_, Entry entry) in log.Seen(measure.Of))
        {
            worst = last is Instant before ? worst.OrLonger(before, entry.At) : worst;
            last = entry.At;
        }

        return worst;
    }

    private static Measurement MostOf(Measure.Most measure, LogIndex log)
    {
        var worst = new Measurement(measure, 0, Instant.Start, Instant.Start);
        List<(int Index, Entry Entry)> seen = log.Seen(measure.Of);
        int first = 0;
        for (int place = 0; place < seen.Count; place++)
        {
            while (seen[place].Entry.At - seen[first].Entry.At > measure.InAny)
            {
                first++;
            }

            worst = place - first + 1 > worst.Value ? worst with { Value = place - first + 1, From = seen[first].Entry.At, To = seen[place].Entry.At } : worst;
        }

        return worst;
    }

    private static Measurement CountOf(Measure.Count measure, LogIndex log)
    {
        List<(int Index, Entry Entry)> seen = log.Seen(measure.Of);
        return seen.Count == 0
            ? new Measurement(measure, 0, Instant.Start, Instant.Start)
            : new Measurement(measure, seen.Count, seen[0].Entry.At, seen[^1].Entry.At);
    }

    /// <summary>What is not over at the end counts until then: a client that never comes back is not the best of all.</summary>
    private static Measurement SpanOf(Measure.Span measure, LogIndex log)
    {
        var worst = new Measurement(measure, null, Instant.Start, Instant.Start);
        Instant? begun = null;
        foreach ((_, Entry entry) in log.In<Entry>(log.Whole))
        {
            if (begun is Instant since && measure.To.Matches(entry))
            {
                worst = worst.OrLonger(since, entry.At);
                begun = null;
            }

            begun = begun is null && measure.From.Matches(entry) ? entry.At : begun;
        }

        return begun is Instant open ? worst.OrLonger(open, log.Log.End.At) : worst;
    }

    /// <summary>Counts on the clock that stands still while the device sleeps; what is so at the end counts until then.</summary>
    private static Measurement WhileOf(Measure.While measure, LogIndex log)
    {
        var worst = new Measurement(measure, null, Instant.Start, Instant.Start);
        var seen = new CircumstancesSeen(log.Log.Setup);
        Moment? begun = null;
        foreach ((_, Entry entry) in log.In<Entry>(log.Whole))
        {
            seen.See(entry);
            bool holds = seen.Are(measure.Holds);
            if (begun is Moment since && (!holds || CircumstancesSeen.Ends(measure.Holds, entry) || measure.Without?.Matches(entry) == true))
            {
                worst = worst.OrLongerAwake(since, entry.When);
                begun = null;
            }

            begun = !holds ? null : begun ?? entry.When;
        }

        return begun is Moment open ? worst.OrLongerAwake(open, log.Log.End) : worst;
    }

    private Measurement OrLonger(Instant from, Instant to) => OrLonger(to - from, from, to);

    private Measurement OrLongerAwake(Moment from, Moment to) => OrLonger(to.Awake - from.Awake, from.At, to.At);

    private Measurement OrLonger(Duration length, Instant from, Instant to) =>
        Value is null || length.Milliseconds > Value ? this with { Value = length.Milliseconds, From = from, To = to } : this;
}
