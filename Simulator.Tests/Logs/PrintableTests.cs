using Simulator.Logs;

namespace Simulator.Tests.Logs;

/// <summary>Breaks when a text from outside can move the cursor, colour or turn around what is printed, or when a plain one is changed.</summary>
public sealed class PrintableTests
{
    [Theory]
    [InlineData("\u001b[31mred", @"\u001b[31mred")]
    [InlineData("\u009b2J", @"\u009b2J")]
    [InlineData("a\u202eb\u2066c\u200f", @"a\u202eb\u2066c\u200f")]
    [InlineData("a\rb\0c\u007f", @"a\u000db\u0000c\u007f")]
    [InlineData("a\u2028b\u2029", @"a\u2028b\u2029")]
    [InlineData("\U000E0041", @"\udb40\udc41")]
    public void What_is_more_than_a_letter_is_shown_escaped(string text, string expected) => Assert.Equal(expected, Printable.Line(text));

    [Theory]
    [InlineData("")]
    [InlineData("connected › ‘yes’ – 10 % 中文 é")]
    [InlineData("a whale: \U0001F433")]
    public void Letters_stay_as_they_are(string text) => Assert.Equal(text, Printable.Line(text));

    [Fact]
    public void Half_a_pair_of_surrogates_is_shown_as_what_it_becomes() => Assert.Equal(@"\ufffdx", Printable.Line("\ud800x"));

    [Fact]
    public void A_line_feed_is_escaped_in_a_line_and_kept_between_lines()
    {
        Assert.Equal(@"a\u000ab", Printable.Line("a\nb"));
        Assert.Equal("a\nb", Printable.Lines("a\nb"));
    }
}
