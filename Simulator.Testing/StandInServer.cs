using System.Net;
using Simulator.Scenarios.Serving;
using Simulator.Simulation;
using Simulator.Sockets.Application;
using Simulator.Time;

namespace Simulator.Testing;

/// <summary>
/// A stand-in for a Pusher server on loopback, for tests from end to end: any number of clients, presence, client events, and the HTTP
/// interface through which the usual server libraries publish. Nobody is judged.
/// </summary>
public sealed class StandInServer : IAsyncDisposable
{
    private readonly StandIn standIn;

    private StandInServer(Scenario scenario, StandInSettings settings)
    {
        standIn = new StandIn(scenario, settings, _ => { });
        Application = settings.Application;
    }

    /// <summary>The address for clients, without a path, such as <c>ws://127.0.0.1:43210</c>.</summary>
    public Uri Address => standIn.Address;

    /// <summary>The port, for clients and for the application's own server.</summary>
    public int Port => Address.Port;

    /// <summary>The application key.</summary>
    public string Key => standIn.Played.Client.Key;

    /// <summary>What the application's own server signs with.</summary>
    public Credentials Application { get; }

    /// <summary>Starts one.</summary>
    /// <param name="scenario">What happens to all clients from the first of them on; null for nothing.</param>
    /// <param name="application">What the application's own server signs with; null for the usual.</param>
    /// <param name="port">The port; 0 for one that is free.</param>
    /// <exception cref="System.Net.Sockets.SocketException">Nobody can listen there.</exception>
    public static Task<StandInServer> StartAsync(Scenario? scenario = null, Credentials? application = null, int port = 0) => Task.FromResult(new StandInServer(
        scenario ?? new Scenario("stand-in", "A stand-in for a Pusher server", Instant.Start),
        new StandInSettings { Address = IPAddress.Loopback, Port = port, Application = application ?? new Credentials() }));

    /// <summary>Lets something happen now: any step of the language.</summary>
    public void Do(StepAction action) => standIn.Do(action);

    /// <summary>Stops the server, and closes what is open.</summary>
    public ValueTask DisposeAsync() => standIn.DisposeAsync();
}
