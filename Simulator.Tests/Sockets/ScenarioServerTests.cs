using System.Net.WebSockets;
using System.Text;
using Simulator.Logs;
using Simulator.Network;
using Simulator.Simulation;
using Simulator.Sockets;
using Simulator.Time;

namespace Simulator.Tests.Sockets;

/// <summary>Breaks when a condition of a scenario is not what a real client sees on a real socket.</summary>
[Trait("Speed", "Slow")]
public sealed class ScenarioServerTests
{
    private const string Path = "/app/app-key?protocol=7&client=test&version=1.0";

    [Fact]
    public async Task A_client_is_accepted_and_told_so()
    {
        await using ScenarioServer server = Start();
        using ClientWebSocket client = await Connect(server);
        Assert.Contains("pusher:connection_established", await Receive(client), StringComparison.Ordinal);
        TransitionLog log = await server.StopAsync();
        Assert.Equal("ws://ws.pusherapp.com:80/app/app-key?protocol=7&client=test&version=1.0", Assert.Single(log.Of<Entry.AttemptStarted>()).Url);
    }

    [Theory]
    [InlineData(4200)]
    [InlineData(4001)]
    [InlineData(1000)]
    public async Task A_close_carries_its_code_and_reason(int code)
    {
        await using ScenarioServer server = Start(new Step(new Instant(150), new StepAction.Close(code, "why")));
        using ClientWebSocket client = await Connect(server);
        await Receive(client);
        Assert.Null(await ReceiveOrNull(client));
        Assert.Equal((code, "why"), ((int)client.CloseStatus!.Value, client.CloseStatusDescription));
    }

    [Fact]
    public async Task What_the_client_sends_is_in_the_log_and_is_answered()
    {
        await using ScenarioServer server = Start();
        using ClientWebSocket client = await Connect(server);
        await Receive(client);
        await Send(client, """{"event":"pusher:ping","data":{}}""");
        Assert.Contains("pusher:pong", await Receive(client), StringComparison.Ordinal);
        TransitionLog log = await server.StopAsync();
        Assert.Equal("""{"event":"pusher:ping","data":{}}""", Assert.Single(log.Of<Entry.TextSent>()).Text);
    }

    private static ScenarioServer Start(params Step[] steps) =>
        ScenarioServer.Start(new Scenario("live", "Live", new Instant(30_000)) { Steps = [.. steps] });

    private static async Task<ClientWebSocket> Connect(ScenarioServer server)
    {
        var client = new ClientWebSocket();
        using CancellationTokenSource patience = Patience();
        await client.ConnectAsync(new Uri(server.Address, Path), patience.Token);
        return client;
    }

    private static async Task Send(ClientWebSocket client, string text)
    {
        using CancellationTokenSource patience = Patience();
        await client.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, patience.Token);
    }

    private static async Task<string> Receive(ClientWebSocket client) => await ReceiveOrNull(client) ?? throw new InvalidOperationException("the server has closed");

    private static async Task<string?> ReceiveOrNull(ClientWebSocket client)
    {
        byte[] room = new byte[10_000];
        using CancellationTokenSource patience = Patience();
        WebSocketReceiveResult got = await client.ReceiveAsync(room, patience.Token);
        return got.MessageType == WebSocketMessageType.Close ? null : Encoding.UTF8.GetString(room, 0, got.Count);
    }

    private static CancellationTokenSource Patience() => new(TimeSpan.FromSeconds(20));
}
