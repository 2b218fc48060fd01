using Simulator.Clients;
using Simulator.Collections;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.RealTime;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Serving;
using Simulator.Simulation;
using Simulator.Testing.Hosting;
using Simulator.Testing.RealTime;

namespace Simulator.Testing;

/// <summary>
/// A WebSocket server on loopback that plays a scenario to a real client, for tests: point the client at <see cref="Address"/>. Time
/// begins with the client's first sign.
/// </summary>
public sealed class ScenarioServer : IAsyncDisposable
{
    private readonly ServedRun run;
    private readonly Watch watch;
    private readonly CancellationTokenSource stop = new();
    private readonly Task<ServedResult> result;

    private ScenarioServer(Scenario scenario, ScenarioServerOptions options)
    {
        watch = new Watch();
        var settings = new ServeSettings { Port = options.Port, Speed = options.Speed, Tolerance = options.Tolerance, Profile = options.Profile, IsDriven = options.Called is not null, Called = options.Called };
        var source = new LoadedScenario(scenario, "", 0, [.. scenario.Steps.Select(_ => 0)], [.. scenario.Expect.Select(_ => 0)], []);
        run = Staging.ObstacleTo(scenario, settings) is string obstacle ? throw new ArgumentException($"The scenario cannot be staged on real sockets: {obstacle}", nameof(scenario)) : new ServedRun(source, settings, watch);
        Scenario = scenario;
        result = run.PlayAsync(stop.Token);
    }

    /// <summary>What is played.</summary>
    public Scenario Scenario { get; }

    /// <summary>The address without a path, such as <c>ws://127.0.0.1:43210</c>.</summary>
    public Uri Address => run.Address;

    /// <summary>The port.</summary>
    public int Port => Address.Port;

    /// <summary>The application key.</summary>
    public string Key => Scenario.Client.Key;

    /// <summary>What has happened so far.</summary>
    public IReadOnlyList<Entry> Log => watch.Entries;

    /// <summary>Plays the one scenario of a file.</summary>
    /// <param name="file">The file, looked for below the folder that the tests run in and all above it.</param>
    /// <param name="options">How; null for the usual.</param>
    /// <exception cref="ScenarioFormatException">Something is wrong with the file, or it holds a family of scenarios.</exception>
    /// <exception cref="ArgumentException">It cannot be staged on real sockets; the message says why.</exception>
    public static Task<ScenarioServer> StartAsync(string file, ScenarioServerOptions? options = null) =>
        ScenarioFiles.Read([], [ProjectFolder.Find(file)]) is [Scenario scenario]
            ? StartAsync(scenario, options)
            : throw new ScenarioFormatException($"{file} holds more than one scenario. Take the matrix out.");

    /// <summary>Plays a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="options">How; null for the usual.</param>
    /// <exception cref="ArgumentException">It cannot be staged on real sockets; the message says why.</exception>
    public static Task<ScenarioServer> StartAsync(Scenario scenario, ScenarioServerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return Task.FromResult(new ScenarioServer(scenario, options ?? new ScenarioServerOptions()));
    }

    /// <summary>Plays a scenario to a client that is hosted as in virtual time, on real sockets and the wall clock.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="create">Creates the client's adapter in its world.</param>
    /// <param name="options">How; null for the usual.</param>
    /// <returns>The run.</returns>
    /// <exception cref="InvalidOperationException">The client threw what nobody caught.</exception>
    public static async Task<Judgement> PlayAsync(Scenario scenario, Func<IClientHost, IHostedClient> create, ScenarioServerOptions? options = null)
    {
        RealClientHost? host = null;
        ScenarioServer server = await StartAsync(scenario, (options ?? new ScenarioServerOptions()) with { Called = input => host?.Call(input) }).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            host = new RealClientHost(server.run.Played.Client, server.Address, output => server.Tell(output), create);
            using (host)
            {
                server.Begin();
                Judgement judgement = await server.EndAsync().ConfigureAwait(false);
                return host.Failure is Exception failure ? throw new InvalidOperationException($"The client threw: {failure.Message}", failure) : judgement;
            }
        }
    }

    /// <summary>Lets time begin, where the client does not do so by connecting.</summary>
    public void Begin() => run.Begin();

    /// <summary>Tells what the client emits.</summary>
    /// <param name="emitted">What, in order.</param>
    public void Tell(params ReadOnlySpan<ClientOutput> emitted) => run.Observe([.. emitted]);

    /// <summary>Takes a step that is not in the scenario.</summary>
    public void Do(StepAction action) => run.Do(action);

    /// <summary>Waits until something is in the log.</summary>
    /// <param name="fits">Whether an entry is it.</param>
    /// <param name="within">How long to wait, on this machine's clock; 30 s where it is not said.</param>
    /// <returns>The first such entry.</returns>
    /// <exception cref="TimeoutException">It was not; the message tells the log so far.</exception>
    public Task<Entry> WaitForAsync(Func<Entry, bool> fits, TimeSpan? within = null) => watch.WaitForAsync(fits, within ?? TimeSpan.FromSeconds(30));

    /// <summary>Waits until a step is taken.</summary>
    /// <param name="number">The place of the step, from 1.</param>
    /// <param name="within">How long to wait, on this machine's clock; 30 s where it is not said.</param>
    /// <exception cref="TimeoutException">It was not.</exception>
    public Task WaitForStepAsync(int number, TimeSpan? within = null) => WaitForAsync(entry => entry is Entry.StepTaken step && step.Number == number, within);

    /// <summary>Waits until the client is in a state, as it told, or as its attempts show where it tells nothing.</summary>
    /// <param name="state">The state.</param>
    /// <param name="within">How long to wait, on this machine's clock; 30 s where it is not said.</param>
    /// <exception cref="TimeoutException">It was not.</exception>
    public Task WaitForStateAsync(string state, TimeSpan? within = null) => watch.WaitAsync(entries => StateOf(entries) == state, $"the state {state}", within ?? TimeSpan.FromSeconds(30));

    /// <summary>Waits until the scenario is over, and judges the run.</summary>
    public async Task<Judgement> EndAsync() => (await result.ConfigureAwait(false)).Judgement;

    /// <summary>Ends the scenario where it is, and judges the run.</summary>
    public async Task<Judgement> StopAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        return await EndAsync().ConfigureAwait(false);
    }

    /// <summary>Stops the server, and closes what is open.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        await run.DisposeAsync().ConfigureAwait(false);
        stop.Dispose();
    }

    private string StateOf(ValueList<Entry> entries)
    {
        ValueList<Entry> shown = entries.Any(entry => entry is Entry.StateChange) || entries.Count == 0
            ? entries
            : WireStates.Shown(new TransitionLog(Scenario.Client, entries, entries[^1].When)).Entries;
        return shown.OfType<Entry.StateChange>().LastOrDefault()?.Current ?? "initialized";
    }
}
