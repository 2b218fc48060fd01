using Simulator.Protocol;

namespace Simulator.Tests.Protocol;

/// <summary>Breaks when a text of the wire is read as something that it is not.</summary>
public sealed class FrameTests
{
    [Theory]
    [InlineData("""{"event":"a"}""", null)]
    [InlineData("""{"event":"a","data":"{\"code\":7}"}""", """{"code":7}""")]
    [InlineData("""{"event":"a","data":{"code": [7]},"channel":"c"}""", """{"code": [7]}""")]
    [InlineData("""{"event":"a","data":null}""", "null")]
    [InlineData("""{"data":1,"event":"a","data":2}""", "2")]
    [InlineData(""" {"\u0065vent":"a","other":{"event":"b","data":3}} """, null)]
    public void A_frame_is_read_with_its_data(string text, string? data)
    {
        Frame? frame = Frame.Parse(text);
        Assert.Equal("a", frame?.Event);
        Assert.Equal(data, frame?.Data);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("event")]
    [InlineData("7")]
    [InlineData("""[{"event":"a"}]""")]
    [InlineData("""{"event":""}""")]
    [InlineData("""{"event":7}""")]
    [InlineData("""{"event":"a"}}""")]
    [InlineData("""{"event":"a","data":{]}""")]
    [InlineData("""{"event":"\ud800"}""")]
    public void What_names_no_event_is_no_frame(string text) => Assert.Null(Frame.Parse(text));

    [Fact]
    public void A_text_with_half_a_letter_is_no_frame() => Assert.Null(Frame.Parse("{\"event\":\"\ud800\"}"));

    [Fact]
    public void The_code_of_an_error_is_a_whole_number_in_an_object() => Assert.Equal(
        [4004, null, null, null],
        new[] { """{"data":{"code":4004}}""", """{"data":{"code":4004.5}}""", """{"data":"{\"code\":4004}"}""", """{"code":4004}""" }.Select(ErrorNotice.CodeIn));
}
