using Simulator.Scenarios.Format;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Suites;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Reports;

public sealed class RepeatCommandTests
{
    [Fact]
    public void A_parameter_that_another_file_declares_is_left_out()
    {
        var scenario = new LoadedScenario(new Scenario("b", "T", Instant.Start), "b.json", 1, [], [], []) { Parameters = ["code"] };
        var selection = new Selection(["."]) { Parameters = new Dictionary<string, string> { ["code"] = "4150", ["of-another"] = "1" } };

        Assert.EndsWith("run b.json --param code=4150", RepeatCommand.Of(scenario, selection), StringComparison.Ordinal);
    }

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
