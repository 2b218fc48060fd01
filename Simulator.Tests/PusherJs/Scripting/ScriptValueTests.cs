using Simulator.PusherJs.Scripting;

namespace Simulator.Tests.PusherJs.Scripting;

/// <summary>Breaks when a value is read in another way than by a script.</summary>
public sealed class ScriptValueTests
{
    [Theory]
    [InlineData("0", false, 0)]
    [InlineData("\"\"", false, 0)]
    [InlineData("null", false, 0)]
    [InlineData("\" 12 \"", true, 12)]
    [InlineData("true", true, 1)]
    [InlineData("\"x\"", true, double.NaN)]
    [InlineData("{}", true, double.NaN)]
    public void It_counts_as_true_and_as_a_number_as_in_a_script(string json, bool isTruthy, double number)
    {
        var value = ScriptValue.Parse(json);
        Assert.Equal((isTruthy, number), (value.IsTruthy, value.Number));
    }

    [Fact]
    public void What_is_not_there_is_undefined_and_has_no_members()
    {
        ScriptValue missing = ScriptValue.Parse("{}")["a"];
        Assert.True(missing.IsUndefined);
        Assert.Equal("TypeError: Cannot read properties of undefined (reading 'b')", Assert.Throws<ScriptException>(() => missing["b"]).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1,]")]
    [InlineData("{} {}")]
    public void What_is_no_JSON_cannot_be_read(string text) => Assert.False(ScriptValue.TryParse(text, out _));
}
