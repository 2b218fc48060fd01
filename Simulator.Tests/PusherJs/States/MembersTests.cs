using Simulator.Clients;

namespace Simulator.Tests.PusherJs.States;

/// <summary>Breaks when a program sees other members of a presence channel than with pusher-js.</summary>
public sealed class MembersTests
{
    private readonly PageTalk talk = PageTalk.Connected();

    public MembersTests()
    {
        talk.Tell(100, new ClientInput.Subscribe("presence-a"));
        talk.Tell(110, new ClientInput.AuthAnswered(1, 200, """{"auth":"k:s","channel_data":"{\"user_id\":\"7\"}"}"""));
    }

    [Fact]
    public void A_program_sees_all_of_them_and_its_own_user() => Assert.Equal(
        ["""120 presence-a: pusher:subscription_succeeded {"members":{"7":{"name":"G"},"a":null},"count":2,"myID":"7","me":{"id":"7","info":{"name":"G"}}}"""],
        Confirm("""{"a":null,"7":{"name":"G"}}""", 2));

    [Fact]
    public void Its_own_user_may_be_missing() => Assert.EndsWith(
        """{"members":{},"count":0,"myID":"7","me":null}""", Assert.Single(Confirm("{}", 0)), StringComparison.Ordinal);

    [Fact]
    public void Who_comes_and_goes_is_told_and_who_was_not_there_cannot_go()
    {
        Confirm("{}", 0);
        Assert.Equal(["""130 presence-a: pusher:member_added {"id":"8","info":{}}"""], Member(130, "member_added", """{"user_id":"8","user_info":{}}"""));
        Assert.Equal(["""140 presence-a: pusher:member_removed {"id":"8","info":{}}"""], Member(140, "member_removed", """{"user_id":"8"}"""));
        Assert.Empty(Member(150, "member_removed", """{"user_id":"8"}"""));
    }

    [Fact]
    public void A_confirmation_without_members_throws() => Assert.Equal(
        "TypeError: Cannot read properties of undefined (reading 'hash')",
        Assert.Throws<ClientFaultException>(() => Member(120, "subscription_succeeded", "{}")).Message);

    private string[] Confirm(string hash, int count) => Member(120, "subscription_succeeded", "{\"presence\":{\"hash\":" + hash + ",\"count\":" + count + "}}");

    private string[] Member(long at, string @event, string data) => talk.Hear(at, 1, "{\"event\":\"pusher_internal:" + @event + "\",\"channel\":\"presence-a\",\"data\":" + data + "}");
}
