using Simulator.Scenarios.Reports;

namespace Simulator.Tests.Reports;

public sealed class RepeatCommandTests
{
    [Theory]
    [InlineData("scenarios/a-b_1.json", "scenarios/a-b_1.json")]
    [InlineData("a b", "\"a b\"")]
    [InlineData("[code=4001]", "\"[code=4001]\"")]
    [InlineData("it's", "\"it's\"")]
    [InlineData("$HOME's", "'$HOME'\\''s'")]
    [InlineData("", "\"\"")]
    public void A_word_is_quoted_where_a_shell_would_change_it(string word, string quoted) =>
        Assert.Equal(quoted, RepeatCommand.Quoted(word));
}
