using Simulator.Scenarios.Format.Codecs;

namespace Simulator.Tests.Format.Codecs;

public sealed class SpellingTests
{
    private static readonly string[] Known = ["connect", "connected", "connecting", "up"];

    [Theory]
    [InlineData("conected", "connected")]
    [InlineData("Connect", "connect")]
    [InlineData("cnonect", "connect")]
    [InlineData("conneting", "connecting")]
    [InlineData("op", "up")]
    [InlineData("disc", null)]
    [InlineData("", null)]
    [InlineData("x", null)]
    public void The_nearest_word_is_found_where_one_is_near(string word, string? nearest) => Assert.Equal(nearest, Spelling.Nearest(word, Known));

    [Fact]
    public void Where_nothing_is_known_the_sentence_says_so() =>
        Assert.Equal("There is no step ‘x’ here, nor any other. Leave it away.", Spelling.Unknown("step", "x", []));

    [Fact]
    public void A_word_of_any_length_costs_nothing_and_is_shortened() =>
        Assert.Equal(
            $"There is no state ‘{new string('x', 57)}…’ here. Known: connect, connected, connecting, up.",
            Spelling.Unknown("state", new string('x', 1_000_000), Known));
}
