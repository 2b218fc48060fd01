using Newtonsoft.Json.Linq;
using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

/// <summary>Breaks when <c>fuzz --worst</c> keeps a file that does not tell its figure, depends on how it is run, or goes along with what it does not do.</summary>
[Trait("Speed", "Slow")]
public sealed class WorstHuntTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_file_that_is_kept_tells_its_figure_and_seed_and_run_tells_the_figure_again()
    {
        CommandRun run = Worst(null, "gaps");
        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Matches(@"^gaps: 2m\d+s", run.Output);
        Assert.Contains("  at random  ", run.Output, StringComparison.Ordinal);
        Assert.Contains("300 random scenarios and ", run.Output, StringComparison.Ordinal);

        string file = Path.Combine("scenarios", "found", "worst-gaps.json");
        string kept = File.ReadAllText(folder[file]);
        Assert.Matches("\"title\": \"Worst gaps: 2m\\d+s(\\d+ms)?\"", kept);
        Assert.Matches("Found from seed \\d+ by ‘fuzz --worst gaps’", kept);
        Assert.Contains("{ \"worst\": { \"while\": { \"wanted\": true, \"connected\": false }, \"without\": { \"attempt\": \"started\" } } }", kept, StringComparison.Ordinal);
        CommandRun again = CommandRun.Of(folder, host => host with { Width = 400 }, "run", file);
        Assert.Equal(0, again.Exit);
        Assert.Matches("worst time wanted, not connected, without ‘an attempt started’: 2m\\d+s", again.Output);
    }

    [Fact]
    public void One_worker_and_four_find_the_same()
    {
        string[] found = [.. new[] { "1", "4" }.Select(workers => Worst(null, "time-to-return", "--workers", workers, "--json").Output)];
        Assert.Equal(found[0], found[1]);
    }

    [Fact]
    public void A_program_is_told_the_same()
    {
        var told = JObject.Parse(Worst(null, "attempts", "--json").Output);
        Assert.Equal(
            ["exit", "measure", "worst", "atRandom", "seed", "scenarios", "changed", "complete", "steps", "broken", "file", "deterministic", "repeat"],
            told.Properties().Select(property => property.Name));
        Assert.Equal(("attempts", "times", 300, true), ((string?)told["measure"], (string?)told["worst"]!["unit"], (int)told["scenarios"]!, (bool)told["complete"]!));
        Assert.True((long)told["worst"]!["value"]! >= (long)told["atRandom"]!);
        Assert.True(File.Exists((string)told["file"]!));
    }

    [Fact]
    public void A_client_of_ones_own_is_pushed_further_and_what_its_run_breaks_is_named()
    {
        string client = $"{typeof(LateClient).Assembly.Location}:Simulator.Tests.Canaries.RetryMistakes+EasilyDiscouraged";
        CommandRun run = Worst(null, "gaps", "--client", client);
        Assert.Equal(0, run.Exit);
        Assert.Contains("  breaks     STATE-8", run.Output, StringComparison.Ordinal);
        Assert.Contains($"worst-gaps.json --client {client}", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_that_does_otherwise_in_a_second_run_ends_with_three_and_leaves_no_file()
    {
        int made = 0;
        IClient unsteady(ClientSetup setup) => ++made % 2 == 0 ? new SilentClient() : new ReferenceClient(setup);
        CommandRun run = Worst(unsteady, "gaps", "--workers", "1");
        Assert.Equal(3, run.Exit);
        Assert.Contains("Run again, it does otherwise", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["scenarios/found"]));
    }

    [Fact]
    public void What_is_interrupted_tells_the_greatest_so_far_and_ends_with_two()
    {
        using var asked = new CancellationTokenSource();
        asked.Cancel();
        CommandRun cut = CommandRun.Of(folder, host => host with { Heed = () => asked.Token }, "fuzz", "--worst", "gaps", "--seeds", "0..1700");
        Assert.Equal(2, cut.Exit);
        Assert.Contains("Stopped after 500 of 1,700 random scenarios", cut.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path, "*.campaign"));
    }

    [Fact]
    public void Where_nothing_can_be_measured_that_is_told()
    {
        CommandRun run = Worst(null, "silence", "--faults", "messages");
        Assert.Equal(0, run.Exit);
        Assert.Contains("silence: nothing to measure in any of these scenarios", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--worst: there is no measure ‘gap’. Did you mean ‘gaps’?", "gap")]
    [InlineData("--worst: there is no measure ‘latency’. Name one of gaps, attempts, time-to-return, silence.", "latency")]
    [InlineData("--worst cannot go with --campaign: it keeps the one scenario", "gaps", "--campaign", "a")]
    [InlineData("--worst cannot go with --strict, --stop-after, --shard", "gaps", "--strict", "--shard", "0/2", "--stop-after", "1")]
    [InlineData("--worst cannot go with --twice", "gaps", "--twice")]
    public void What_it_does_not_do_is_refused(string message, params string[] arguments)
    {
        CommandRun run = CommandRun.Of(folder, ["fuzz", "--worst", .. arguments]);
        Assert.Equal(2, run.Exit);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_campaign_is_not_gone_on_with() => Assert.Contains(
        "--worst cannot go with --resume", CommandRun.Of(folder, "fuzz", "--worst", "gaps", "--resume").Error, StringComparison.Ordinal);

    private CommandRun Worst(Func<ClientSetup, IClient>? client, string measure, params string[] arguments) =>
        CommandRun.Of(folder, host => host with { Client = client }, ["fuzz", "--worst", measure, "--seeds", "0..300", .. arguments]);
}
