using Simulator.Clients;
using Simulator.Protocol;

namespace Simulator.Adapters;

/// <summary>
/// Makes clients that live in adapters. A process serves one run after the other, or some at a time; there are as many as are needed
/// at once. One that has gone wrong is started again for the next run.
/// </summary>
/// <param name="command">The command that starts an adapter.</param>
public sealed class AdapterPool(AdapterCommand command) : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<AdapterProcess> adapters = []; // the first that has room takes the next run
    private Hello? hello;
    private bool isDisposed;

    /// <summary>How long an adapter may take to answer a line; ten seconds by default.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many runs one process may serve at a time, each on a thread of its own; 1 by default.</summary>
    public int RunsAtATime { get; init; } = 1;

    /// <summary>Whether each run has a process of its own, so that nothing can be left of the run before.</summary>
    public bool Fresh { get; set; }

    /// <summary>Who the adapter says that it is: it is started for that once, and serves the next run.</summary>
    /// <exception cref="ClientFaultException">It cannot be started, or does not say hello as it should.</exception>
    public Hello Greet()
    {
        if (hello is null)
        {
            AdapterProcess adapter = Take();
            hello = adapter.Hello;
            adapter.IsSpent = false;
            Release(adapter);
        }

        return hello;
    }

    /// <summary>Begins a run of a client. It ends when the client is disposed.</summary>
    /// <exception cref="ClientFaultException">The adapter cannot be started, or does not answer as it should.</exception>
    public IClient Make(ClientSetup setup)
    {
        var client = new ProcessClient(Take(), Release, RunsAtATime == 1 ? null : StartAlone);
        try
        {
            client.Begin(setup);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Ends all adapters.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            adapters.ForEach(adapter => adapter.Dispose());
            adapters.Clear();
        }
    }

    private AdapterProcess Start() => AdapterProcess.Start(command, Patience);

    private AdapterProcess StartAlone()
    {
        AdapterProcess adapter = Start();
        adapter.IsSpent = true;
        adapter.Runs = 1;
        return adapter;
    }

    private AdapterProcess Take()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            if (adapters.Find(adapter => !adapter.IsOver && !adapter.IsSpent && adapter.Runs < RunsAtATime) is AdapterProcess free)
            {
                free.Runs++;
                free.IsSpent = Fresh;
                return free;
            }
        }

        AdapterProcess started = Start();
        started.IsSpent = Fresh;
        started.Runs = 1;
        lock (gate)
        {
            adapters.Add(started);
        }

        return started;
    }

    private void Release(AdapterProcess adapter)
    {
        lock (gate)
        {
            adapter.Runs--;
            if (adapter.IsOver || (adapter.IsSpent && adapter.Runs == 0))
            {
                adapters.Remove(adapter);
                adapter.Dispose();
            }
        }
    }
}
