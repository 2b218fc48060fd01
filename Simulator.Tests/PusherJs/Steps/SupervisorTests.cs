using Simulator.Clients;
using Simulator.Protocol;

namespace Simulator.Tests.PusherJs.Steps;

/// <summary>Breaks when a close, a notice or a call leads to another state, or at another time, than with pusher-js.</summary>
public sealed class SupervisorTests
{
    [Fact]
    public void The_first_connection_is_connected_by_its_handshake()
    {
        var talk = new PageTalk();
        talk.Tell(0, new ClientInput.Created());
        Assert.Equal(["60 connecting -> connected", "60 connected"], talk.Greet(30, 1));
    }

    [Fact]
    public void A_lost_connection_stays_connected_for_a_second()
    {
        PageTalk talk = PageTalk.Connected();
        Assert.Equal(["""10000 error {"type":"PusherError","data":{"code":1006}}""", "10000 connecting_in 1"], talk.Break(10_000, 1));
        Assert.Equal("connected", talk.State);
        Assert.Equal(["11000 connected -> connecting", "11000 connecting", "11000 open 2"], talk.Until(11_000));
    }

    [Theory]
    [InlineData(1000, 0, 1, "connected")]
    [InlineData(1006, 1, 1, "connected")]
    [InlineData(1002, 2, 2, "connected")]
    [InlineData(4000, 2, 1, "connecting")]
    [InlineData(4001, 2, 0, "disconnected")]
    [InlineData(4100, 2, 2, "connected")]
    [InlineData(4200, 2, 1, "connecting")]
    [InlineData(4300, 2, 0, "disconnected")]
    [InlineData(4999, 2, 0, "disconnected")]
    public void A_code_is_told_twice_and_a_retry_announced_twice_where_the_code_asks_for_one(int code, int errors, int announcements, string state)
    {
        PageTalk talk = PageTalk.Connected();
        string[] lines = talk.Close(10_000, 1, code);
        Assert.Equal(errors, lines.Count(line => line.Contains(" error ", StringComparison.Ordinal)));
        Assert.Equal(announcements, lines.Count(line => line.EndsWith("connecting_in 1", StringComparison.Ordinal)));
        Assert.Equal(state, talk.State);
    }

    [Fact]
    public void After_4000_attempts_use_TLS_and_nothing_is_known_of_their_latency()
    {
        var client = new Simulator.PusherJs.PusherJsClient(new ClientSetup());
        client.Handle(default, new ClientInput.Created());
        client.Handle(new(30), new ClientInput.AttemptOpened(1));
        ClientOutput.OpenAttempt open = Assert.Single(client.Handle(new(60), new ClientInput.AttemptClosed(1, 4000, "", true)).OfType<ClientOutput.OpenAttempt>());
        Assert.StartsWith("wss://ws.pusherapp.com:443/app/", open.Url, StringComparison.Ordinal);
    }

    [Fact]
    public void A_retry_that_was_asked_for_twice_outlives_a_disconnect()
    {
        PageTalk talk = PageTalk.Connected();
        talk.Close(10_000, 1, 4100);
        Assert.Equal(["10500 connected -> disconnected", "10500 disconnected"], talk.Tell(10_500, new ClientInput.Disconnect()));
        Assert.Equal(["11000 disconnected -> connecting", "11000 connecting", "11000 open 2"], talk.Until(11_000));
    }

    [Fact]
    public void A_way_to_unavailable_that_nobody_calls_off_ends_there_though_the_client_is_connected()
    {
        var talk = new PageTalk();
        talk.Tell(0, new ClientInput.Created());
        talk.Tell(30, new ClientInput.AttemptOpened(1));
        talk.Close(60, 1, 4100);
        Assert.Equal(["500 open 2"], talk.Tell(500, new ClientInput.Connect()));
        Assert.Equal(["1060 close 2", "1060 open 3"], talk.Until(1_060));
        Assert.Equal(["1120 connecting -> connected", "1120 connected"], talk.Greet(1_090, 3));
        Assert.Equal(["10000 connected -> unavailable", "10000 unavailable"], talk.Until(11_000));
    }

    [Theory]
    [InlineData("nonsense", """{"type":"HandshakeError","error":{"type":"MessageParseError","error":{},"data":"nonsense"}}""")]
    [InlineData("""{"event":"pusher:connection_established"}""", """{"type":"HandshakeError","error":{}}""")]
    public void A_first_message_that_is_no_handshake_ends_all_until_a_notice_comes(string text, string payload)
    {
        var talk = new PageTalk();
        talk.Tell(0, new ClientInput.Created());
        Assert.Equal([$"60 error {payload}", "60 close 1"], talk.Greet(30, 1, text));
        Assert.Equal(["10000 connecting -> unavailable", "10000 unavailable"], talk.Until(100_000_000));
        Assert.Empty(talk.Tell(100_000_000, new ClientInput.Connect()));
        Assert.Equal(
            ["100000001 unavailable -> connecting", "100000001 connecting", "100000001 open 2"],
            talk.Tell(100_000_001, new ClientInput.NetworkOnline()));
    }

    [Fact]
    public void An_error_before_the_handshake_acts_by_its_code_and_closes_the_socket()
    {
        var talk = new PageTalk();
        talk.Tell(0, new ClientInput.Created());
        Assert.Equal(
            ["""60 error {"type":"WebSocketError","error":{"type":"PusherError","data":{"code":4001,"message":"no"}}}""", "60 connecting -> disconnected", "60 disconnected", "60 close 1"],
            talk.Greet(30, 1, """{"event":"pusher:error","data":{"code":4001,"message":"no"}}"""));
    }

    [Fact]
    public void An_error_before_the_handshake_with_a_code_of_no_meaning_throws()
    {
        var talk = new PageTalk();
        talk.Tell(0, new ClientInput.Created());
        ClientFaultException thrown = Assert.Throws<ClientFaultException>(() => talk.Greet(30, 1, """{"event":"pusher:error","data":{"code":1}}"""));
        Assert.Equal("client/threw", thrown.Cause);
    }

    [Fact]
    public void Without_a_WebSocket_it_fails_and_fails_again_without_an_event()
    {
        var talk = new PageTalk(new ClientSetup { Transports = [] });
        Assert.Equal(["0 initialized -> failed", "0 failed"], talk.Tell(0, new ClientInput.Created()));
        Assert.Empty(talk.Tell(10, new ClientInput.Connect()));
    }

    [Fact]
    public void An_online_notice_begins_anew_while_connecting_and_means_nothing_while_connected()
    {
        var talk = new PageTalk();
        talk.Tell(0, new ClientInput.Created());
        Assert.Equal(["10 close 1", "10 open 2"], talk.Tell(10, new ClientInput.NetworkOnline()));
        talk.Greet(30, 2);
        Assert.Empty(talk.Tell(70, new ClientInput.NetworkOnline()));
    }
}
