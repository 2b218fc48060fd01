using System.Net.WebSockets;
using System.Text;
using Simulator.Sockets;

namespace Simulator.Tests.Sockets;

/// <summary>What a plain client does on a real socket. Nobody waits longer than a minute.</summary>
internal static class Talk
{
    /// <summary>Asks for a pong.</summary>
    public const string Ping = """{"event":"pusher:ping","data":{}}""";

    /// <summary>The path of the application, with the query of a client.</summary>
    public const string Target = "/app/app-key?protocol=7&client=test&version=1.0";

    /// <summary>How long anything may take.</summary>
    public static CancellationTokenSource Patience() => new(TimeSpan.FromSeconds(60));

    /// <summary>Opens a connection.</summary>
    public static async Task<ClientWebSocket> Connect(LiveServer server)
    {
        var client = new ClientWebSocket();
        using CancellationTokenSource patience = Patience();
        await client.ConnectAsync(new Uri(server.Address, Target), patience.Token);
        return client;
    }

    /// <summary>Opens a connection, and takes the handshake.</summary>
    public static async Task<ClientWebSocket> Connected(LiveServer server)
    {
        ClientWebSocket client = await Connect(server);
        await Receive(client);
        return client;
    }

    /// <summary>Sends a text.</summary>
    public static async Task Send(ClientWebSocket client, string text)
    {
        using CancellationTokenSource patience = Patience();
        await client.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, patience.Token);
    }

    /// <summary>The next text.</summary>
    public static async Task<string> Receive(ClientWebSocket client) => await ReceiveOrNull(client) ?? throw new InvalidOperationException("the server has closed");

    /// <summary>The next text; null for a close.</summary>
    public static async Task<string?> ReceiveOrNull(ClientWebSocket client)
    {
        byte[] room = new byte[16_000];
        using CancellationTokenSource patience = Patience();
        WebSocketReceiveResult got = await client.ReceiveAsync(room, patience.Token);
        return got.MessageType == WebSocketMessageType.Close ? null : Encoding.UTF8.GetString(room, 0, got.Count);
    }
}
