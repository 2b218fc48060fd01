using System.Globalization;
using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Adapters;

/// <summary>One run of a client that lives in an adapter's process.</summary>
internal sealed class ProcessClient : IClient
{
    private readonly AdapterProcess adapter;
    private readonly int run;
    private Answer answer;

    /// <summary>Begins a run.</summary>
    public ProcessClient(AdapterProcess adapter, int run, ClientSetup setup)
    {
        this.adapter = adapter;
        this.run = run;
        answer = Ask(TurnWriter.Begin(run, setup));
    }

    /// <inheritdoc/>
    public string State => answer.State;

    /// <inheritdoc/>
    public Instant? NextDeadline => answer.Deadline;

    /// <inheritdoc/>
    public IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
    {
        answer = Ask(TurnWriter.Input(run, now, input));
        return answer.Outputs;
    }

    private Answer Ask(string line)
    {
        Answer given = adapter.Ask(line);
        if (given.Run != run)
        {
            adapter.Dispose();
            throw new ClientFaultException("adapter/other-run", string.Create(CultureInfo.InvariantCulture, $"the adapter answered for run {given.Run}, and was asked about run {run}"));
        }

        return given.Threw is null ? given : throw new ClientFaultException("client/threw", given.Threw);
    }
}
