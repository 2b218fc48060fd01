using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Simulator.Clients;
using Simulator.Logs;
using Simulator.Network;
using Simulator.Simulation;
using Simulator.Sockets;
using Simulator.Time;
using static Simulator.Tests.Sockets.Talk;

namespace Simulator.Tests.Sockets;

/// <summary>Breaks when a condition of a scenario is not what a real client sees on a real socket.</summary>
[Trait("Speed", "Slow")]
public sealed class LiveServerTests
{

    [Fact]
    public async Task A_client_is_accepted_and_told_so()
    {
        await using LiveServer server = Start();
        using ClientWebSocket client = await Connect(server);
        Assert.Contains("pusher:connection_established", await Receive(client), StringComparison.Ordinal);
        TransitionLog log = await server.StopAsync();
        Assert.Equal("ws://ws.pusherapp.com:80/app/app-key?protocol=7&client=test&version=1.0", Assert.Single(log.Of<Entry.AttemptStarted>()).Url);
    }

    [Theory]
    [InlineData(4200)]
    [InlineData(4001)]
    [InlineData(1000)]
    [Trait("Condition", "close with a code")]
    public async Task A_close_carries_its_code_and_reason(int code)
    {
        await using LiveServer server = Start(new Step(new Instant(150), new StepAction.Close(code, "why")));
        using ClientWebSocket client = await Connect(server);
        await Receive(client);
        Assert.Null(await ReceiveOrNull(client));
        Assert.Equal((code, "why"), ((int)client.CloseStatus!.Value, client.CloseStatusDescription));
    }

    [Fact]
    public async Task What_the_client_sends_is_in_the_log_and_is_answered()
    {
        await using LiveServer server = Start();
        using ClientWebSocket client = await Connect(server);
        await Receive(client);
        await Send(client, Ping);
        Assert.Contains("pusher:pong", await Receive(client), StringComparison.Ordinal);
        TransitionLog log = await server.StopAsync();
        Assert.Equal(Ping, Assert.Single(log.Of<Entry.TextSent>()).Text);
    }

    [Fact]
    [Trait("Condition", "refused")]
    public async Task A_server_that_is_down_resets_the_attempt_and_counts_it()
    {
        await using LiveServer server = Start(new Step(Instant.Start, new StepAction.Server(ServerMode.Down)));
        await Assert.ThrowsAsync<WebSocketException>(() => Connect(server));
        TransitionLog log = await server.StopAsync();
        Assert.Equal("connection refused", Assert.Single(log.Of<Entry.AttemptFailed>()).Reason);
    }

    [Fact]
    [Trait("Condition", "blocked")]
    public async Task A_proxy_that_blocks_answers_the_upgrade_with_403()
    {
        await using LiveServer server = Start(new Step(Instant.Start, NamedNetwork.Blocked));
        using var client = new ClientWebSocket();
        client.Options.CollectHttpResponseDetails = true;
        using CancellationTokenSource patience = Patience();
        await Assert.ThrowsAsync<WebSocketException>(() => client.ConnectAsync(new Uri(server.Address, Target), patience.Token));
        Assert.Equal(HttpStatusCode.Forbidden, client.HttpStatusCode);
    }

    [Fact]
    [Trait("Condition", "hanging")]
    public async Task An_attempt_that_hangs_is_not_answered_and_its_end_is_seen()
    {
        await using LiveServer server = Start(new Step(Instant.Start, NamedNetwork.Blackhole));
        using var client = new ClientWebSocket();
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<Exception>(() => client.ConnectAsync(new Uri(server.Address, Target), patience.Token));
        await Until(server, entry => entry is Entry.AttemptGivenUp);
        Assert.Empty((await server.StopAsync()).Of<Entry.AttemptOpened>());
    }

    [Fact]
    [Trait("Condition", "reset")]
    public async Task A_connection_that_is_reset_breaks_without_a_close()
    {
        await using LiveServer server = Start(new Step(new Instant(150), new StepAction.Reset()));
        using ClientWebSocket client = await Connect(server);
        await Receive(client);
        await Assert.ThrowsAsync<WebSocketException>(() => Receive(client));
    }

    [Fact]
    [Trait("Condition", "close without a code")]
    public async Task A_close_without_a_code_carries_none()
    {
        await using LiveServer server = Start(new Step(new Instant(150), new StepAction.Close(1005, "")));
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {Target} HTTP/1.1\r\nUpgrade: websocket\r\nSec-WebSocket-Key: a\r\n\r\n"));
        using CancellationTokenSource patience = Patience();
        using var seen = new MemoryStream(); // the runtime's client tells 1000 for it: the bytes are looked at
        await client.GetStream().CopyToAsync(seen, patience.Token);
        Assert.Equal([0x88, 0x00], seen.ToArray()[^2..]);
    }

    [Fact]
    [Trait("Condition", "silent")]
    public async Task On_a_silent_path_nothing_is_answered_and_all_that_is_sent_is_seen()
    {
        await using LiveServer server = Start(new Step(new Instant(100), NamedNetwork.Blackhole));
        using ClientWebSocket client = await Connect(server);
        await Receive(client);
        await Until(server, entry => entry is Entry.WorldChanged { Silent: true });
        await Send(client, Ping);
        await Until(server, entry => entry is Entry.TextSent);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.ReceiveAsync(new byte[100], patience.Token));
    }

    [Fact]
    public async Task A_client_that_closes_is_agreed_with()
    {
        await using LiveServer server = Start();
        using ClientWebSocket client = await Connect(server);
        await Receive(client);
        using CancellationTokenSource patience = Patience();
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "", patience.Token);
        Assert.Equal(WebSocketState.Closed, client.State);
        TransitionLog log = await server.StopAsync();
        Assert.Equal((1, 1), (log.Of<Entry.AttemptGivenUp>().Count(), log.Of<Entry.AttemptClosed>().Count(closed => closed.Clean)));
    }

    [Fact]
    public async Task The_authentication_endpoint_grants_over_HTTP_for_pages_of_any_origin()
    {
        await using LiveServer server = Start();
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["socket_id"] = "1.1", ["channel_name"] = "private-a" });
        using HttpResponseMessage answer = await http.PostAsync(new Uri($"http://127.0.0.1:{server.Port}/pusher/auth"), form);
        Assert.Contains("\"auth\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Entry.AuthRequested request = Assert.Single((await server.StopAsync()).Of<Entry.AuthRequested>());
        Assert.Equal(("POST", "/pusher/auth", "socket_id=1.1&channel_name=private-a"), (request.Method, request.Url, request.Body));
    }

    [Theory]
    [InlineData("\0\0\0\0\r\n\r\n")]
    [InlineData("GET /nowhere HTTP/1.1\r\n\r\n")]
    [InlineData("GET /app/app-key HTTP/1.1\r\nUpgrade: websocket\r\nSec-WebSocket-Key: a\r\n\r\n\u0001\u0002garbage")]
    [InlineData("POST /pusher/auth HTTP/1.1\r\nContent-Length: 999999999\r\n\r\n")]
    public async Task A_client_that_talks_garbage_harms_no_other(string garbage)
    {
        await using LiveServer server = Start();
        using ClientWebSocket client = await Connect(server);
        await Receive(client);
        using (var rude = new TcpClient())
        {
            await rude.ConnectAsync(IPAddress.Loopback, server.Port);
            await rude.GetStream().WriteAsync(Encoding.Latin1.GetBytes(garbage));
        }

        await Send(client, Ping);
        Assert.Contains("pusher:pong", await Receive(client), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Condition", "TLS")]
    public async Task A_server_with_a_certificate_speaks_TLS_and_is_dialled_with_the_secure_scheme()
    {
        using var key = RSA.Create(2048);
        using X509Certificate2 made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using X509Certificate2 certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        await using var server = LiveServer.Start(new Scenario("live", "Live", new Instant(30_000)), new ServerOptions { Certificate = certificate });
        using var client = new ClientWebSocket();
        client.Options.RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString();
        using CancellationTokenSource patience = Patience();
        await client.ConnectAsync(new Uri(server.Address, Target), patience.Token);
        Assert.Contains("pusher:connection_established", await Receive(client), StringComparison.Ordinal);
        Assert.StartsWith("wss://", Assert.Single((await server.StopAsync()).Of<Entry.AttemptStarted>()).Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_client_emits_and_steps_from_outside_are_in_the_log()
    {
        await using LiveServer server = Start();
        using ClientWebSocket client = await Connect(server);
        await Receive(client);
        server.Observe(new ClientOutput.StateChange("initialized", "connecting"), new ClientOutput.StateEvent("connecting"));
        server.Do(new StepAction.Close(4200, "now"));
        Assert.Null(await ReceiveOrNull(client));
        Assert.Equal((4200, "now"), ((int)client.CloseStatus!.Value, client.CloseStatusDescription));
        TransitionLog log = await server.StopAsync();
        Assert.Equal("connecting", Assert.Single(log.Of<Entry.StateChange>()).Current);
        Assert.Equal("close 4200 \"now\"", Assert.Single(log.Of<Entry.StepTaken>()).Text);
    }

    [Fact]
    public async Task A_server_that_is_stopped_ends_what_is_open()
    {
        LiveServer server = Start();
        using ClientWebSocket client = await Connect(server);
        await Receive(client);
        await server.DisposeAsync();
        await Assert.ThrowsAsync<WebSocketException>(() => Receive(client));
    }

    [Fact]
    public async Task A_message_without_end_closes_the_connection_of_its_client_with_1009()
    {
        await using LiveServer server = Start();
        using ClientWebSocket client = await Connect(server);
        await Receive(client);
        await Send(client, new string('a', 1_100_000));
        Assert.Null(await ReceiveOrNull(client));
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, client.CloseStatus);
    }

    [Fact]
    public async Task Time_begins_with_the_first_sign_of_the_client_and_goes_as_fast_as_it_is_told()
    {
        await using var server = LiveServer.Start(
            new Scenario("live", "Live", new Instant(60_000)) { Steps = [new Step(new Instant(20_000), new StepAction.Close(4200, ""))] }, new ServerOptions { Speed = 50 });
        await Task.Delay(300);
        Assert.DoesNotContain(server.Entries, entry => entry is Entry.Created);
        using ClientWebSocket client = await Connect(server);
        await Receive(client);
        Assert.Null(await ReceiveOrNull(client));
        Entry.StepTaken step = Assert.Single((await server.Completion).Of<Entry.StepTaken>());
        Assert.Equal(new Instant(20_000), step.At);
    }

    private static async Task Until(LiveServer server, Func<Entry, bool> happens)
    {
        using CancellationTokenSource patience = Patience();
        while (!server.Entries.Any(happens))
        {
            await Task.Delay(10, patience.Token);
        }
    }

    private static LiveServer Start(params Step[] steps) =>
        LiveServer.Start(new Scenario("live", "Live", new Instant(30_000)) { Steps = [.. steps] });
}
