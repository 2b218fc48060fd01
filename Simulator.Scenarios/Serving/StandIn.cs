using Simulator.Logs;
using Simulator.Simulation;
using Simulator.Sockets;
using Simulator.Time;

namespace Simulator.Scenarios.Serving;

/// <summary>
/// A stand-in for a Pusher server: any number of clients, channels, presence, client events, the HTTP interface, and a world that goes
/// wrong when a scenario or the control channel says so. Nobody is judged.
/// </summary>
internal sealed class StandIn : IAsyncDisposable
{
    private const int MostEntries = 10_000;

    /// <summary>The longest text that a run lets pass in any case.</summary>
    private const int MostMessageBytes = 100_000;

    private readonly LiveServer server;

    /// <summary>Listens from now on.</summary>
    /// <param name="scenario">What happens from the first client on.</param>
    /// <param name="settings">Where, and for which application.</param>
    /// <param name="see">Sees every entry, on a thread of its own; it must not wait.</param>
    /// <exception cref="System.Net.Sockets.SocketException">Nobody can listen there.</exception>
    public StandIn(Scenario scenario, StandInSettings settings, Action<Entry> see)
    {
        Played = scenario with
        {
            Until = Instant.Start + Duration.Longest,
            Client = scenario.Client with { Key = settings.Key ?? scenario.Client.Key },
            App = scenario.App with { Secret = settings.Application.Secret },
        };
        var seen = new SeenEntries(MostEntries);
        var control = new ControlChannel(Played, audience: null, isDriven: false, seen);
        server = LiveServer.Start(Played, new ServerOptions
        {
            Address = settings.Address,
            Port = settings.Port,
            Certificate = settings.Certificate,
            Application = settings.Application,
            KeepsLog = false,
            MostMessageBytes = MostMessageBytes,
            Reply = control.ReplyAsync,
            Happened = entry =>
            {
                seen.Add(entry);
                see(entry);
            },
        });
        control.Server = server;
    }

    /// <summary>The scenario, without an end.</summary>
    public Scenario Played { get; }

    /// <summary>Where the server is.</summary>
    public Uri Address => server.Address;

    /// <summary>Takes a step that is not in the scenario.</summary>
    public void Do(StepAction action) => server.Do(action);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server.DisposeAsync();
}
