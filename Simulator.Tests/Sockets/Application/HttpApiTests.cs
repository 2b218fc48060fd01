using System.Globalization;
using System.Text;
using Simulator.Clients;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Sockets;
using Simulator.Sockets.Application;
using Simulator.Time;

namespace Simulator.Tests.Sockets.Application;

/// <summary>Breaks when an application's own server cannot publish or ask as it does with a Pusher server, or a mistake is not told with its remedy.</summary>
[Trait("Speed", "Slow")]
public sealed class HttpApiTests : IAsyncDisposable
{
    private readonly LiveServer server = LiveServer.Start(new Scenario("api", "Api", new Instant(60_000)));
    private readonly HttpClient http = new();

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Events_are_published_and_counts_are_told_where_they_are_asked_for()
    {
        Subscribe(1, "presence-room", "news");
        Assert.Equal((200, "{}"), await Post("events", """{"name":"e","channel":"news","data":"{}"}"""));
        Assert.Equal(
            (200, """{"channels":{"presence-room":{"user_count":1,"subscription_count":1}}}"""),
            await Post("events", """{"name":"e","channels":["presence-room"],"data":"{}","info":"user_count,subscription_count"}"""));
        Assert.Equal(
            (200, """{"batch":[{"subscription_count":1},{}]}"""),
            await Post("batch_events", """{"batch":[{"name":"e","channel":"news","data":"{}","info":"subscription_count"},{"name":"e","channel":"news","data":"{}"}]}"""));
        TransitionLog log = await server.StopAsync();
        Assert.Equal(["the application publishes e to 1 on news", "the application publishes e to 1 on presence-room", "the application publishes e to 1 on news", "the application publishes e to 1 on news"], log.Of<Entry.WorldActed>().Select(act => act.Text));
    }

    [Theory]
    [InlineData("channels", """{"channels":{"news":{},"presence-room":{}}}""")]
    [InlineData("channels?filter_by_prefix=presence-&info=user_count", """{"channels":{"presence-room":{"user_count":1}}}""")]
    [InlineData("channels/news?info=subscription_count", """{"occupied":true,"subscription_count":1}""")]
    [InlineData("channels/empty", """{"occupied":false}""")]
    [InlineData("channels/presence-room/users", """{"users":[{"id":"1"}]}""")]
    public async Task Channels_are_told(string what, string answer)
    {
        Subscribe(1, "presence-room", "news");
        Assert.Equal((200, answer), await Get(what));
    }

    [Theory]
    [InlineData("events", "[]", 400, "the body is no JSON object")]
    [InlineData("events", "{} {}", 400, "the body is no JSON object: Additional text")]
    [InlineData("events", """{"channel":"c","data":"d"}""", 400, "‘name’ is missing")]
    [InlineData("events", """{"name":"e","channel":"c"}""", 400, "‘data’ is missing")]
    [InlineData("events", """{"name":"e","channel":"c","data":{}}""", 400, "‘data’ is no string")]
    [InlineData("events", """{"name":"e","data":"d"}""", 400, "‘channels’ is missing")]
    [InlineData("events", """{"name":"e","channels":[1],"data":"d"}""", 400, "‘channels’ holds something that is no string")]
    [InlineData("events", """{"name":"e","channels":[],"data":"d"}""", 400, "‘channels’ holds 0 names")]
    [InlineData("events", """{"name":"e","channel":"a b","data":"d"}""", 400, "\"a b\" is no name of a channel")]
    [InlineData("events", """{"name":"e","channel":"news","data":"d","info":"x"}""", 400, "‘x’ is no info")]
    [InlineData("events", """{"name":"e","channel":"news","data":"d","info":"user_count"}""", 400, "user_count is known of presence channels alone")]
    [InlineData("batch_events", "{}", 400, "‘batch’ is missing")]
    [InlineData("batch_events", """{"batch":[1]}""", 400, "an event of ‘batch’ is no object")]
    [InlineData("nowhere", "{}", 404, "there is nothing at POST /apps/app-id/nowhere")]
    public async Task A_mistake_is_told(string what, string body, int status, string reason)
    {
        (int got, string told) = await Post(what, body);
        Assert.Equal(status, got);
        Assert.StartsWith(reason, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_are_those_of_a_Pusher_server()
    {
        string long10K = new('x', 10_241);
        string names = string.Join(',', Enumerable.Range(0, 101).Select(number => $"\"c{number}\""));
        string events = string.Join(',', Enumerable.Repeat("""{"name":"e","channel":"c","data":"d"}""", 11));
        Assert.Equal(413, (await Post("events", $$"""{"name":"e","channel":"c","data":"{{long10K}}"}""")).Status);
        Assert.Equal((400, "‘channels’ holds 101 names: from 1 to 100 are allowed"), await Post("events", $$"""{"name":"e","channels":[{{names}}],"data":"d"}"""));
        Assert.Equal((400, "‘batch’ has 11 events: 10 are allowed"), await Post("batch_events", $$"""{"batch":[{{events}}]}"""));
        Assert.Equal(400, (await Post("events", $$"""{"name":"{{long10K[..201]}}","channel":"c","data":"d"}""")).Status);
    }

    [Fact]
    public async Task Who_does_not_sign_is_refused_and_who_asks_for_another_application_is_told()
    {
        using var content = new StringContent("{}");
        using HttpResponseMessage unsigned = await http.PostAsync(Place("/apps/app-id/events"), content);
        Assert.Equal(401, (int)unsigned.StatusCode);
        using HttpResponseMessage other = await http.PostAsync(Place("/apps/other/events"), content);
        Assert.Equal((404, "there is no application ‘other’ here, but app-id"), ((int)other.StatusCode, await other.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_body_in_pieces_is_refused_and_one_that_waits_for_leave_gets_it()
    {
        using var pieces = new HttpRequestMessage(HttpMethod.Post, Place("/apps/app-id/events")) { Content = new StringContent("{}") };
        pieces.Headers.TransferEncodingChunked = true;
        using HttpResponseMessage refused = await http.SendAsync(pieces);
        Assert.Equal(411, (int)refused.StatusCode);
        using var waiting = new HttpRequestMessage(HttpMethod.Post, Place(SignedPath("POST", "events", """{"name":"e","channel":"news","data":"d"}"""))) { Content = new StringContent("""{"name":"e","channel":"news","data":"d"}""") };
        waiting.Headers.ExpectContinue = true;
        using HttpResponseMessage taken = await http.SendAsync(waiting);
        Assert.Equal(200, (int)taken.StatusCode);
    }

    [Fact]
    public async Task A_server_that_was_stopped_says_so()
    {
        await server.StopAsync();
        Assert.Equal((503, "the scenario is over"), await Get("channels"));
    }

    private void Subscribe(int attempt, params string[] channels)
    {
        server.Observe(new ClientOutput.OpenAttempt(attempt, Transport.WebSocket, "ws://ws.pusherapp.com:80/app/app-key?protocol=7&client=test&version=1.0"));
        while (!server.Entries.OfType<Entry.TextReceived>().Any())
        {
            Thread.Sleep(5);
        }

        foreach (string channel in channels)
        {
            server.Observe(new ClientOutput.SendText(attempt, ChannelAuth.WriteSubscribe(channel, new ChannelAuth($"app-key:signature-of-{channel}", null))));
        }

        while (server.Entries.OfType<Entry.TextReceived>().Count() <= channels.Length)
        {
            Thread.Sleep(5);
        }
    }

    private async Task<(int Status, string Body)> Post(string what, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await http.PostAsync(Place(SignedPath("POST", what, body)), content);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<(int Status, string Body)> Get(string what)
    {
        using HttpResponseMessage response = await http.GetAsync(Place(SignedPath("GET", what, "")));
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private Uri Place(string path) => new($"http://{server.Address.Authority}{path}");

    private static string SignedPath(string method, string what, string body)
    {
        string path = $"/apps/app-id/{what.Split('?')[0]}";
        string now = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Parameter[] parameters = [.. Form.Read(Form.QueryOf(what)), new("auth_key", "app-key"), new("auth_timestamp", now), new("auth_version", "1.0"), .. body.Length == 0 ? Array.Empty<Parameter>() : [new("body_md5", RequestSignature.DigestOf(body))]];
        return $"{path}?{Form.Write([.. parameters, new("auth_signature", RequestSignature.Of("app-secret", method, path, parameters))])}";
    }
}
