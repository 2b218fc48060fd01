using Simulator.Adapters;
using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Adapters;

/// <summary>Breaks when an answer of an adapter is read as something else, or a wrong one is let through.</summary>
public sealed class AnswerReaderTests
{
    public static TheoryData<string, ClientOutput> Outputs => new()
    {
        { """{"output":"openAttempt","attempt":1,"transport":"websocket","url":"ws://a"}""", new ClientOutput.OpenAttempt(1, Transport.WebSocket, "ws://a") },
        { """{"output":"openAttempt","attempt":2,"transport":"flash","url":"ws://a"}""", new ClientOutput.OpenAttempt(2, Transport.Flash, "ws://a") },
        { """{"output":"closeAttempt","attempt":1}""", new ClientOutput.CloseAttempt(1) },
        { """{"output":"sendText","attempt":1,"text":"{}"}""", new ClientOutput.SendText(1, "{}") },
        { """{"output":"stateChange","previous":"a","current":"b"}""", new ClientOutput.StateChange("a", "b") },
        { """{"output":"stateEvent","state":"b","reads":{"state":"b","socketId":"1.1"}}""", new ClientOutput.StateEvent("b") { Reads = new HandlerReads("b", "1.1") } },
        { """{"output":"stateEvent","state":"b","reads":{"state":"b","socketId":null}}""", new ClientOutput.StateEvent("b") { Reads = new HandlerReads("b", null) } },
        { """{"output":"connectingIn","seconds":2}""", new ClientOutput.ConnectingIn(2) },
        { """{"output":"connectingIn","seconds":0.5}""", new ClientOutput.ConnectingIn(0.5m) },
        { """{"output":"error","payload":"{}"}""", new ClientOutput.Error("{}") },
        { """{"output":"otherEvent","name":"n","data":"2000-01-01T00:00:00Z"}""", new ClientOutput.OtherEvent("n", "2000-01-01T00:00:00Z") },
        { """{"output":"channelEvent","channel":"c","name":"n","data":""}""", new ClientOutput.ChannelEvent("c", "n", "") },
        { """{"output":"authRequest","request":1,"method":"POST","url":"/a","headers":[["X","y"]],"body":"b"}""", new ClientOutput.AuthRequest(1, "POST", "/a", [new Parameter("X", "y")], "b") },
    };

    [Theory]
    [MemberData(nameof(Outputs), DisableDiscoveryEnumeration = true)]
    public void An_output_is_read(string json, ClientOutput output) =>
        Assert.Equal([output], AnswerReader.Answer($$"""{"run":1,"outputs":[{{json}}],"state":"b","deadline":null}""").Outputs);

    [Fact]
    public void Every_kind_of_output_can_be_told() => Assert.Equal(
        typeof(ClientOutput).GetNestedTypes().Length,
        Outputs.Select(row => row[1]!.GetType()).Distinct().Count());

    [Fact]
    public void An_answer_tells_its_run_the_state_and_the_deadline()
    {
        Answer answer = AnswerReader.Answer("""{"run":3,"outputs":[],"state":"connected","deadline":120060}""");
        Assert.Equal((3, "connected", new Instant(120_060), null), (answer.Run, answer.State, answer.Deadline, answer.Threw));
        Assert.Equal("TypeError", AnswerReader.Answer("""{"run":3,"threw":"TypeError"}""").Threw);
    }

    [Theory]
    [InlineData("", "no JSON object")]
    [InlineData("Traceback (most recent call last):", "no JSON object")]
    [InlineData("[]", "no JSON object")]
    [InlineData("{} {}", "no JSON object")]
    [InlineData("""{"run":1,"run":1}""", "no JSON object")]
    [InlineData("""{"outputs":[],"state":"a","deadline":null}""", "‘run’ is no whole number")]
    [InlineData("""{"run":99999999999,"outputs":[],"state":"a","deadline":null}""", "‘run’ is too large")]
    [InlineData("""{"run":1,"outputs":{},"state":"a","deadline":null}""", "‘outputs’ is no list")]
    [InlineData("""{"run":1,"outputs":[],"state":7,"deadline":null}""", "‘state’ is no text")]
    [InlineData("""{"run":1,"outputs":[],"state":"a"}""", "‘deadline’ is neither")]
    [InlineData("""{"run":1,"outputs":[],"state":"a","deadline":1.5}""", "‘deadline’ is neither")]
    [InlineData("""{"run":1,"outputs":[7],"state":"a","deadline":null}""", "an output is no object")]
    [InlineData("""{"run":1,"outputs":[{"output":"dance"}],"state":"a","deadline":null}""", "no output ‘dance’")]
    [InlineData("""{"run":1,"outputs":[{"output":"openAttempt","attempt":1,"transport":"sse","url":""}],"state":"a","deadline":null}""", "no transport ‘sse’")]
    [InlineData("""{"run":1,"outputs":[{"output":"connectingIn","seconds":"2"}],"state":"a","deadline":null}""", "‘seconds’ is no number")]
    [InlineData("""{"run":1,"outputs":[{"output":"authRequest","request":1,"method":"","url":"","headers":[["a"]],"body":""}],"state":"a","deadline":null}""", "‘headers’ is no list of pairs")]
    public void What_is_no_answer_is_told(string line, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => AnswerReader.Answer(line)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_first_line_tells_the_version_and_the_client()
    {
        Assert.Equal(new Hello("a", "1"), AnswerReader.Hello("""{"protocol":1,"client":"a","release":"1"}"""));
        Assert.Contains("version 2", Assert.Throws<FormatException>(() => AnswerReader.Hello("""{"protocol":2,"client":"a","release":"1"}""")).Message, StringComparison.Ordinal);
    }
}
