using System.Text.Json.Nodes;

namespace Simulator.Tests.AsyncClient;

/// <summary>The channels that the program wants. Each connection begins without any, so that each starts over.</summary>
internal sealed class ChannelList(PusherOptions options, PusherClient client) : IDisposable
{
    private readonly List<string> wanted = [];
    private readonly HttpClient http = new(options.Http, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    private Attempt? connection;

    public void Add(string channel)
    {
        if (wanted.Contains(channel))
        {
            return;
        }

        wanted.Add(channel);
        if (connection is not null)
        {
            Subscribe(channel, connection);
        }
    }

    /// <summary>The application has accepted a connection.</summary>
    public void SubscribeAll(Attempt accepted)
    {
        connection = accepted;
        foreach (string channel in wanted.ToArray())
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

    private void Subscribe(string channel, Attempt on)
    {
        if (NeedsAuthentication(channel))
        {
            _ = AuthenticateAsync(channel, on);
        }
        else
        {
            on.Send("pusher:subscribe", new JsonObject { ["channel"] = channel });
        }
    }

    private async Task AuthenticateAsync(string channel, Attempt on)
    {
        (string status, string body) = await AskAsync(channel, on.SocketId);
        client.Exclusively(() =>
        {
            if (connection != on)
            {
                return; // granted to a connection that is gone
            }

            JsonObject? granted = PusherMessage.Read(body) as JsonObject;
            if (status == "200" && granted?["auth"] is JsonValue auth && auth.TryGetValue(out string? proof))
            {
                on.Send("pusher:subscribe", WriteSubscription(channel, proof, granted["channel_data"]));
            }
            else
            {
                client.FailSubscription(channel, status == "200" ? "invalid answer" : status);
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
}
