using Simulator.Scenarios.Commands;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

/// <summary>Breaks when <c>run</c> compares, approves or removes a log that it should not.</summary>
public sealed class ApprovalTests
{
    [Fact]
    public void A_log_that_was_never_approved_is_new_and_told_in_one_line()
    {
        using var folder = new TemporaryFolder();
        folder.Write("scenarios/rest.json", Files.Good);
        folder.Write("scenarios/codes.json", Files.Matrix);

        CommandRun run = CommandRun.Of(folder, "run");

        Assert.Equal(0, run.Exit);
        Assert.Contains("3 scenarios: 3 held\nlogs: 3 new;", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("3 logs are new: look at them, then approve them with --update\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_log_of_a_failure_is_not_among_those_to_be_approved()
    {
        using var folder = new TemporaryFolder();
        folder.Write("scenarios/rest.json", Files.Good);
        folder.Write("scenarios/wish.json", Files.Failing);

        CommandRun run = CommandRun.Of(folder, "run");

        Assert.Contains("logs: 1 new, 1 of failures, not to be approved;", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 log is new: look at it, then approve it with --update\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", null, 1)]
    [InlineData("1", "optional", 0)]
    [InlineData("", "required", 1)]
    [InlineData("", "perhaps", 2)]
    public void A_log_that_was_never_approved_fails_where_it_is_required(string ci, string? approved, int exit)
    {
        using var folder = new TemporaryFolder();
        folder.Write("scenarios/rest.json", Files.Good);

        string[] words = approved is null ? ["run"] : ["run", "--approved", approved];
        CommandRun run = CommandRun.Of(folder, host => host with { Variable = name => name == "CI" ? ci : null }, words);

        Assert.Equal(exit, run.Exit);
        Assert.Equal(exit == 1, run.Output.Contains("there is none: look at the log, then approve it with --update", StringComparison.Ordinal));
    }

    [Fact]
    public void The_logs_of_a_file_that_cannot_be_read_are_not_removed()
    {
        using TemporaryFolder folder = Files.Approved();
        folder.Write("scenarios/start/rest.json", Files.Bad);

        Assert.Equal(2, CommandRun.Of(folder, "run", "--update").Exit);
        Assert.True(File.Exists(folder["scenarios/start/rest.verified.txt"]));
    }

    [Fact]
    public void Quiet_tells_failures_and_the_last_lines_only()
    {
        using TemporaryFolder folder = Files.Approved();
        folder.Write("scenarios/wish.json", Files.Failing);

        CommandRun run = CommandRun.Of(folder, "run", "--quiet");

        Assert.Equal(1, run.Exit);
        Assert.DoesNotContain("\n✓", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("\n✗ wish  Wishes too much\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("4 scenarios: 3 held, 1 failed\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Update_approves_logs_in_the_conventions_of_Verify()
    {
        using TemporaryFolder folder = Files.Approved();

        byte[] log = File.ReadAllBytes(folder["scenarios/codes[code=4001].verified.txt"]);

        Assert.Equal([0xEF, 0xBB, 0xBF], log[..3]);
        Assert.DoesNotContain((byte)'\r', log);
        Assert.EndsWith("  end", System.Text.Encoding.UTF8.GetString(log), StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_was_not_approved_is_shown_as_a_difference_and_kept_until_it_is()
    {
        using TemporaryFolder folder = Files.Approved();
        string approved = folder["scenarios/start/rest.verified.txt"];
        string received = folder["scenarios/start/rest.received.txt"];
        string text = File.ReadAllText(approved);
        folder.Write("scenarios/start/rest.verified.txt", text.Replace("connected", "lost", StringComparison.Ordinal));

        CommandRun run = CommandRun.Of(folder, "run");
        Assert.Equal(1, run.Exit);
        Assert.Contains("\n    -       0.060  client  connecting -> lost\n    +       0.060  client  connecting -> connected\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(received));

        folder.Write("scenarios/start/rest.verified.txt", text);
        Assert.Equal(0, CommandRun.Of(folder, "run").Exit);
        Assert.False(File.Exists(received));
    }

    [Fact]
    public void A_build_server_keeps_no_received_file()
    {
        using var folder = new TemporaryFolder();
        folder.Write("scenarios/rest.json", Files.Good);
        static Host OnBuildServer(Host host) => host with { Variable = name => name == "CI" ? "true" : null };

        Assert.Equal(1, CommandRun.Of(folder, OnBuildServer, "run").Exit);
        Assert.Single(Directory.GetFiles(folder["scenarios"]));
    }

    [Fact]
    public void An_approved_log_without_a_scenario_is_found()
    {
        using TemporaryFolder folder = Files.Approved();
        string orphan = folder.Write("scenarios/start/gone.verified.txt", "text");

        CommandRun run = CommandRun.Of(folder, "run", "--filter", "rest");

        Assert.Equal(1, run.Exit);
        Assert.Contains("approved log without a scenario", run.Output, StringComparison.Ordinal);
        Assert.Contains($"  file        {orphan}\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, CommandRun.Of(folder, "run", "scenarios/start/rest.json").Exit);
    }

    [Fact]
    public void An_approved_log_without_a_scenario_is_told_with_a_command_that_can_be_run()
    {
        using TemporaryFolder folder = Files.Approved();
        folder.Write("scenarios/left/gone.verified.txt", "text");

        Assert.Contains($"-- run {folder["scenarios"]}\n", CommandRun.Of(folder, "run").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Update_removes_approved_logs_without_a_scenario_and_leaves_other_texts_alone()
    {
        using TemporaryFolder folder = Files.Approved();
        string text = folder.Write("scenarios/of-another-tool.verified.txt", "text");
        string gone = folder["scenarios/start/rest.verified.txt"];
        File.Move(folder["scenarios/start/rest.json"], folder["scenarios/start/sleep.json"]);

        CommandRun update = CommandRun.Of(folder, "run", "--update");

        Assert.Equal(1, update.Exit);
        Assert.Contains($"removed {gone}: no scenario has this log\n", update.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(gone));
        Assert.True(File.Exists(text));
        File.Delete(text);
        Assert.Equal(0, CommandRun.Of(folder, "run").Exit);
    }

    [Fact]
    public void Update_approves_no_log_of_a_scenario_that_fails()
    {
        using TemporaryFolder folder = Files.Approved();
        string approved = folder["scenarios/start/rest.verified.txt"];
        string before = File.ReadAllText(approved);
        folder.Write("scenarios/start/rest.json", Files.Failing);
        folder.Write("scenarios/wish.json", Files.Failing);

        CommandRun update = CommandRun.Of(folder, "run", "--update");

        Assert.Equal(1, update.Exit);
        Assert.Contains("log not approved", update.Output, StringComparison.Ordinal);
        Assert.Contains("2 already up to date, 1 not approved", update.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["scenarios/wish.verified.txt"]));
        Assert.Equal(before, File.ReadAllText(approved));
    }
}
