using System.Net.WebSockets;
using System.Text;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Sockets.Application;
using Simulator.Testing;

namespace Simulator.Tests.RealSockets;

/// <summary>Breaks when a .NET test cannot have the stand-in in its own process.</summary>
[Collection(RealSocketsCollection.Name)]
[Trait("Speed", "Slow")]
public sealed class StandInServerTests
{
    [Fact]
    public async Task Clients_hear_what_is_published_and_that_the_server_goes_down()
    {
        await using StandInServer server = await StandInServer.StartAsync(application: new Credentials("7", "hush"));
        using var client = new ClientWebSocket();
        await client.ConnectAsync(new Uri(server.Address, $"/app/{server.Key}?protocol=7"), CancellationToken.None);
        Assert.Contains("pusher:connection_established", await Receive(client), StringComparison.Ordinal);
        string proof = ChannelSignature.Of(server.Key, server.Application.Secret, "1.1", "private-room", null);
        await client.SendAsync(Encoding.UTF8.GetBytes(ChannelAuth.WriteSubscribe("private-room", new ChannelAuth(proof, null))), WebSocketMessageType.Text, true, CancellationToken.None);
        Assert.Contains(ChannelMessages.Succeeded, await Receive(client), StringComparison.Ordinal);

        server.Do(new StepAction.Publish("greeting", "private-room", "{}"));
        Assert.Contains("greeting", await Receive(client), StringComparison.Ordinal);
        server.Do(new StepAction.Server(Simulator.Network.ServerMode.Down));
        await Assert.ThrowsAsync<WebSocketException>(() => Receive(client));
        Assert.Equal("the application 7", $"{server.Application}");
    }

    private static async Task<string> Receive(ClientWebSocket client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        byte[] room = new byte[10_000];
        WebSocketReceiveResult got = await client.ReceiveAsync(room, patience.Token);
        return Encoding.UTF8.GetString(room, 0, got.Count);
    }
}
