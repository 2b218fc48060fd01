using System.Net;
using Simulator.VirtualTime;

namespace Simulator.Tests.VirtualTime;

/// <summary>Breaks when the scripted endpoint treats an HttpClient otherwise than a real one.</summary>
public sealed class ScriptedHttpHandlerTests : IDisposable
{
    private static readonly Uri Endpoint = new("http://page.example/pusher/auth");

    private readonly ScriptedHttpHandler handler = new();
    private readonly HttpClient http;

    public ScriptedHttpHandlerTests() => http = new HttpClient(handler, disposeHandler: false);

    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
    }

    [Fact]
    public async Task A_request_is_kept_until_it_is_answered()
    {
        Task<HttpResponseMessage> asking = Post();
        ScriptedHttpRequest request = Assert.Single(handler.Requests);
        Assert.Equal((1, "POST", Endpoint.OriginalString, "socket_id=1.1"), (request.Number, request.Method, request.Url, request.Body));
        Assert.Equal(KeyValuePair.Create("X-Mine", "a, b"), Assert.Single(request.Headers));
        Assert.False(asking.IsCompleted);
        handler.Answer(1, 403, "no");
        using HttpResponseMessage answer = await asking;
        Assert.Equal((HttpStatusCode.Forbidden, "no", Endpoint), (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.RequestMessage?.RequestUri));
    }

    [Fact]
    public async Task A_request_that_fails_on_its_way_throws_as_a_real_one()
    {
        Task<HttpResponseMessage> asking = http.GetAsync(Endpoint);
        handler.Answer(1, 0, "");
        await Assert.ThrowsAsync<HttpRequestException>(() => asking);
    }

    [Fact]
    public async Task A_request_that_is_given_up_hears_no_answer()
    {
        using var source = new CancellationTokenSource();
        Task<HttpResponseMessage> asking = http.GetAsync(Endpoint, source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        handler.Answer(1, 200, "late");
        Assert.Throws<ArgumentOutOfRangeException>(() => handler.Answer(2, 200, ""));
    }

    private async Task<HttpResponseMessage> Post()
    {
        using var content = new StringContent("socket_id=1.1");
        content.Headers.ContentType = null;
        content.Headers.Add("X-Mine", ["a", "b"]);
        return await http.PostAsync(Endpoint, content);
    }
}
