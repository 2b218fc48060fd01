using System.Text.Json.Nodes;

namespace Simulator.Tests.AsyncClient;

/// <summary>The channels that the program wants. Each connection begins without any, so that each starts over.</summary>
internal sealed class ChannelList(PusherOptions options, PusherClient client) : IDisposable
{
    private readonly List<WantedChannel> wanted = [];
    private readonly HttpClient http = new(options.Http, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    private Attempt? connection;

    public void Add(string name)
    {
        if (Find(name) is not null)
        {
            return;
        }

        var channel = new WantedChannel(name);
        wanted.Add(channel);
        if (connection is not null)
        {
            Subscribe(channel, connection);
        }
    }

    /// <summary>Whoever still waits for the answer of the endpoint finds the channel gone.</summary>
    public void Remove(string name)
    {
        if (Find(name) is WantedChannel channel)
        {
            wanted.Remove(channel);
            if (channel.AskedOn == connection)
            {
                connection?.Send("pusher:unsubscribe", new JsonObject { ["channel"] = name });
            }
        }
    }

    /// <summary>What the program hears of a message; nothing of channels that it does not want, and of what is between client and server.</summary>
    public ChannelMessage? Receive(PusherMessage message, Attempt on)
    {
        if (connection != on || Find(message.Channel!) is not WantedChannel channel)
        {
            return null;
        }

        bool confirms = message.Event == "pusher_internal:subscription_succeeded";
        channel.ConfirmedOn = confirms && channel.AskedOn == on ? on : channel.ConfirmedOn;
        string name = confirms ? "pusher:subscription_succeeded" : message.Event;
        return name.StartsWith("pusher_internal:", StringComparison.Ordinal) ? null : new ChannelMessage(channel.Name, name, message.RawData);
    }

    public bool Trigger(string name, string channel, string data)
    {
        bool maySend = connection is not null && Find(channel)?.ConfirmedOn == connection
            && name.StartsWith("client-", StringComparison.Ordinal) && NeedsAuthentication(channel);
        if (maySend)
        {
            connection!.Send(PusherMessage.Write(name, channel, PusherMessage.Read(data)));
        }

        return maySend;
    }

    /// <summary>The application has accepted a connection.</summary>
    public void SubscribeAll(Attempt accepted)
    {
        connection = accepted;
        foreach (WantedChannel channel in wanted.ToArray())
        {
            Subscribe(channel, accepted);
        }
    }

    /// <summary>A connection is over.</summary>
    public void Forget(Attempt over)
    {
        if (connection == over)
        {
            connection = null;
        }
    }

    public void Dispose() => http.Dispose();

    private static bool NeedsAuthentication(string channel) =>
        channel.StartsWith("private-", StringComparison.Ordinal) || channel.StartsWith("presence-", StringComparison.Ordinal);

    private WantedChannel? Find(string name) => wanted.Find(channel => channel.Name == name);

    private void Subscribe(WantedChannel channel, Attempt on)
    {
        if (NeedsAuthentication(channel.Name))
        {
            _ = AuthenticateAsync(channel, on);
        }
        else
        {
            Ask(channel, on, new JsonObject { ["channel"] = channel.Name });
        }
    }

    private static void Ask(WantedChannel channel, Attempt on, JsonObject subscription)
    {
        channel.AskedOn = on;
        on.Send("pusher:subscribe", subscription);
    }

    private async Task AuthenticateAsync(WantedChannel channel, Attempt on)
    {
        (string status, string body) = await AskAsync(channel.Name, on.SocketId);
        client.Exclusively(() =>
        {
            if (connection != on || !wanted.Contains(channel))
            {
                return; // granted to a connection that is gone, or for a channel that nobody wants any more
            }

            JsonObject? granted = PusherMessage.Read(body) as JsonObject;
            if (status == "200" && granted?["auth"] is JsonValue auth && auth.TryGetValue(out string? proof))
            {
                Ask(channel, on, WriteSubscription(channel.Name, proof, granted["channel_data"]));
            }
            else
            {
                client.FailSubscription(channel.Name, status == "200" ? "invalid answer" : status);
            }
        });
    }

    private async Task<(string Status, string Body)> AskAsync(string channel, string socketId)
    {
        try
        {
            using HttpRequestMessage request = options.Authenticate(socketId, channel);
            using HttpResponseMessage answer = await http.SendAsync(request);
            return ($"{(int)answer.StatusCode}", await answer.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException)
        {
            return ("0", "");
        }
    }

    private static JsonObject WriteSubscription(string channel, string proof, JsonNode? who)
    {
        var data = new JsonObject { ["channel"] = channel, ["auth"] = proof };
        if (who is JsonValue value && value.TryGetValue(out string? text))
        {
            data["channel_data"] = text;
        }

        return data;
    }

    /// <summary>A channel that the program wants, and the connections on which it was asked for and confirmed.</summary>
    private sealed class WantedChannel(string name)
    {
        public string Name { get; } = name;

        public Attempt? AskedOn { get; set; }

        public Attempt? ConfirmedOn { get; set; }
    }
}
