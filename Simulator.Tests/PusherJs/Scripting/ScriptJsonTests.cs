using Simulator.PusherJs.Scripting;

namespace Simulator.Tests.PusherJs.Scripting;

/// <summary>Breaks when JSON is written in another way than by a script.</summary>
public sealed class ScriptJsonTests
{
    [Theory]
    [InlineData("""{ "b": 1.0, "a": [ true, null ] }""", """{"b":1,"a":[true,null]}""")]
    [InlineData("""{"b":0,"10":1,"9":2,"01":3}""", """{"9":2,"10":1,"b":0,"01":3}""")]
    [InlineData("""{"a":1,"b":2,"a":3}""", """{"a":3,"b":2}""")]
    [InlineData("\"\\u00e9\\/\\u2028\\u0001\\t\"", "\"é/\u2028\\u0001\\t\"")]
    [InlineData("1e400", "null")]
    public void What_was_read_is_written_as_a_script_writes_it(string json, string written) => Assert.Equal(written, ScriptValue.Parse(json).Json);

    [Fact]
    public void Members_without_a_value_are_left_out() => Assert.Equal("""{"b":1}""", ScriptJson.Object(("a", null), ("b", "1")));
}
