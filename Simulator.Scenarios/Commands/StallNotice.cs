using System.Globalization;
using Simulator.Scenarios.Watching;

namespace Simulator.Scenarios.Commands;

/// <summary>
/// Says so, once each time, when nothing has come to an end for long: a client that never answers can be stopped by nobody
/// but the person who waits.
/// </summary>
internal sealed class StallNotice : IDisposable
{
    /// <summary>How long a person would wait before wondering.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TimeSpan patience;
    private readonly Timer timer;
    private readonly UnderWay underWay;
    private volatile Func<string>? latest;

    /// <summary>Begins to wait.</summary>
    /// <param name="error">Where it is said.</param>
    /// <param name="patience">For how long nothing must have come to an end.</param>
    /// <param name="underWay">What is being run.</param>
    public StallNotice(TextWriter error, TimeSpan patience, UnderWay underWay)
    {
        this.underWay = underWay;
        this.patience = patience;
        timer = new Timer(_ => error.WriteLine(Text()), null, patience, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Something has come to an end.</summary>
    /// <param name="tell">Tells it.</param>
    public void Move(Func<string> tell)
    {
        latest = tell;
        timer.Change(patience, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose() => timer.Dispose();

    private string Text() => string.Create(
        CultureInfo.InvariantCulture,
        $"Nothing has come to an end for {patience.TotalSeconds:0.###} s{(latest is null ? "" : $", since {latest()}")}{(underWay.Names(patience) is { Length: > 0 } names ? $", in {names}" : "")}. If the client never answers, this ends after {ClientWatch.Patience.TotalSeconds:0} s, or by Ctrl-C pressed twice.");
}
