using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using Simulator.Protocol;

namespace Simulator.Benchmarks.Load;

/// <summary>Many plain clients at once.</summary>
internal sealed class Crowd : IDisposable
{
    /// <summary>The channel that some of them are subscribed to.</summary>
    public const string Channel = "ticks";

    private readonly List<ClientWebSocket> clients = [];
    private readonly ConcurrentQueue<long> waits = [];

    /// <summary>Connects them, and lets the first of them subscribe and listen.</summary>
    public static async Task<Crowd> GatherAsync(Place place, int count, int subscribers)
    {
        var crowd = new Crowd();
        foreach (int[] some in Enumerable.Range(0, count).Chunk(50))
        {
            crowd.clients.AddRange(await Task.WhenAll(some.Select(_ => ConnectAsync(place))).ConfigureAwait(false));
        }

        foreach (ClientWebSocket client in crowd.clients.Take(subscribers))
        {
            await SendAsync(client, ChannelAuth.WriteSubscribe(Channel, null)).ConfigureAwait(false);
            await ReceiveAsync(client, new byte[1_000]).ConfigureAwait(false);
            _ = crowd.ListenAsync(client);
        }

        return crowd;
    }

    /// <summary>How long each message took, in ticks of the stopwatch.</summary>
    public long[] Waits() => [.. waits];

    /// <summary>Waits until so many messages were heard, or for so long.</summary>
    public async Task WaitAsync(int count, TimeSpan patience)
    {
        var clock = Stopwatch.StartNew();
        while (waits.Count < count && clock.Elapsed < patience)
        {
            await Task.Delay(20).ConfigureAwait(false);
        }
    }

    /// <summary>Each asks for a pong, one after the other.</summary>
    /// <returns>How long each took, in milliseconds.</returns>
    public async Task<List<double>> PingAsync()
    {
        var took = new List<double>();
        foreach (ClientWebSocket client in clients)
        {
            var clock = Stopwatch.StartNew();
            await SendAsync(client, """{"event":"pusher:ping","data":{}}""").ConfigureAwait(false);
            await ReceiveAsync(client, new byte[1_000]).ConfigureAwait(false);
            took.Add(clock.Elapsed.TotalMilliseconds);
        }

        return took;
    }

    /// <summary>One more client sends as many frames as it can.</summary>
    public static async Task FloodAsync(Place place, int frames)
    {
        using ClientWebSocket client = await ConnectAsync(place).ConfigureAwait(false);
        for (int number = 0; number < frames; number++)
        {
            await SendAsync(client, """{"event":"nothing","data":{}}""").ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => clients.ForEach(client => client.Dispose());

    private async Task ListenAsync(ClientWebSocket client)
    {
        byte[] room = new byte[1_000];
        try
        {
            while (true)
            {
                string text = await ReceiveAsync(client, room).ConfigureAwait(false);
                waits.Enqueue(Stopwatch.GetTimestamp() - long.Parse(Frame.Parse(text)!.Data!, CultureInfo.InvariantCulture));
            }
        }
        catch (Exception error) when (error is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // It is over.
        }
    }

    private static async Task<ClientWebSocket> ConnectAsync(Place place)
    {
        var client = new ClientWebSocket();
        await client.ConnectAsync(place.Client, CancellationToken.None).ConfigureAwait(false);
        await ReceiveAsync(client, new byte[1_000]).ConfigureAwait(false);
        return client;
    }

    private static Task SendAsync(ClientWebSocket client, string text) =>
        client.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task<string> ReceiveAsync(ClientWebSocket client, byte[] room)
    {
        WebSocketReceiveResult got = await client.ReceiveAsync(room, CancellationToken.None).ConfigureAwait(false);
        return Encoding.UTF8.GetString(room, 0, got.Count);
    }
}
