using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Sockets;
using Simulator.Tests.RealSockets;
using Simulator.Time;
using static Simulator.Tests.Sockets.Talk;

namespace Simulator.Tests.Sockets;

/// <summary>Breaks when many clients at once lose something, or one bad client harms the others or the server.</summary>
[Collection(RealSocketsCollection.Name)]
[Trait("Speed", "Slow")]
public sealed class ManyClientsTests
{

    [Fact]
    public async Task Everything_reaches_everybody_in_order()
    {
        await using LiveServer server = Start(new ServerOptions { KeepsLog = false });
        ClientWebSocket[] clients = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Subscribed(server)));
        Task<bool[]> reading = Task.WhenAll(clients.Select(client => HearsInOrder(client, 100)));
        for (int number = 0; number < 100; number++)
        {
            server.Do(new StepAction.Publish("number", "news", $"{number}"));
        }

        Assert.All(await reading, Assert.True);
        Array.ForEach(clients, client => client.Dispose());
    }

    [Fact]
    public async Task Nobody_is_harmed_by_one_who_floods_one_who_never_reads_one_who_says_nothing_and_one_who_talks_garbage()
    {
        await using LiveServer server = Start(new ServerOptions { KeepsLog = false, MostWaitingBytes = 100_000, MostMessageBytes = 100_000 });
        using ClientWebSocket deaf = await Subscribed(server);
        using var silent = new TcpClient();
        await silent.ConnectAsync("127.0.0.1", server.Port);
        using var garbage = new TcpClient();
        await garbage.ConnectAsync("127.0.0.1", server.Port);
        await garbage.GetStream().WriteAsync(Enumerable.Range(0, 50_000).Select(number => (byte)(number * 7)).ToArray());
        using ClientWebSocket good = await Connected(server);

        Task flood = Flood(server, 50_000);
        string data = $"\"{new string('x', 9_000)}\"";
        for (int number = 0; number < 3_000; number++)
        {
            server.Do(new StepAction.Publish("much", "news", data));
        }

        for (int number = 0; number < 20; number++)
        {
            await Send(good, Ping);
            Assert.Contains("pusher:pong", await Receive(good), StringComparison.Ordinal);
        }

        await flood;
        await Assert.ThrowsAnyAsync<WebSocketException>(async () =>
        {
            while (true)
            {
                await Receive(deaf); // what was under way, and then the end
            }
        });
        await Send(good, Ping);
        Assert.Contains("pusher:pong", await Receive(good), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_connections_than_are_allowed_are_closed_at_once_and_the_others_stay()
    {
        await using LiveServer server = Start(new ServerOptions { MostConnections = 2 });
        using ClientWebSocket first = await Connected(server);
        using ClientWebSocket second = await Connected(server);
        await Assert.ThrowsAnyAsync<WebSocketException>(() => Connected(server));
        await Send(first, Ping);
        Assert.Contains("pusher:pong", await Receive(first), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_keeps_no_log_has_no_limits()
    {
        var scenario = new Scenario("few", "Few", new Instant(60_000)) { Limits = new SimulationLimits { Entries = 10, EntriesAtOneInstant = 5 } };
        await using LiveServer server = LiveServer.Start(scenario, new ServerOptions { KeepsLog = false });
        using ClientWebSocket client = await Connected(server);
        for (int number = 0; number < 50; number++)
        {
            await Send(client, Ping);
            Assert.Contains("pusher:pong", await Receive(client), StringComparison.Ordinal);
        }

        Assert.Empty(server.Entries);
        Assert.Empty((await server.StopAsync()).Entries);
    }

    private static LiveServer Start(ServerOptions? options = null) => LiveServer.Start(new Scenario("many", "Many", new Instant(600_000)), options);

    private static async Task<ClientWebSocket> Subscribed(LiveServer server)
    {
        ClientWebSocket client = await Connected(server);
        await Send(client, ChannelAuth.WriteSubscribe("news", null));
        Assert.Contains(ChannelMessages.Succeeded, await Receive(client), StringComparison.Ordinal);
        return client;
    }

    private static async Task<bool> HearsInOrder(ClientWebSocket client, int count)
    {
        for (int number = 0; number < count; number++)
        {
            if (Frame.Parse(await Receive(client))?.Data != $"{number}")
            {
                return false;
            }
        }

        return true;
    }

    private static async Task Flood(LiveServer server, int count)
    {
        using ClientWebSocket client = await Connected(server);
        byte[] frame = Encoding.UTF8.GetBytes("""{"event":"nothing","data":{}}""");
        using CancellationTokenSource patience = Patience();
        for (int number = 0; number < count; number++)
        {
            await client.SendAsync(frame, WebSocketMessageType.Text, true, patience.Token);
        }
    }
}
