using Simulator.Clients;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>
/// The client under test, from which no exception gets out. One that throws, answers null or cannot even be made has
/// broken its promise to be total: the run ends there, with a finding.
/// </summary>
#pragma warning disable CA1031 // whatever a client under test throws is a finding about it, never an end of the tool
internal sealed class GuardedClient
{
    /// <summary>More outputs than any instant may have entries: the list itself is not to be trusted.</summary>
    private const int MostOutputs = 100_000;

    private readonly LogBuilder log;
    private readonly IClient? client;
    private readonly OutputCheck check;
    private Moment last;
    private string? known; // the state that was checked last: mostly it is read again

    /// <summary>Has the client made, as the program under test makes it.</summary>
    public GuardedClient(Func<ClientSetup, IClient> make, ClientSetup setup, LogBuilder log, SimulationLimits limits)
    {
        this.log = log;
        check = new OutputCheck(limits);
        try
        {
            client = make(setup);
            if (client is null)
            {
                log.Stop(last, "client/null", "there is no client: what makes it returned null");
            }
        }
        catch (Exception error)
        {
            Stop("being made", error);
        }
    }

    /// <summary>The state that a program reads now.</summary>
    public string State
    {
        get
        {
            string? state = Read("State", asked => asked.State);
            if (state is not null && ReferenceEquals(state, known))
            {
                return state;
            }

            if (check.InText("State", state) is (string cause, string explanation))
            {
                log.Stop(last, cause, $"{explanation}; State is the name of the state, such as initialized");
                return "";
            }

            return known = state!;
        }
    }

    /// <summary>When the client next wants to be woken, on its own clock.</summary>
    public Instant? NextDeadline => Read("NextDeadline", asked => asked.NextDeadline);

    /// <summary>What the client does about <paramref name="input"/>.</summary>
    public IReadOnlyList<ClientOutput> Handle(Moment now, ClientInput input)
    {
        last = now;
        try
        {
            return Checked(now, input.GetType().Name, client?.Handle(now.Awake, input));
        }
        catch (Exception error)
        {
            Stop(input.GetType().Name, error);
        }

        return [];
    }

    /// <summary>What the client does of its own accord.</summary>
    public IReadOnlyList<ClientOutput> Act(Moment now, IReadOnlyList<ClientOutput> outputs)
    {
        last = now;
        return Checked(now, "its own", outputs);
    }

    /// <summary>The run is at its end: a client that holds something lets it go.</summary>
    public void End()
    {
        try
        {
            (client as IDisposable)?.Dispose();
        }
        catch (Exception error)
        {
            Stop("Dispose", error);
        }
    }

    /// <summary>Writes down what decides how the client goes on; nothing where there is no client.</summary>
    /// <exception cref="ClientFaultException">The client is not a value, or throws.</exception>
    public void Write(ValueWriter writer)
    {
        try
        {
            switch (client)
            {
                case null: break;
                case IValueClient value: value.Write(writer); break;
                default: throw new ClientFaultException("client/no-value", $"{client.GetType().Name} cannot write down what it knows: implement {nameof(IValueClient)}, or look for mistakes at random, which takes any client.");
            }
        }
        catch (Exception error) when (error is not ClientFaultException)
        {
            throw new ClientFaultException("client/threw", Thrown.Tell(error, nameof(IValueClient.Write)));
        }
    }

    /// <summary>The outputs, read once: a list of a client's own may be another one when it is read again.</summary>
    private ClientOutput[] Checked(Moment now, string occasion, IReadOnlyList<ClientOutput>? given)
    {
        if (given is null)
        {
            log.Stop(now, "client/null", $"Handle returned null: return an empty list where there is nothing to do about {occasion}");
            return [];
        }

        if (given is ClientOutput[] whole)
        {
            return Right(now, occasion, whole); // an array is what it is
        }

        int count = given.Count;
        if (count is < 0 or > MostOutputs)
        {
            log.Stop(now, "client/flood", $"Handle returned a list of {count} outputs about {occasion}: at most {MostOutputs} are taken");
            return [];
        }

        var outputs = new ClientOutput[count];
        for (int index = 0; index < count; index++)
        {
            outputs[index] = given[index];
        }

        return Right(now, occasion, outputs);
    }

    /// <summary>The outputs; none where one of them is what no client may say: the run ends there, before any is carried out.</summary>
    private ClientOutput[] Right(Moment now, string occasion, ClientOutput[] outputs)
    {
        foreach (ClientOutput output in outputs)
        {
            if (check.MistakeIn(output) is (string cause, string explanation))
            {
                log.Stop(now, cause, $"{explanation}; on {occasion}");
                return [];
            }
        }

        return outputs;
    }

    private T? Read<T>(string what, Func<IClient, T?> ask)
    {
        try
        {
            return client is null ? default : ask(client);
        }
        catch (Exception error)
        {
            Stop(what, error);
            return default;
        }
    }

    private void Stop(string occasion, Exception error) =>
        log.Stop(
            last,
            (error as ClientFaultException)?.Cause ?? "client/threw",
            error is ClientFaultException ? error.Message : Thrown.Tell(error, occasion));
}
#pragma warning restore CA1031
