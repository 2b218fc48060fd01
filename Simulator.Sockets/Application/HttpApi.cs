using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Sockets.Application;

/// <summary>
/// The interface by which an application's own server publishes events and asks about channels. The usual server libraries work with it.
/// </summary>
/// <param name="server">The server whose connections are told.</param>
/// <param name="key">The application's key.</param>
/// <param name="credentials">What requests are signed with.</param>
/// <remarks>Source: Pusher Channels, "HTTP API reference".</remarks>
internal sealed class HttpApi(LiveServer server, string key, Credentials credentials)
{
    private const string Root = "/apps/";

    /// <summary>Answers a request; null where it is not for this interface.</summary>
    public async Task<HttpReply?> ReplyAsync(HttpRequest request)
    {
        if (!request.Path.StartsWith(Root, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            string[] path = request.Path[Root.Length..].Split('/');
            if (path[0] != credentials.AppId)
            {
                throw new ApiException(404, $"there is no application ‘{path[0]}’ here, but {credentials.AppId}");
            }

            if (RequestSignature.MistakeIn(request, key, credentials.Secret, TimeProvider.System.GetUtcNow()) is string mistake)
            {
                throw new ApiException(401, mistake);
            }

            JObject answer = await AnswerAsync(request, path[1..]).ConfigureAwait(false);
            return HttpReply.Json(200, answer.ToString(Formatting.None));
        }
        catch (ApiException error)
        {
            return HttpReply.Text(error.Status, error.Message);
        }
    }

    private Task<JObject> AnswerAsync(HttpRequest request, string[] path) => (request.Method, path) switch
    {
        ("POST", ["events"]) => PublishAsync(PublishedEvent.Read(request.Body)),
        ("POST", ["batch_events"]) => PublishAsync(PublishedEvent.ReadBatch(request.Body)),
        ("GET", ["channels"]) => server.AskAsync((run, _) => Channels(run, request.Target)),
        ("GET", ["channels", string channel]) => server.AskAsync((run, _) => Channel(run, channel, Form.Find(Form.QueryOf(request.Target), "info"))),
        ("GET", ["channels", string channel, "users"]) => server.AskAsync((run, _) => Users(run, channel)),
        _ => throw new ApiException(404, $"there is nothing at {request.Method} {request.Path}; there are POST events, batch_events, and GET channels, channels/NAME, channels/NAME/users under {Root}{credentials.AppId}/"),
    };

    private Task<JObject> PublishAsync(PublishedEvent published) => server.AskAsync((run, now) =>
    {
        JObject counts = CountsOf(run, published);
        Publish(run, now, published);
        return published.Info is null ? [] : new JObject(new JProperty("channels", counts));
    });

    private Task<JObject> PublishAsync(IReadOnlyList<PublishedEvent> batch) => server.AskAsync((run, now) =>
    {
        JObject[] counts = [.. batch.Select(published => CountsOf(run, published))]; // whatever is refused is refused before anything is published
        foreach (PublishedEvent published in batch)
        {
            Publish(run, now, published);
        }

        bool isAsked = batch.Any(published => published.Info is not null);
        return isAsked ? new JObject(new JProperty("batch", counts.Select(one => one.Properties().FirstOrDefault()?.Value ?? new JObject()))) : [];
    });

    private static void Publish(LiveRun run, Instant now, PublishedEvent published)
    {
        foreach (string channel in published.Channels)
        {
            run.Publish(now, channel, published.Name, published.Data, published.SocketId is string id ? SocketIds.AttemptOf(id) : null);
        }
    }

    private static JObject CountsOf(LiveRun run, PublishedEvent published) =>
        new(published.Channels.Where(_ => published.Info is not null).Select(channel => new JProperty(channel, Counts(run, channel, published.Info))));

    private static JObject Channels(LiveRun run, string target)
    {
        string query = Form.QueryOf(target);
        string prefix = Form.Find(query, "filter_by_prefix") ?? "";
        string? info = Form.Find(query, "info");
        if (Wishes(info).Contains("user_count") && !ChannelAuth.IsPresence(prefix))
        {
            throw new ApiException(400, "user_count is known of presence channels alone: add filter_by_prefix=presence-");
        }

        var told = run.Channels.Where(channel => channel.StartsWith(prefix, StringComparison.Ordinal));
        return new JObject(new JProperty("channels", new JObject(told.Select(channel => new JProperty(channel, Counts(run, channel, info))))));
    }

    private static JObject Channel(LiveRun run, string channel, string? info)
    {
        var answer = new JObject(new JProperty("occupied", run.SubscribersOf(channel) > 0));
        answer.Merge(Counts(run, channel, info));
        return answer;
    }

    private static JObject Users(LiveRun run, string channel) => ChannelAuth.IsPresence(channel)
        ? new JObject(new JProperty("users", run.MembersOf(channel).Select(member => new JObject(new JProperty("id", member.Id)))))
        : throw new ApiException(400, $"users are known of presence channels alone, and ‘{channel}’ is none");

    private static JObject Counts(LiveRun run, string channel, string? info)
    {
        var counts = new JObject();
        foreach (string wish in Wishes(info))
        {
            switch (wish)
            {
                case "subscription_count":
                    counts[wish] = run.SubscribersOf(channel);
                    break;
                case "user_count" when ChannelAuth.IsPresence(channel):
                    counts[wish] = run.MembersOf(channel).Count;
                    break;
                case "user_count":
                    throw new ApiException(400, $"user_count is known of presence channels alone, and ‘{channel}’ is none");
                default:
                    throw new ApiException(400, $"‘{wish}’ is no info: ask for user_count, subscription_count, or both with a comma");
            }
        }

        return counts;
    }

    private static string[] Wishes(string? info) => info?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
