using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Simulator.Patterns;

namespace Simulator.Tests.Patterns;

/// <summary>Breaks when a pattern matches otherwise than a regular expression does, or can hang a run.</summary>
public sealed class TextPatternTests
{
    private static readonly Gen<string> Parts = Gen.Elements("a", "b", "ab", ".", "[ab]", "[^a]", "[*+]", "(ab)", "(a", ")", "|", "*", "+", "?", "{2}", "^", "$", "\\w", "[");

    [Theory]
    [InlineData("error", "error", true)]
    [InlineData("error", "errors", false)]
    [InlineData("/err/", "an error", true)]
    [InlineData("/^err$/", "error", false)]
    [InlineData("/a=1[.]1&(b|c)/", "a=1.1&c", true)]
    [InlineData("//", "//", true)]
    public void A_text_matches_whole_and_an_expression_somewhere(string pattern, string text, bool matches) =>
        Assert.Equal(matches, new TextPattern(pattern).Matches(text));

    /// <summary>Whichever engine it runs on.</summary>
    [Property(MaxTest = 200)]
    public Property An_expression_says_what_the_engine_says_that_cannot_hang() => Prop.ForAll(
        Parts.ListOf().Select(string.Concat).Zip(Gen.Elements('a', 'b', '*').ListOf().Select(string.Concat)).ToArbitrary(),
        drawn =>
        {
            (string expression, string text) = drawn;
            if (expression.Length > 0 && TextPattern.ErrorIn($"/{expression}/") is null)
            {
                Assert.Equal(Regex.IsMatch(text, expression, RegexOptions.NonBacktracking), new TextPattern($"/{expression}/").Matches(text));
            }
        });

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("(a|aa)+$")]
    [InlineData("(a?){40}a{40}$")]
    [InlineData("a*a*a*a*a*a*a*a*c")]
    [InlineData("(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)c")]
    [InlineData("a*c")]
    public void None_loses_itself_in_choices(string expression) =>
        Assert.False(new TextPattern($"/{expression}/").Matches(new string('a', 4_000) + "b"));

    [Theory]
    [InlineData("/(/")]
    [InlineData("/(?=a)b/")]
    [InlineData(@"/(a)\1/")]
    [InlineData("/(?<n>a)/x/")]
    public void What_no_engine_takes_or_only_the_one_that_can_hang_is_told(string pattern) =>
        Assert.Equal(pattern == "/(?<n>a)/x/", TextPattern.ErrorIn(pattern) is null);
}
