using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Adapters;

/// <summary>One run of a client that lives in an adapter's process.</summary>
internal sealed class ProcessClient : IClient, IDisposable
{
    private readonly Action<AdapterProcess> release;
    private readonly Func<AdapterProcess>? startAlone;
    private AdapterProcess? adapter;
    private int run;
    private Answer answer = new(0, [], "", null, null);
    private List<Func<int, string>>? told; // the run so far, where it may have to be told again

    /// <summary>A run of <paramref name="adapter"/>.</summary>
    /// <param name="adapter">The process.</param>
    /// <param name="release">Gives the process back at the end.</param>
    /// <param name="startAlone">Starts a process for this run alone, where the one that it shares with other runs goes wrong; null where it shares it with none.</param>
    public ProcessClient(AdapterProcess adapter, Action<AdapterProcess> release, Func<AdapterProcess>? startAlone)
    {
        this.adapter = adapter;
        this.release = release;
        this.startAlone = startAlone;
        run = adapter.NewRun();
        told = startAlone is null ? null : [];
    }

    /// <inheritdoc/>
    public string State => answer.State;

    /// <inheritdoc/>
    public Instant? NextDeadline => answer.Deadline;

    /// <summary>Begins the run.</summary>
    /// <exception cref="ClientFaultException">The adapter does not answer as it should.</exception>
    public void Begin(ClientSetup setup) => Ask(number => TurnWriter.Begin(number, setup));

    /// <inheritdoc/>
    public IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
    {
        Ask(number => TurnWriter.Input(number, now, input));
        return answer.Outputs;
    }

    /// <summary>Ends the run.</summary>
    public void Dispose()
    {
        if (adapter is AdapterProcess held)
        {
            adapter = null;
            held.End(run);
            release(held);
        }
    }

    private void Ask(Func<int, string> line)
    {
        ObjectDisposedException.ThrowIf(adapter is null, this);
        told?.Add(line);
        try
        {
            answer = adapter.Ask(run, line(run));
        }
        catch (ClientFaultException) when (told is not null)
        {
            TellAgain(told);
        }

        if (answer.Threw is string thrown)
        {
            throw new ClientFaultException("client/threw", thrown);
        }
    }

    /// <summary>Another run of the process may be to blame: this one is told again from its beginning, to a process of its own.</summary>
    private void TellAgain(List<Func<int, string>> lines)
    {
        told = null;
        Dispose();
        adapter = startAlone!();
        run = adapter.NewRun();
        foreach (Func<int, string> line in lines)
        {
            answer = adapter.Ask(run, line(run));
        }
    }
}
