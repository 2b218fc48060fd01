using System.Net.WebSockets;
using Simulator.Clients;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Rules;
using Simulator.Simulation;
using Simulator.Testing;
using Simulator.Time;

namespace Simulator.Tests.RealSockets;

/// <summary>Breaks when a test cannot use a scenario as the server of a client of its own.</summary>
[Collection(RealSocketsCollection.Name)]
[Trait("Speed", "Slow")]
public sealed class ScenarioServerTests
{
    private static readonly Scenario Short = new("short", "Short", new Instant(600));

    [Fact]
    public async Task A_plain_client_connects_to_the_scenario_of_a_file_and_is_judged_by_what_the_wire_shows()
    {
        await using ScenarioServer server = await ScenarioServer.StartAsync("scenarios/real-time/connected.json");
        using ClientWebSocket client = await Connect(server);
        await server.WaitForStateAsync("connected");
        Judgement judgement = await server.StopAsync();
        judgement.ShouldHold();
        Assert.IsType<Verdict.NotObservable>(judgement.Rulings.Single(ruling => ruling.Rule.Id == "EVENT-1").Verdict);
    }

    [Fact]
    public async Task A_test_that_drives_its_client_is_told_the_calls_and_tells_what_it_emits()
    {
        var calls = new System.Collections.Concurrent.BlockingCollection<ClientInput>();
        Scenario scenario = Short with { Steps = [new Step(new Instant(100), new StepAction.Call(new ProgramCall.Plain(ClientCall.Disconnect)))] };
        await using ScenarioServer server = await ScenarioServer.StartAsync(scenario, new ScenarioServerOptions { Called = calls.Add });
        server.Begin();
        server.Tell(new ClientOutput.StateChange("initialized", "on its way"));
        Judgement judgement = await server.EndAsync();
        Assert.Equal([typeof(ClientInput.Created), typeof(ClientInput.Disconnect)], calls.Select(call => call.GetType()));
        Assert.Contains(judgement.Findings, finding => finding.Name == "STATE-1");
        calls.Dispose();
    }

    [Fact]
    public async Task What_is_waited_for_in_vain_is_told_with_the_log()
    {
        await using ScenarioServer server = await ScenarioServer.StartAsync(Short);
        TimeoutException late = await Assert.ThrowsAsync<TimeoutException>(() => server.WaitForStepAsync(1, TimeSpan.FromMilliseconds(50)));
        Assert.Contains("world accepts the client", late.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_staged_is_refused_with_a_reason()
    {
        Scenario scenario = Short with { Steps = [new Step(Instant.Start, new StepAction.Sleep(Duration.FromSeconds(1)))] };
        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(() => ScenarioServer.StartAsync(scenario));
        Assert.Contains("only a client that the simulator has started can be put to sleep", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_on_demand_is_taken_at_once()
    {
        await using ScenarioServer server = await ScenarioServer.StartAsync(Short with { Until = new Instant(20_000) });
        using ClientWebSocket client = await Connect(server);
        await server.WaitForStateAsync("connected");
        server.Do(new StepAction.Close(4200, "bye"));
        Entry closed = await server.WaitForAsync(entry => entry is Entry.AttemptClosed);
        Assert.Equal(4200, ((Entry.AttemptClosed)closed).Code);
    }

    private static async Task<ClientWebSocket> Connect(ScenarioServer server)
    {
        var client = new ClientWebSocket();
        await client.ConnectAsync(new Uri(server.Address, $"/app/{server.Key}?protocol=7"), CancellationToken.None);
        return client;
    }
}
