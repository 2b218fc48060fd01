using Simulator.Clients;

namespace Simulator.Tests.PusherJs.Steps;

/// <summary>Breaks when a program hears something else of its channels than with pusher-js.</summary>
public sealed class MessageReaderTests
{
    private readonly PageTalk talk = PageTalk.Connected();

    [Theory]
    [InlineData("""{"event":"hello","channel":"news","data":"{ \"a\": 1 }"}""", "news: hello {\"a\":1}")]
    [InlineData("""{"event":"hello","channel":"news","data":"no json"}""", "news: hello \"no json\"")]
    [InlineData("""{"event":"hello","channel":"news"}""", "news: hello ")]
    [InlineData("""{"event":"pusher_internal:subscription_succeeded","channel":"news"}""", "news: pusher:subscription_succeeded ")]
    [InlineData("""{"event":"pusher_internal:subscription_count","channel":"news","data":{"subscription_count":2}}""", "news: pusher:subscription_count {\"subscription_count\":2}")]
    public void What_comes_on_a_channel_reaches_the_program(string text, string told)
    {
        talk.Tell(100, new ClientInput.Subscribe("news"));
        Assert.Equal([$"110 {told}"], talk.Hear(110, 1, text));
    }

    [Theory]
    [InlineData("""{"event":"hello","channel":"other"}""")]
    [InlineData("""{"event":"pusher_internal:anything","channel":"news"}""")]
    [InlineData("""{"event":["a","list"],"channel":"other"}""")]
    public void Other_messages_do_not(string text)
    {
        talk.Tell(100, new ClientInput.Subscribe("news"));
        Assert.Empty(talk.Hear(110, 1, text));
    }

    [Theory]
    [InlineData("[]", "TypeError: Cannot read properties of undefined (reading 'indexOf')")]
    [InlineData("""{"event":null}""", "TypeError: Cannot read properties of null (reading 'indexOf')")]
    [InlineData("""{"event":1}""", "TypeError: eventName.indexOf is not a function")]
    public void A_message_whose_event_is_no_text_throws(string text, string message)
    {
        ClientFaultException thrown = Assert.Throws<ClientFaultException>(() => talk.Hear(110, 1, text));
        Assert.Equal(("client/threw", message), (thrown.Cause, thrown.Message));
    }

    [Fact]
    public void An_error_of_the_server_is_told_with_its_data() => Assert.Equal(
        ["""110 error {"type":"PusherError","data":{"code":4301,"message":"slow"}}"""],
        talk.Hear(110, 1, """{"event":"pusher:error","data":{"code":4301,"message":"slow"}}"""));

    [Fact]
    public void What_cannot_be_read_is_an_error_with_an_error_in_it() => Assert.Equal(
        ["""110 error {"type":"MessageParseError","error":{"type":"MessageParseError","error":{},"data":"null"},"data":"null"}"""],
        talk.Hear(110, 1, "null"));
}
