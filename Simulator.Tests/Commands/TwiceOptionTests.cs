using Simulator.Clients;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

/// <summary>Breaks when a second run cannot be asked for or left out, or a word that is neither is taken for a path.</summary>
public sealed class TwiceOptionTests
{
    [Theory]
    [InlineData("--twice", "maybe")]
    [InlineData("scenarios", "--twice", "maybe")]
    public void A_second_run_is_true_or_false(params string[] words)
    {
        using TemporaryFolder folder = Files.Approved();
        CommandRun run = CommandRun.Of(folder, ["run", .. words]);
        Assert.Equal(2, run.Exit);
        Assert.Contains("‘maybe’ is neither true nor false", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", 2)]
    [InlineData("false", 1)]
    public void A_second_run_can_be_left_out(string twice, int runs)
    {
        using TemporaryFolder folder = Files.Approved();
        int made = 0;

        CommandRun run = CommandRun.Of(folder, setup => made++ < 0 ? new SilentClient() : new ReferenceClient(setup), "run", "--filter", "rest", "--twice", twice);

        Assert.Equal((0, runs), (run.Exit, made));
    }

    [Fact]
    public void A_run_that_a_limit_ends_is_not_repeated_and_its_log_not_written()
    {
        using var folder = new TemporaryFolder();
        folder.Write("scenarios/long.json", """{ "title": "Long", "until": "24h", "limits": { "entries": 100 }, "steps": [{ "at": "1s", "network": "offline" }] }""");
        int made = 0;

        CommandRun run = CommandRun.Of(folder, setup => made++ < 0 ? new SilentClient() : new ReferenceClient(setup), "run");

        Assert.Contains("run stopped: limit/entries", run.Output, StringComparison.Ordinal);
        Assert.Equal((1, 1), (run.Exit, made));
        Assert.False(File.Exists(folder["scenarios/long.received.txt"]));
    }
}
