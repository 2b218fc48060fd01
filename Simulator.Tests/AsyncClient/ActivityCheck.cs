namespace Simulator.Tests.AsyncClient;

/// <summary>Asks a silent server for a sign of life, and tells when none comes: a dead socket says nothing by itself.</summary>
internal sealed class ActivityCheck : IDisposable
{
    private readonly TimeSpan silence;
    private readonly TimeSpan patience;
    private readonly Action ask;
    private readonly Action lost;
    private readonly ITimer timer;
    private bool asked;

    public ActivityCheck(PusherOptions options, decimal? serverTimeout, Action ask, Action lost)
    {
        silence = serverTimeout is > 0 and < 1_000_000_000 ? Shorter(TimeSpan.FromMilliseconds((long)(serverTimeout.Value * 1000)), options.ActivityTimeout) : options.ActivityTimeout;
        patience = options.PongTimeout;
        this.ask = ask;
        this.lost = lost;
        timer = options.Time.CreateTimer(_ => Elapsed(), null, silence, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Anything that arrives is a sign of life.</summary>
    public void Heard()
    {
        asked = false;
        timer.Change(silence, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => timer.Dispose();

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private void Elapsed()
    {
        if (asked)
        {
            lost();
            return;
        }

        asked = true;
        timer.Change(patience, Timeout.InfiniteTimeSpan);
        ask();
    }
}
