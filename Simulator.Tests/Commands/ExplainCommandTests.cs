using Simulator.Rules;
using Simulator.Scenarios;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

/// <summary>Breaks when a reader who asks for a rule is not told its sentence, a run that shows it, and one that breaks it.</summary>
public sealed class ExplainCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Tells_the_sentence_a_run_that_holds_it_and_one_that_breaks_it()
    {
        string output = Explain("state-5", Repository.Path("scenarios", "failures")).Output;
        Assert.StartsWith("STATE-5 (must, section “Available states”)\n  In unavailable the client retries by itself, every ten seconds.\n", output, StringComparison.Ordinal);
        Assert.Matches(@"Held \d+ times? in .*\n\n(.*\n)*  >       \d.*attempt #\d+ start", output);
        Assert.Matches(@"Broken would it be by the same run of failures/\S+ with(out)? ‘", output);
        Assert.Contains("  expected  a retry 10s after the attempt before\n", output, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void Every_rule_is_shown_by_a_run_and_most_can_be_broken_by_one_change()
    {
        string[] broken = [.. RuleCatalogue.All.Where(rule => Broken(rule)).Select(rule => rule.Id)];
        Assert.True(broken.Length >= 55, $"only {broken.Length} can be broken: {string.Join(", ", broken)}");

        bool Broken(Rule rule)
        {
            CommandRun run = Explain(rule.Id, Repository.Path("scenarios"));
            Assert.Equal(ExitCode.Held, run.Exit);
            Assert.Contains("\nHeld ", run.Output, StringComparison.Ordinal);
            return run.Output.Contains("\nBroken ", StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Without_scenarios_the_rule_is_told_alone() =>
        Assert.Contains("There is no folder ‘scenarios’ here", CommandRun.Of(folder, "explain", "STATE-1").Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("STAT-5", "There is no rule ‘STAT-5’. Did you mean ‘STATE-5’?")]
    [InlineData("X", "There is no rule ‘X’.")]
    public void A_rule_that_is_not_there_is_told(string id, string expected)
    {
        CommandRun run = CommandRun.Of(folder, "explain", id);
        Assert.Equal(ExitCode.CannotJudge, run.Exit);
        Assert.StartsWith(expected, run.Error, StringComparison.Ordinal);
    }

    private CommandRun Explain(params string[] words) => CommandRun.Of(folder, ["explain", .. words]);
}
