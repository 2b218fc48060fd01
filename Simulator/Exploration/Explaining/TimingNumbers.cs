using Simulator.Network;
using Simulator.Time;

namespace Simulator.Exploration.Explaining;

/// <summary>The numbers of how long things take on the path, each by the name of its member; those of a range by its two ends.</summary>
internal static class TimingNumbers
{
    private static readonly NetworkTimings Usual = new();

    private static readonly (string Name, Func<TimingsChange, DurationRange?> Read, Func<TimingsChange, DurationRange, TimingsChange> With)[] Ranges =
    [
        ("openAfter", change => change.OpenAfter, (change, range) => change with { OpenAfter = range }),
        ("establishedAfter", change => change.EstablishedAfter, (change, range) => change with { EstablishedAfter = range }),
        ("refuseAfter", change => change.RefuseAfter, (change, range) => change with { RefuseAfter = range }),
        ("messageAfter", change => change.MessageAfter, (change, range) => change with { MessageAfter = range }),
        ("closeAfter", change => change.CloseAfter, (change, range) => change with { CloseAfter = range }),
        ("authAfter", change => change.AuthAfter, (change, range) => change with { AuthAfter = range }),
    ];

    private static readonly (string Name, Func<TimingsChange, Duration?> Read, Func<TimingsChange, Duration, TimingsChange> With)[] Limits =
    [
        ("idleTimeout", change => change.IdleTimeout, (change, limit) => change with { IdleTimeout = limit }),
        ("lifetime", change => change.Lifetime, (change, limit) => change with { Lifetime = limit }),
    ];

    /// <summary>The numbers of a change, with the change as it is with another value.</summary>
    public static IEnumerable<(string Name, long Value, Func<long, TimingsChange> With)> In(TimingsChange change) =>
    [
        .. Ranges.SelectMany(member => member.Read(change) is DurationRange range ? InRange(member.Name, range, other => member.With(change, other)) : []),
        .. from member in Limits
           let limit = member.Read(change) ?? NetworkTimings.NoLimit
           where limit != NetworkTimings.NoLimit
           select (member.Name, limit.Milliseconds, (Func<long, TimingsChange>)(value => member.With(change, new Duration(value)))),
    ];

    /// <summary>What is not as usual in <paramref name="timings"/>: what a file has to say.</summary>
    public static TimingsChange Told(NetworkTimings timings) => new()
    {
        OpenAfter = Other(timings.OpenAfter, Usual.OpenAfter),
        EstablishedAfter = Other(timings.EstablishedAfter, Usual.EstablishedAfter),
        RefuseAfter = Other(timings.RefuseAfter, Usual.RefuseAfter),
        MessageAfter = Other(timings.MessageAfter, Usual.MessageAfter),
        CloseAfter = Other(timings.CloseAfter, Usual.CloseAfter),
        AuthAfter = Other(timings.AuthAfter, Usual.AuthAfter),
        IdleTimeout = timings.IdleTimeout,
        Lifetime = timings.Lifetime,
        Worn = timings.Worn,
    };

    private static DurationRange? Other(DurationRange range, DurationRange usual) => range == usual ? null : range;

    /// <summary>Neither end passes the other.</summary>
    private static IEnumerable<(string Name, long Value, Func<long, TimingsChange> With)> InRange(string name, DurationRange range, Func<DurationRange, TimingsChange> with) => range.IsExact
        ? [(name, range.From.Milliseconds, value => with(new DurationRange(new Duration(value), new Duration(value))))]
        : [
            ($"{name}.from", range.From.Milliseconds, value => with(new DurationRange(Duration.Shorter(new Duration(value), range.To), range.To))),
            ($"{name}.to", range.To.Milliseconds, value => with(new DurationRange(range.From, Duration.Longer(new Duration(value), range.From)))),
        ];
}
