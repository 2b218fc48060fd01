using Simulator.Clients;
using Simulator.Protocol;

namespace Simulator.Adapters;

/// <summary>
/// Makes clients that live in adapters: one process for each thread, which serves one run after the other. One that has
/// gone wrong is started again for the next run.
/// </summary>
/// <param name="command">The command that starts an adapter.</param>
public sealed class AdapterPool(AdapterCommand command) : IDisposable
{
    private readonly ThreadLocal<Seat> seats = new(() => new Seat(), trackAllValues: true);
    private AdapterProcess? greeted;
    private Hello? hello;
    private bool isDisposed;

    /// <summary>How long an adapter may take to answer a line; ten seconds by default.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether each run has a process of its own, so that nothing can be left of the run before.</summary>
    public bool Fresh { get; set; }

    /// <summary>Who the adapter says that it is: it is started for that once, and serves the next run.</summary>
    /// <exception cref="ClientFaultException">It cannot be started, or does not say hello as it should.</exception>
    public Hello Greet()
    {
        if (hello is null)
        {
            AdapterProcess started = AdapterProcess.Start(command, Patience);
            hello = started.Hello;
            Interlocked.Exchange(ref greeted, started)?.Dispose();
        }

        return hello;
    }

    /// <summary>Begins a run of a client on this thread, and ends the one before.</summary>
    /// <exception cref="ClientFaultException">The adapter cannot be started, or does not answer as it should.</exception>
    public IClient Make(ClientSetup setup)
    {
        Seat seat = seats.Value!;
        if (Fresh)
        {
            seat.Dispose();
        }

        return seat.Begin(Started, setup);
    }

    /// <summary>Ends all adapters.</summary>
    public void Dispose()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        foreach (Seat seat in seats.Values)
        {
            seat.Dispose();
        }

        seats.Dispose();
        greeted?.Dispose();
    }

    private AdapterProcess Started() => Interlocked.Exchange(ref greeted, null) ?? AdapterProcess.Start(command, Patience);

    /// <summary>The place of a thread: its adapter, and the run that it is about.</summary>
    private sealed class Seat : IDisposable
    {
        private AdapterProcess? adapter;
        private int run;

        public ProcessClient Begin(Func<AdapterProcess> start, ClientSetup setup)
        {
            if (adapter?.TryEnd(run) != true)
            {
                adapter = start();
            }

            return new ProcessClient(adapter, ++run, setup);
        }

        public void Dispose() => adapter?.Dispose();
    }
}
