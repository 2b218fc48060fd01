using System.Text;
using Simulator.Scenarios;
using Simulator.Scenarios.Commands;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

/// <summary>Breaks when a changed file is not run again, or more than it. Waits for the file system, so it asks how things end and not how fast.</summary>
public sealed class RunWatchTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_a_changed_file_touches_runs_again_until_somebody_interrupts()
    {
        folder.Write("scenarios/a.json", Files.Good);
        folder.Write("scenarios/b.json", Files.Good);
        using var interruption = new CancellationTokenSource();
        await using var output = new SharedWriter();
        await using var error = new SharedWriter();
        var host = new Host(output, error) { Folder = folder.Path, Heed = () => interruption.Token };
        Task<int> watching = Task.Run(() => CommandLine.Run(["run", folder["scenarios"], "--watch"], host));

        await Until(() => error.ToString().Contains("Watching.", StringComparison.Ordinal));
        folder.Write("scenarios/b.json", Files.Failing);
        await Until(() => output.ToString().Contains("1 scenario: 1 failed", StringComparison.Ordinal));
        Assert.Contains("changed: ", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("✗ b  Wishes too much", output.ToString(), StringComparison.Ordinal);

        await interruption.CancelAsync();
        Assert.Equal(ExitCode.Broken, await watching);
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--html=a.html")]
    [InlineData("--report=tap=a.tap")]
    public void What_is_of_a_whole_run_is_refused(string option)
    {
        CommandRun run = CommandRun.Of(folder, "run", folder.Write("a.json", Files.Good), "--watch", option);
        Assert.Equal(ExitCode.CannotJudge, run.Exit);
        Assert.StartsWith("--watch tells what changed files break", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_approved_while_watching()
    {
        folder.Write("a.json", Files.Good);
        CommandRun run = CommandRun.Of(folder, "run", folder["a.json"], "--watch", "--update");
        Assert.Equal(ExitCode.CannotJudge, run.Exit);
        Assert.StartsWith("--update cannot go with --watch", run.Error, StringComparison.Ordinal);
    }

    private static async Task Until(Func<bool> happens)
    {
        for (int tries = 0; tries < 600; tries++)
        {
            if (happens())
            {
                return;
            }

            await Task.Delay(50);
        }

        Assert.Fail("it did not happen within 30 s");
    }

    /// <summary>Written by one thread, and read by another.</summary>
    private sealed class SharedWriter : TextWriter
    {
        private readonly Lock oneAtATime = new();
        private readonly StringBuilder text = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            lock (oneAtATime)
            {
                text.Append(value);
            }
        }

        public override string ToString()
        {
            lock (oneAtATime)
            {
                return text.ToString();
            }
        }
    }
}
