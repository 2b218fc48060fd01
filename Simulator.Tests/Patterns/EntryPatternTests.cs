using Simulator.Logs;
using Simulator.Patterns;
using Simulator.Protocol;
using Simulator.Tests.Rules;

namespace Simulator.Tests.Patterns;

/// <summary>Breaks when a pattern sees something that is not there, overlooks what is, or tells it in other words.</summary>
public sealed class EntryPatternTests
{
    private const string Members = """{"b":[1.0,"x"],"a":null}""";

    private static readonly TransitionLog Log = LogMaker.Dropped().Failed(2).Announce(2).Start(3, "wss", Transport.Flash).GiveUp(3).Call("connect").Wants("news")
        .Note("back").Error("""{"data":{"code":4009}}""").Other("mine").Subscribe(1, "news").Subscribe(1, "private-a").Send(1, "pusher:ping")
        .Request("POST", "/auth", [new Parameter("X-Token", "t")], "socket_id=1.1&channel_name=private-a").End(20);

    public static TheoryData<EntryPattern, int, string> Patterns => new()
    {
        { new EntryPattern.Entered("connecting"), 2, "connecting entered" },
        { new EntryPattern.Entered("failed"), 0, "failed entered" },
        { new EntryPattern.Transition("disconnected", "connecting"), 1, "disconnected -> connecting" },
        { new EntryPattern.Transition("connecting", "disconnected"), 0, "connecting -> disconnected" },
        { new EntryPattern.Emitted(new TextPattern("connecting_in"), 2, null), 1, "connecting_in 2 emitted" },
        { new EntryPattern.Emitted(new TextPattern("connecting_in"), 3, null), 0, "connecting_in 3 emitted" },
        { new EntryPattern.Emitted(new TextPattern("error"), null, 4009), 1, "error with code 4009 emitted" },
        { new EntryPattern.Emitted(new TextPattern("error"), null, 4004), 0, "error with code 4004 emitted" },
        { new EntryPattern.Emitted(new TextPattern("state_change"), null, null), 4, "state_change emitted" },
        { new EntryPattern.Emitted(new TextPattern("/^(mine|connected)$/"), null, null), 2, "/^(mine|connected)$/ emitted" },
        { new EntryPattern.Attempt(AttemptEvent.Started, null, null), 3, "an attempt started" },
        { new EntryPattern.Attempt(AttemptEvent.Started, "wss", Transport.Flash), 1, "an attempt started over wss by Flash" },
        { new EntryPattern.Attempt(AttemptEvent.Started, "wss", Transport.WebSocket), 0, "an attempt started over wss by WebSocket" },
        { new EntryPattern.Attempt(AttemptEvent.Started, "ws", null), 2, "an attempt started over ws" },
        { new EntryPattern.Attempt(AttemptEvent.Opened, null, null), 1, "an attempt open" },
        { new EntryPattern.Attempt(AttemptEvent.Failed, null, null), 1, "an attempt failed" },
        { new EntryPattern.Attempt(AttemptEvent.Closed, null, null), 1, "an attempt closed" },
        { new EntryPattern.Attempt(AttemptEvent.GivenUp, null, null), 1, "an attempt given up" },
        { new EntryPattern.Sent(new TextPattern("pusher:subscribe")), 2, "pusher:subscribe sent" },
        { new EntryPattern.Sent(new TextPattern("pusher:subscribe")) { Channel = new TextPattern("news") }, 1, "pusher:subscribe sent on news" },
        { new EntryPattern.Sent(new TextPattern("/./")) { Channel = new TextPattern("/^private-/") }, 1, "/./ sent on /^private-/" },
        { new EntryPattern.Sent(new TextPattern("/./")) { Data = new JsonPattern("""{ "channel": "news" }""") }, 1, """/./ sent with the data { "channel": "news" }""" },
        { new EntryPattern.Request("POST", new TextPattern("/auth"), [new NamedPattern("x-token", new TextPattern("t"))], [new NamedPattern("channel_name", new TextPattern("/a$/"))], null), 1, "a request POST to /auth with x-token: t with channel_name=/a$/" },
        { EntryPattern.Request.Any with { Method = "GET" }, 0, "a request GET" },
        { new EntryPattern.Call("connect"), 1, "the call connect" },
        { new EntryPattern.Call("subscribe"), 1, "the call subscribe" },
        { new EntryPattern.Step("back"), 1, "step back taken" },
        { new EntryPattern.Step("gone"), 0, "step gone taken" },
    };

    [Theory]
    [MemberData(nameof(Patterns))]
    public void A_pattern_sees_all_that_it_names_and_nothing_else(EntryPattern pattern, int times, string words)
    {
        Assert.Equal(times, Log.Entries.Count(pattern.Matches));
        Assert.Equal(words, pattern.ToString());
    }

    [Theory]
    [InlineData(Members, """{"event":"e","data":{"a":null,"b":[1,"x"]}}""", true)]
    [InlineData(Members, """{"event":"e","data":"{\"a\": null, \"b\": [1e0, \"\\u0078\"]}"}""", true)]
    [InlineData(Members, """{"event":"e","data":{"a":null,"b":["x",1]}}""", false)]
    [InlineData(Members, """{"event":"e","data":{"b":[1,"x"]}}""", false)]
    [InlineData(Members, """{"event":"e"}""", false)]
    [InlineData(Members, """{"event":"e","data":"{"}""", false)]
    [InlineData("\"hello\"", """{"event":"e","data":"hello"}""", true)]
    [InlineData("\"hello\"", """{"event":"e","data":"\"hello\""}""", true)]
    [InlineData("\"hello\"", """{"event":"e","data":"Hello"}""", false)]
    [InlineData("null", """{"event":"e","data":null}""", true)]
    [InlineData("7", """{"event":"e","data":7.0}""", true)]
    [InlineData("7", """{"event":"e","data":1e99999999999}""", false)]
    [InlineData("\"a\"", """{"event":"e","data":{"a":"\ud800"}}""", false)]
    [InlineData("""{"a":"b"}""", """{"event":"e","data":{"a":"\ud800"}}""", false)]
    [InlineData("/\"a\": *7/", """{"event":"e","data":"{\"a\": 7}"}""", true)]
    [InlineData("/\"a\": *7/", """{"event":"e","data":{"a":8}}""", false)]
    public void Data_is_compared_as_a_json_value_however_the_wire_carries_it(string data, string sent, bool matches) => Assert.Equal(
        matches,
        new EntryPattern.Sent(new TextPattern("e")) { Data = new JsonPattern(data) }.Matches(new Entry.TextSent(default, 1, sent)));

    [Theory]
    [InlineData("""{"event":"e","channel":"news","data":{"channel":"other"}}""", true)]
    [InlineData("""{"event":"pusher:unsubscribe","data":{"channel":"news"}}""", true)]
    [InlineData("""{"event":"e","data":{"channel":"news"}}""", false)]
    [InlineData("no frame", false)]
    public void The_channel_of_a_message_is_its_own_or_the_one_that_it_asks_for(string sent, bool matches) => Assert.Equal(
        matches,
        new EntryPattern.Sent(new TextPattern("/./")) { Channel = new TextPattern("news") }.Matches(new Entry.TextSent(default, 1, sent)));
}
