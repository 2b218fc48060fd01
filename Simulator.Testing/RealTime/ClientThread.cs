using System.Collections.Concurrent;

namespace Simulator.Testing.RealTime;

/// <summary>The one thread of a client on the wall clock: its continuations, timers and calls come here, one after the other.</summary>
internal sealed class ClientThread : SynchronizationContext, IDisposable
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> work = [];
    private readonly Thread thread;

    public ClientThread()
    {
        thread = new Thread(Work) { IsBackground = true, Name = "client" };
        thread.Start();
    }

    /// <summary>The first exception that nobody caught; null where there is none.</summary>
    public Exception? Failure { get; private set; }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        try
        {
            work.Add((d, state));
        }
        catch (InvalidOperationException)
        {
            // It is over: nobody waits for this any more.
        }
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("the client’s thread is not waited for");

    /// <summary>Does something on it.</summary>
    public void Do(Func<Task> act) => Post(async _ => await WatchedAsync(act), null);

    /// <inheritdoc/>
    public void Dispose()
    {
        work.CompleteAdding();
        if (thread.Join(TimeSpan.FromSeconds(2)))
        {
            work.Dispose();
        }
    }

#pragma warning disable CA1031, CA2007 // whatever the client throws is told; and it goes on here
    private async Task WatchedAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception failure)
        {
            Failure ??= failure;
        }
    }

    private void Work()
    {
        SetSynchronizationContext(this);
        foreach ((SendOrPostCallback callback, object? state) in work.GetConsumingEnumerable())
        {
            try
            {
                callback(state);
            }
            catch (Exception failure)
            {
                Failure ??= failure;
            }
        }
    }
#pragma warning restore CA1031, CA2007
}
