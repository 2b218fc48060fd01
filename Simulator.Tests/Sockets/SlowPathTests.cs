using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using Simulator.Logs;
using Simulator.Network;
using Simulator.Servers;
using Simulator.Simulation;
using Simulator.Sockets;
using Simulator.Tests.RealSockets;
using Simulator.Time;
using static Simulator.Tests.Sockets.Talk;

namespace Simulator.Tests.Sockets;

/// <summary>Breaks when what a path or a server does in time is not what a real client sees on a real socket. Only that nothing comes too early is asked of the clock.</summary>
[Collection(RealSocketsCollection.Name)]
[Trait("Speed", "Slow")]
public sealed class SlowPathTests
{
    [Fact]
    [Trait("Condition", "latency")]
    public async Task A_message_takes_as_long_as_the_path_says()
    {
        await using LiveServer server = Start(new NetworkTimings { MessageAfter = DurationRange.Exactly(150) });
        using ClientWebSocket client = await Connected(server);
        var clock = Stopwatch.StartNew();
        await Send(client, Ping);
        await Receive(client);
        Assert.True(clock.ElapsedMilliseconds >= 280, $"{clock.ElapsedMilliseconds} ms for twice 150"); // what rounding to milliseconds takes away twice, at most
    }

    [Fact]
    [Trait("Condition", "jitter")]
    public async Task The_time_of_each_message_is_drawn_from_the_seed_and_none_overtakes_another()
    {
        await using LiveServer server = Start(new NetworkTimings { MessageAfter = new DurationRange(new(10), new(120)) }, [.. Enumerable.Range(0, 8).Select(number => new Step(new Instant(100), new StepAction.Raw($"{number}")))]);
        using ClientWebSocket client = await Connected(server);
        for (int number = 0; number < 8; number++)
        {
            Assert.Equal($"{number}", await Receive(client));
        }

        TransitionLog log = await server.StopAsync();
        Assert.True(log.Of<Entry.TextReceived>().Skip(1).Select(received => received.At).Distinct().Count() > 1, log.ToString());
    }

    [Fact]
    [Trait("Condition", "slow upgrade")]
    public async Task The_upgrade_takes_as_long_as_the_path_says()
    {
        await using LiveServer server = Start(new NetworkTimings { OpenAfter = DurationRange.Exactly(300) });
        var clock = Stopwatch.StartNew();
        using ClientWebSocket client = await Connect(server);
        Assert.True(clock.ElapsedMilliseconds >= 280, $"{clock.ElapsedMilliseconds} ms");
    }

    [Fact]
    [Trait("Condition", "doubled frames")]
    public async Task A_frame_that_comes_twice_comes_twice()
    {
        var twice = new ServerRule(new ServerTrigger.Receives(new NamePattern("pusher:ping"), null, null), [new ServerReply.Usual(), new ServerReply.Usual()]);
        await using LiveServer server = Start(new NetworkTimings(), [new Step(Instant.Start, new StepAction.ServerRules([twice]))]);
        using ClientWebSocket client = await Connected(server);
        await Send(client, Ping);
        Assert.Equal(await Receive(client), await Receive(client));
    }

    [Fact]
    [Trait("Condition", "late frames")]
    public async Task What_a_silent_path_held_up_comes_when_it_carries_again()
    {
        await using LiveServer server = Start(new NetworkTimings(),
            [new Step(new Instant(150), Path(PathSockets.Silent)), new Step(new Instant(160), new StepAction.Raw("late")), new Step(new Instant(400), Path(PathSockets.Alive))]);
        using ClientWebSocket client = await Connected(server);
        Assert.Equal("late", await Receive(client));
        Assert.True(server.Entries.OfType<Entry.TextReceived>().Last().At >= new Instant(400));
    }

    [Theory]
    [Trait("Condition", "idle timeout")]
    [InlineData(WornSocket.Reset)]
    [InlineData(WornSocket.Forgotten)]
    public Task A_path_that_forgets_idle_sockets_ends_this_one(WornSocket end) => Ends(new NetworkTimings { IdleTimeout = new Duration(200), Worn = end });

    [Theory]
    [Trait("Condition", "lifetime")]
    [InlineData(WornSocket.Reset)]
    [InlineData(WornSocket.Forgotten)]
    public Task A_path_that_forgets_old_sockets_ends_this_one(WornSocket end) => Ends(new NetworkTimings { Lifetime = new Duration(200), Worn = end });

    [Fact]
    [Trait("Condition", "drain")]
    public async Task A_server_that_drains_closes_with_4200_and_refuses_with_it()
    {
        await using LiveServer server = Start(new NetworkTimings(), [new Step(new Instant(150), new StepAction.Server(ServerMode.Draining))]);
        using ClientWebSocket first = await Connected(server);
        Assert.Null(await ReceiveOrNull(first));
        using ClientWebSocket second = await Connect(server);
        Assert.Null(await ReceiveOrNull(second));
        Assert.Equal((4200, 4200), ((int)first.CloseStatus!.Value, (int)second.CloseStatus!.Value));
    }

    private static async Task Ends(NetworkTimings timings)
    {
        await using LiveServer server = Start(timings);
        using ClientWebSocket client = await Connected(server);
        if (timings.Worn == WornSocket.Reset)
        {
            await Assert.ThrowsAsync<WebSocketException>(() => Receive(client));
            return;
        }

        await Task.Delay(400);
        await Send(client, Ping);
        await Task.Delay(200);
        TransitionLog log = await server.StopAsync();
        Assert.Contains(log.Entries, entry => entry is Entry.TextSent);
        Assert.DoesNotContain(log.Of<Entry.TextReceived>(), received => received.Text.Contains("pong", StringComparison.Ordinal));
    }

    private static StepAction.Network Path(PathSockets sockets) => new StepAction.Network(null, sockets, null, null);

    private static LiveServer Start(NetworkTimings timings, Step[]? steps = null) =>
        LiveServer.Start(new Scenario("slow", "Slow", new Instant(30_000)) { Network = timings, Steps = [.. steps ?? []] });
}
