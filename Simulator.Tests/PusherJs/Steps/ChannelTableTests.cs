using Simulator.Clients;
using Simulator.Protocol;

namespace Simulator.Tests.PusherJs.Steps;

/// <summary>Breaks when channels are asked for, or left, at other times or in other words than with pusher-js.</summary>
public sealed class ChannelTableTests
{
    private const string Confirmed = """{"event":"pusher_internal:subscription_succeeded","channel":"news","data":"{}"}""";

    private readonly PageTalk talk = PageTalk.Connected();

    [Fact]
    public void Channels_that_were_wanted_before_are_asked_for_when_connected()
    {
        var early = new PageTalk();
        early.Tell(0, new ClientInput.Created());
        Assert.Empty(early.Tell(10, new ClientInput.Subscribe("news")));
        early.Tell(10, new ClientInput.Subscribe("private-a"));
        Assert.Equal(
            ["60 connecting -> connected", "60 ask 1 socket_id=1.1&channel_name=private-a", "60 connected", """60 send 1 {"event":"pusher:subscribe","data":{"auth":"","channel":"news"}}"""],
            early.Greet(30, 1));
    }

    [Fact]
    public void A_channel_is_asked_for_once_while_nobody_answers()
    {
        Assert.Single(talk.Tell(100, new ClientInput.Subscribe("news")));
        Assert.Empty(talk.Tell(110, new ClientInput.Subscribe("news")));
    }

    [Fact]
    public void A_channel_that_is_left_before_it_is_confirmed_is_left_then()
    {
        talk.Tell(100, new ClientInput.Subscribe("news"));
        Assert.Empty(talk.Tell(110, new ClientInput.Unsubscribe("news")));
        Assert.Equal(["""120 send 1 {"event":"pusher:unsubscribe","data":{"channel":"news"}}"""], talk.Hear(120, 1, Confirmed));
    }

    [Fact]
    public void A_channel_that_is_left_before_it_is_confirmed_is_asked_for_again_on_the_next_connection()
    {
        talk.Tell(100, new ClientInput.Subscribe("news"));
        talk.Tell(110, new ClientInput.Unsubscribe("news"));
        talk.Break(120, 1);
        talk.Until(1_120);
        Assert.Contains("""1180 send 2 {"event":"pusher:subscribe","data":{"auth":"","channel":"news"}}""", talk.Greet(1_150, 2));
    }

    [Fact]
    public void A_client_event_goes_out_whether_the_channel_is_confirmed_or_not()
    {
        talk.Tell(100, new ClientInput.Subscribe("news"));
        Assert.Equal(
            ["""110 send 1 {"event":"client-typing","data":{"a":1},"channel":"news"}"""],
            talk.Tell(110, new ClientInput.Trigger("client-typing", "news", """{ "a": 1.0 }""")));
        Assert.Empty(talk.Tell(120, new ClientInput.Trigger("typing", "news", "{}")));
        Assert.Empty(talk.Tell(130, new ClientInput.Trigger("client-typing", "other", "{}")));
    }

    [Fact]
    public void While_a_lost_connection_still_counts_as_connected_a_private_channel_asks_by_the_old_name()
    {
        talk.Break(100, 1);
        Assert.Equal(["200 ask 1 socket_id=1.1&channel_name=private-a"], talk.Tell(200, new ClientInput.Subscribe("private-a")));
    }

    [Fact]
    public void Parameters_and_headers_are_members_of_an_object_so_that_of_two_with_one_name_the_last_counts()
    {
        var setup = new ClientSetup { AuthParams = [new("a", "1"), new("b", "it's (2)"), new("a", "3")], AuthHeaders = [new("X", "1"), new("X", "2")] };
        Assert.Equal(
            ["100 ask 1 socket_id=1.1&channel_name=private-a&a=3&b=it's%20(2)"],
            PageTalk.Connected(setup: setup).Tell(100, new ClientInput.Subscribe("private-a")));
    }

    [Theory]
    [InlineData("private-encrypted-a")]
    [InlineData("#server")]
    public void There_are_names_at_which_it_throws(string channel) => Assert.Equal(
        "client/threw", Assert.Throws<ClientFaultException>(() => talk.Tell(100, new ClientInput.Subscribe(channel))).Cause);
}
