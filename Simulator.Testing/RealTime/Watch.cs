using Simulator.Adapters.Drivers;
using Simulator.Collections;
using Simulator.Logs;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Serving;

namespace Simulator.Testing.RealTime;

/// <summary>Keeps what happens in a run on real sockets, for those who wait for something.</summary>
internal sealed class Watch : IStageWatch
{
    private readonly Lock gate = new();
    private readonly List<Entry> entries = [];
    private TaskCompletionSource more = NewSource();

    /// <summary>What has happened so far.</summary>
    public ValueList<Entry> Entries
    {
        get
        {
            lock (gate)
            {
                return [.. entries];
            }
        }
    }

    /// <inheritdoc/>
    public void Listening(LoadedScenario source, Uri address)
    {
    }

    /// <inheritdoc/>
    public void Met(DriverHello hello)
    {
    }

    /// <inheritdoc/>
    public void Said(string line)
    {
    }

    /// <inheritdoc/>
    public void Happened(Entry entry)
    {
        lock (gate)
        {
            entries.Add(entry);
            more.TrySetResult();
            more = NewSource();
        }
    }

    /// <summary>Waits for an entry.</summary>
    public async Task<Entry> WaitForAsync(Func<Entry, bool> fits, TimeSpan within)
    {
        await WaitAsync(all => all.Any(fits), "it", within).ConfigureAwait(false);
        return Entries.First(fits);
    }

    /// <summary>Waits until the log so far is as it must be.</summary>
    /// <exception cref="TimeoutException">It was not.</exception>
    public async Task WaitAsync(Func<ValueList<Entry>, bool> fits, string what, TimeSpan within)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            Task next;
            lock (gate)
            {
                next = more.Task;
            }

            if (fits(Entries))
            {
                return;
            }

            TimeSpan left = within - TimeProvider.System.GetElapsedTime(start);
            if (left <= TimeSpan.Zero || await Task.WhenAny(next, Task.Delay(left)).ConfigureAwait(false) != next)
            {
                throw new TimeoutException($"{what} was not seen within {within}. The log so far:\n{string.Join('\n', Entries.Select(LogText.Line))}");
            }
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
