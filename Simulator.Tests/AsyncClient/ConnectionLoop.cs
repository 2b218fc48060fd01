namespace Simulator.Tests.AsyncClient;

/// <summary>
/// Keeps one client connected from a call of <c>connect</c> until it comes to rest: attempt, wait, attempt. Each stretch
/// has a loop of its own, so that nothing of an old one can speak in a new one.
/// </summary>
internal sealed class ConnectionLoop : IDisposable
{
    private readonly PusherOptions options;
    private readonly PusherClient client;
    private readonly ChannelList channels;
    private readonly ITimer unavailableTimer;
    private readonly ITimer replaceTimer;
    private Attempt? attempt;
    private TimeSpan started;
    private CancellationTokenSource? waiting;
    private int failures;
    private bool stopped;

    public ConnectionLoop(PusherOptions options, PusherClient client, ChannelList channels)
    {
        this.options = options;
        this.client = client;
        this.channels = channels;
        unavailableTimer = Timer(BecomeUnavailable);
        replaceTimer = Timer(() => attempt?.GiveUpForAnother());
    }

    /// <summary>The wall clock may be set at any time; this one never is.</summary>
    private TimeSpan Now => options.Time.GetElapsedTime(0);

    public string SocketId => attempt?.SocketId ?? "";

    public void Start()
    {
        EnterConnecting();
        _ = RunAsync();
    }

    /// <summary>The program wants no connection any more.</summary>
    public void Stop()
    {
        if (!stopped)
        {
            attempt?.Close();
            Rest();
        }
    }

    /// <summary>The program asks why it should wait any longer.</summary>
    public void SkipWait() => waiting?.Cancel();

    public void NetworkChanged(bool online)
    {
        if (stopped)
        {
            return;
        }

        if (!online && client.State == PusherState.Connected)
        {
            attempt?.Close();
        }

        if (online && client.State != PusherState.Connected)
        {
            attempt?.GiveUpForAnother();
            waiting?.Cancel();
        }
    }

    public void Dispose()
    {
        Stop();
        waiting?.Dispose();
        attempt?.Dispose();
    }

    /// <summary>The application has accepted the attempt under way.</summary>
    public void Accepted(Attempt accepted)
    {
        if (stopped || accepted != attempt)
        {
            return;
        }

        failures = 0;
        unavailableTimer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        replaceTimer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        client.ChangeState(PusherState.Connected);
        if (!stopped)
        {
            channels.SubscribeAll(accepted);
        }
    }

    private async Task RunAsync()
    {
        while (!stopped)
        {
            client.Exclusively(Begin);
            using var next = new Attempt(options, client, this);
            attempt = next;
            CloseReason ended = await next.RunAsync(client.Encrypted);
            TimeSpan? retryAt = null;
            client.Exclusively(() => retryAt = Decide(next, ended));
            if (retryAt is TimeSpan at)
            {
                await WaitUntilAsync(at);
            }
        }
    }

    /// <summary>When the next attempt starts; null where there is none.</summary>
    private TimeSpan? Decide(Attempt over, CloseReason ended)
    {
        channels.Forget(over);
        attempt = null;
        replaceTimer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (stopped)
        {
            return null;
        }

        if (ended.IsFinal || (ended.AsksForEncryption && client.Encrypted))
        {
            Rest();
            return null;
        }

        client.Encrypted |= ended.AsksForEncryption;
        if (ended.WasAccepted)
        {
            client.ChangeState(PusherState.Disconnected);
            EnterConnecting();
        }

        return Announce(ended.RetryNow || ended.AsksForEncryption ? Now : RetryAt(ended));
    }

    private TimeSpan RetryAt(CloseReason ended)
    {
        if (client.State == PusherState.Unavailable)
        {
            return started + options.RetryInterval;
        }

        if (ended.AsksForPause)
        {
            return Now + options.BackOffWait;
        }

        if (ended.WasAccepted || ended.AsksForRetry)
        {
            return started + options.ReconnectFloor;
        }

        return Now + options.RetryWaits[Math.Min(failures++, options.RetryWaits.Count - 1)];
    }

    private TimeSpan Announce(TimeSpan retryAt)
    {
        if (retryAt > Now)
        {
            waiting = new CancellationTokenSource();
            client.Announce(retryAt - Now);
        }

        return retryAt;
    }

    private async Task WaitUntilAsync(TimeSpan retryAt)
    {
        if (waiting is not CancellationTokenSource wait)
        {
            return;
        }

        try
        {
            await Task.Delay(retryAt - Now, options.Time, wait.Token);
        }
        catch (OperationCanceledException)
        {
            // Stopped, or told that there is no reason to wait: the loop looks which.
        }
        finally
        {
            waiting = null;
            wait.Dispose();
        }
    }

    private void EnterConnecting()
    {
        failures = 0;
        unavailableTimer.Change(options.UnavailableAfter, Timeout.InfiniteTimeSpan);
        client.ChangeState(PusherState.Connecting);
    }

    private void BecomeUnavailable()
    {
        if (!stopped && client.State == PusherState.Connecting)
        {
            client.ChangeState(PusherState.Unavailable);
            ReplaceAfterInterval();
        }
    }

    private void Begin()
    {
        started = Now;
        if (client.State == PusherState.Unavailable)
        {
            ReplaceAfterInterval();
        }
    }

    /// <summary>An attempt that still hangs when the next one is due makes way for it.</summary>
    private void ReplaceAfterInterval()
    {
        TimeSpan left = started + options.RetryInterval - Now;
        replaceTimer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private ITimer Timer(Action elapsed) =>
        options.Time.CreateTimer(_ => client.Exclusively(elapsed), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Comes to rest; the stretch is over.</summary>
    private void Rest()
    {
        stopped = true;
        unavailableTimer.Dispose();
        replaceTimer.Dispose();
        waiting?.Cancel();
        client.ChangeState(PusherState.Disconnected);
    }
}
