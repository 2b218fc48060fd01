using Simulator.Adapters.Drivers;
using Simulator.Clients;
using Simulator.Profiles;
using Simulator.Rules;

namespace Simulator.Scenarios.Serving;

/// <summary>What is known of the one who drives the client: whether it tells what the client emits, and takes calls.</summary>
internal sealed class Audience
{
    private readonly Lock gate = new();
    private DriverHello? hello;
    private bool emits;
    private bool isCalled;
    private string? mistake;

    /// <summary>Who drives the client; null where nobody said so.</summary>
    public DriverHello? Hello
    {
        get
        {
            lock (gate)
            {
                return hello;
            }
        }
    }

    /// <summary>What a driver said that cannot be read; null where all could.</summary>
    public string? Mistake
    {
        get
        {
            lock (gate)
            {
                return mistake;
            }
        }
    }

    /// <summary>What is known beside the wire.</summary>
    public Evidence Evidence
    {
        get
        {
            lock (gate)
            {
                bool calls = isCalled || (hello is not null && !hello.Cannot.Contains(Capability.Calls));
                return (emits || hello is not null ? Evidence.Emissions : Evidence.Wire) | (calls ? Evidence.Calls : Evidence.Wire);
            }
        }
    }

    /// <summary>A driver says who it is.</summary>
    public void Greet(DriverHello said)
    {
        lock (gate)
        {
            hello = said;
        }
    }

    /// <summary>Somebody tells what the client emits.</summary>
    public void Hear(ClientOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        lock (gate)
        {
            emits = true;
        }
    }

    /// <summary>Somebody takes calls.</summary>
    public void Listen()
    {
        lock (gate)
        {
            isCalled = true;
        }
    }

    /// <summary>Something that a driver said cannot be read.</summary>
    public void Misread(string what)
    {
        lock (gate)
        {
            mistake ??= what;
        }
    }
}
