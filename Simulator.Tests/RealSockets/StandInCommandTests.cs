using System.Net.WebSockets;
using System.Text;
using Newtonsoft.Json.Linq;
using Simulator.Scenarios.Commands;
using Simulator.Tests.Commands;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.RealSockets;

/// <summary>Breaks when the stand-in for a Pusher server is not where it says, does not break when told to, or tells its secret.</summary>
[Collection(RealSocketsCollection.Name)]
[Trait("Speed", "Slow")]
public sealed class StandInCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void It_says_where_clients_and_servers_find_it_and_never_a_secret_that_was_given()
    {
        CommandRun run = CommandRun.Of(folder, "stand-in", "--for", "50ms", "--key", "k", "--app-id", "7", "--secret", "hush");
        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Matches(@"^A stand-in for a Pusher server\nclients      ws://127\.0\.0\.1:\d+, key k, authentication at /pusher/auth\nyour server  http://127\.0\.0\.1:\d+/apps/7, key k, the secret that was given\nbreak it     curl -d '\{ ""server"": ""down"" \}' http://127\.0\.0\.1:\d+/simulator/do\nCtrl-C ends it\.\n$", run.Output);
        Assert.DoesNotContain("hush", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_of_the_file_and_of_the_control_channel_happen_to_every_client()
    {
        folder.Write("hello.json", """{ "title": "Hello", "steps": [ { "at": "200ms", "message": { "event": "hello", "data": {} } } ], "until": "300ms" }""");
        using var output = new LineWriter();
        Task<int> serving = Task.Run(() => CommandLine.Run(["stand-in", "hello.json", "--for", "4s", "--json"], new Host(output, TextWriter.Null) { Folder = folder.Path }));
        JToken listening = JObject.Parse(output.Lines.Take())["listening"]!;
        using ClientWebSocket first = await Connect(listening);
        using ClientWebSocket second = await Connect(listening);
        using var http = new HttpClient();
        Uri control = new($"http://127.0.0.1:{listening["port"]}/simulator/");
        using var step = new StringContent("""{ "server": "draining" }""");
        Assert.Contains("hello", await Receive(second), StringComparison.Ordinal);
        using HttpResponseMessage done = await http.PostAsync(new Uri(control, "do"), step);
        Assert.Equal("""{"done":"server draining"}""", await done.Content.ReadAsStringAsync());
        Assert.Equal((null, null), (await Receive(first), await Receive(second)));
        Assert.Equal((4200, 4200), ((int)first.CloseStatus!.Value, (int)second.CloseStatus!.Value));
        Assert.Contains("\"attempts\":2", await http.GetStringAsync(new Uri(control, "state")), StringComparison.Ordinal);
        using var observed = new StringContent("[]");
        using HttpResponseMessage refused = await http.PostAsync(new Uri(control, "observed"), observed);
        Assert.Contains("nobody is judged here", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await serving);
    }

    [Fact]
    public void A_file_with_several_scenarios_is_refused_with_the_remedy()
    {
        folder.Write("two.json", """{ "title": "Two $n", "parameters": { "n": [ 1, 2 ] }, "until": "1s" }""");
        CommandRun run = CommandRun.Of(folder, "stand-in", "two.json", "--for", "50ms");
        Assert.Equal(2, run.Exit);
        Assert.Contains("two.json", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static async Task<ClientWebSocket> Connect(JToken listening)
    {
        var client = new ClientWebSocket();
        await client.ConnectAsync(new Uri($"{listening["address"]}/app/{listening["key"]}?protocol=7"), CancellationToken.None);
        Assert.Contains("pusher:connection_established", await Receive(client), StringComparison.Ordinal);
        return client;
    }

    private static async Task<string?> Receive(ClientWebSocket client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        byte[] room = new byte[10_000];
        WebSocketReceiveResult got = await client.ReceiveAsync(room, patience.Token);
        return got.MessageType == WebSocketMessageType.Close ? null : Encoding.UTF8.GetString(room, 0, got.Count);
    }
}
