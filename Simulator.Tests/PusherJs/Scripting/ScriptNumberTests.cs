using Simulator.PusherJs.Scripting;

namespace Simulator.Tests.PusherJs.Scripting;

/// <summary>Breaks when a number is another one than in a script.</summary>
public sealed class ScriptNumberTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(1, "1")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(100, "100")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(0.0000001, "1e-7")]
    [InlineData(123456789012345680000d, "123456789012345680000")]
    [InlineData(1e21, "1e+21")]
    [InlineData(1.25e25, "1.25e+25")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e23, "1e+23")]
    public void Its_text_is_that_of_a_script(double number, string text) => Assert.Equal(text, ScriptNumber.Text(number));

    [Theory]
    [InlineData(1.9, 1)]
    [InlineData(-1.9, -1)]
    [InlineData(double.NaN, 0)]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(2147483648, -2147483648)]
    [InlineData(4294967297, 1)]
    [InlineData(-4294967297, -1)]
    public void A_browser_takes_32_bits_of_it(double number, int whole) => Assert.Equal(whole, ScriptNumber.Whole(number));
}
