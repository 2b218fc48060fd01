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

    /// <summary>How long an adapter may take to answer a line; ten seconds by default.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Begins a run of a client on this thread, and ends the one before.</summary>
    /// <exception cref="ClientFaultException">The adapter cannot be started, or does not answer as it should.</exception>
    public IClient Make(ClientSetup setup) => seats.Value!.Begin(command, Patience, setup);

    /// <summary>Ends all adapters.</summary>
    public void Dispose()
    {
        foreach (Seat seat in seats.Values)
        {
            seat.Dispose();
        }

        seats.Dispose();
    }

    /// <summary>The place of a thread: its adapter, and the run that it is about.</summary>
    private sealed class Seat : IDisposable
    {
        private AdapterProcess? adapter;
        private int run;

        public ProcessClient Begin(AdapterCommand command, TimeSpan patience, ClientSetup setup)
        {
            if (adapter?.TryEnd(run) != true)
            {
                adapter = AdapterProcess.Start(command, patience);
            }

            return new ProcessClient(adapter, ++run, setup);
        }

        public void Dispose() => adapter?.Dispose();
    }
}
