using Simulator.Clients;

namespace Simulator.Tests.PusherJs.Steps;

/// <summary>Breaks when an answer of the authentication endpoint leads to something else than with pusher-js.</summary>
public sealed class GrantReaderTests
{
    private readonly PageTalk talk = PageTalk.Connected();

    [Fact]
    public void A_grant_leads_to_a_subscription()
    {
        talk.Tell(100, new ClientInput.Subscribe("private-a"));
        Assert.Equal(
            ["""140 send 1 {"event":"pusher:subscribe","data":{"auth":"k:s","channel":"private-a"}}"""],
            talk.Tell(140, new ClientInput.AuthAnswered(1, 200, """{"auth":"k:s"}""")));
    }

    [Fact]
    public void A_grant_for_an_earlier_connection_is_used_on_the_next_one()
    {
        talk.Tell(100, new ClientInput.Subscribe("private-a"));
        talk.Break(110, 1);
        talk.Until(1_110);
        talk.Greet(1_140, 2);
        Assert.Equal(
            ["""1200 send 2 {"event":"pusher:subscribe","data":{"auth":"old","channel":"private-a"}}"""],
            talk.Tell(1_200, new ClientInput.AuthAnswered(1, 200, """{"auth":"old"}""")));
    }

    [Theory]
    [InlineData("private-a", 403, "", ""","error":"the endpoint /pusher/auth answers 403","status":403""")]
    [InlineData("private-a", 200, "no", ""","error":"the endpoint answers what is no JSON: no","status":200""")]
    [InlineData("presence-a", 200, """{"auth":"k:s"}""", "")] // it does not say who the user is
    public void A_refusal_is_told_and_not_asked_again_on_this_connection(string channel, int status, string body, string told)
    {
        talk.Tell(100, new ClientInput.Subscribe(channel));
        Assert.Equal(
            ["140 pusher:subscription_error {\"channel\":\"" + channel + "\",\"answer\":{\"type\":\"AuthError\"" + told + "}}"],
            talk.Tell(140, new ClientInput.AuthAnswered(1, status, body)));
        Assert.Empty(talk.Until(100_000));
    }

    [Fact]
    public void A_grant_that_is_null_throws()
    {
        talk.Tell(100, new ClientInput.Subscribe("private-a"));
        ClientFaultException thrown = Assert.Throws<ClientFaultException>(() => talk.Tell(140, new ClientInput.AuthAnswered(1, 200, "null")));
        Assert.Equal("TypeError: Cannot read properties of null (reading 'auth')", thrown.Message);
    }
}
