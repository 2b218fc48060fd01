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
    private readonly LogBuilder log;
    private readonly IClient? client;
    private Moment last;

    /// <summary>Has the client made, as the program under test makes it.</summary>
    public GuardedClient(Func<ClientSetup, IClient> make, ClientSetup setup, LogBuilder log)
    {
        this.log = log;
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
            if (state is null)
            {
                log.Stop(last, "client/null", "State is null: return the name of the state, such as initialized");
            }

            return state ?? "";
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
            IReadOnlyList<ClientOutput>? outputs = client?.Handle(now.Awake, input);
            if (outputs is not null && !HasNull(outputs))
            {
                return outputs;
            }

            string what = outputs is null ? "Handle returned null: return an empty list" : "Handle returned a list with null in it: leave it out";
            log.Stop(now, "client/null", $"{what} where there is nothing to do about {input.GetType().Name}");
        }
        catch (Exception error)
        {
            Stop(input.GetType().Name, error);
        }

        return [];
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
            throw new ClientFaultException("client/threw", $"{error.GetType().Name} on {nameof(IValueClient.Write)}: {error.Message}");
        }
    }

    private static bool HasNull(IReadOnlyList<ClientOutput?> outputs)
    {
        for (int index = 0; index < outputs.Count; index++)
        {
            if (outputs[index] is null)
            {
                return true;
            }
        }

        return false;
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
            error is ClientFaultException ? error.Message : $"{error.GetType().Name} on {occasion}: {error.Message.ReplaceLineEndings(" ")}");
}
#pragma warning restore CA1031
