using Simulator.Adapters.Drivers;
using Simulator.Clients;
using Simulator.Collections;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Profiles;
using Simulator.RealTime;
using Simulator.Scenarios.Format;
using Simulator.Simulation;
using Simulator.Sockets;

namespace Simulator.Scenarios.Serving;

/// <summary>One scenario that is being played to a real client: the server, the client's own program where there is one, and the control channel.</summary>
internal sealed class ServedRun : IAsyncDisposable
{
    private readonly LoadedScenario source;
    private readonly ServeSettings settings;
    private readonly IStageWatch watch;
    private readonly Restriction restriction;
    private readonly Audience audience = new();
    private readonly SeenEntries seen = new();
    private readonly ControlChannel control;
    private readonly LiveServer server;
    private readonly TaskCompletionSource firstSign = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DriverProcess? program;
    private volatile bool isHeard; // nothing is told before the scenario is

    /// <summary>Listens from now on.</summary>
    /// <param name="source">What is played.</param>
    /// <param name="settings">How.</param>
    /// <param name="watch">Sees what happens.</param>
    /// <exception cref="System.Net.Sockets.SocketException">Nobody can listen there.</exception>
    public ServedRun(LoadedScenario source, ServeSettings settings, IStageWatch watch)
    {
        (this.source, this.settings, this.watch) = (source, settings, watch);
        restriction = Restriction.Of(source.Scenario, Staging.ProfileOf(settings));
        control = new ControlChannel(source.Scenario, audience, settings.IsDriven, seen);
        server = LiveServer.Start(restriction.Scenario, new ServerOptions
        {
            Address = settings.Address,
            Port = settings.Port,
            Certificate = settings.Certificate,
            Speed = settings.Speed,
            Happened = See,
            Asked = Ask,
            Slept = Sleep,
            Reply = control.ReplyAsync,
        });
        control.Server = server;
        watch.Listening(source, server.Address);
        server.Entries.ToList().ForEach(watch.Happened); // what there was before
        isHeard = true;
    }

    /// <summary>Where the server is.</summary>
    public Uri Address => server.Address;

    /// <summary>What is left of the scenario, and played.</summary>
    public Scenario Played => restriction.Scenario;

    /// <summary>Lets time begin.</summary>
    public void Begin()
    {
        if (settings.IsDriven)
        {
            audience.Listen();
        }

        server.Begin();
    }

    /// <summary>Takes a step that is not in the scenario.</summary>
    public void Do(StepAction action) => server.Do(action);

    /// <summary>Somebody tells what the client emits.</summary>
    public void Observe(ValueList<ClientOutput> emitted)
    {
        foreach (ClientOutput output in emitted)
        {
            audience.Hear(output);
        }

        server.Observe(emitted);
    }

    /// <summary>Plays to the end, or until <paramref name="stop"/> says so.</summary>
    /// <exception cref="FormatException">The client's program cannot be started, or says what cannot be read.</exception>
    public async Task<ServedResult> PlayAsync(CancellationToken stop)
    {
        if (settings.Filled(server.Port, source.Scenario.Client.Key) is { } command)
        {
            program = DriverProcess.Start(command, Hear, audience.Misread);
        }

        bool came = await WaitAsync(stop).ConfigureAwait(false);
        TransitionLog log = came ? await EndAsync(stop).ConfigureAwait(false) : await server.StopAsync().ConfigureAwait(false);
        control.End();
        if (audience.Mistake is string mistake)
        {
            throw new FormatException($"The driver said what cannot be read: {mistake}");
        }

        var terms = new RealTimeTerms(settings.Tolerance, audience.Evidence);
        ClientProfile profile = Staging.ProfileOf(settings).Without(audience.Hello?.Cannot ?? []);
        Judgement judgement = RealTimeJudge.Of(restriction.Scenario, log, terms, profile, settings.OwnRules) with { Unsupported = restriction.Unsupported };
        return new ServedResult(source, judgement, log, terms, audience.Hello) { Came = came, ProgramExit = program?.Exited.IsCompleted == true ? program.ExitCode : null };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        program?.Dispose();
        control.End();
        await server.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Waits for the first sign of a client.</summary>
    private async Task<bool> WaitAsync(CancellationToken stop)
    {
        try
        {
            Task sign = program is null ? firstSign.Task : Task.WhenAny(firstSign.Task, program.Exited);
            await sign.WaitAsync(settings.Patience ?? Timeout.InfiniteTimeSpan, stop).ConfigureAwait(false);
            return firstSign.Task.IsCompleted;
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            return firstSign.Task.IsCompleted;
        }
    }

    private async Task<TransitionLog> EndAsync(CancellationToken stop)
    {
        try
        {
            return await server.Completion.WaitAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return await server.StopAsync().ConfigureAwait(false);
        }
    }

    private void Hear(DriverLine line)
    {
        switch (line)
        {
            case DriverLine.Greeting { Said: DriverHello hello }:
                audience.Greet(hello);
                watch.Met(hello);
                program?.Begin(restriction.Scenario.Client, settings.Address.ToString(), server.Port, settings.Certificate is not null);
                server.Begin();
                break;
            case DriverLine.Emitted { Output: ClientOutput output }:
                audience.Hear(output);
                server.Observe(output);
                break;
            case DriverLine.Text text:
                watch.Said(text.Line);
                break;
        }
    }

    private void See(Entry entry)
    {
        if (entry is Entry.Created)
        {
            firstSign.TrySetResult();
        }

        seen.Add(entry);
        if (isHeard)
        {
            watch.Happened(entry);
        }
    }

    private void Ask(ClientInput input)
    {
        if (audience.Hello is not null)
        {
            program?.Tell(input);
        }

        control.Ask(input);
        settings.Called?.Invoke(input);
    }

    private void Sleep(bool asleep)
    {
        if (asleep)
        {
            program?.Sleep();
        }
        else
        {
            program?.Wake();
        }
    }
}
