using Newtonsoft.Json.Linq;
using Simulator.Clients;
using Simulator.Tests.Snapshots;
using Simulator.Time;

namespace Simulator.Tests.Commands;

/// <summary>Breaks when what a walk sees is not told, a mistake leaves no file, or a wrong argument no remedy.</summary>
[Trait("Speed", "Slow")]
public sealed class ExploreCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_reference_client_is_clean_wherever_it_comes_to()
    {
        CommandRun run = CommandRun.Of(folder, "explore", "calls", "unsupported", "--strict");
        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Contains("17 states, 91 moves: nothing found", run.Output, StringComparison.Ordinal);
        Assert.Contains("dead ends: 1 failed", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("never:", run.Output, StringComparison.Ordinal);
        Assert.Contains("machine: alone, whatever comes in whatever state, 13,209 states", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_is_told_with_its_file_and_seen_again_by_the_command_that_it_names()
    {
        CommandRun run = CommandRun.Of(folder, setup => new LateClient(setup), "explore", "proxies");
        Assert.Equal(1, run.Exit);
        Assert.Contains("✗ STATE-5 after", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, CommandRun.Of(folder, setup => new LateClient(setup), "run", Path.Combine("scenarios", "found", "STATE-5-connecting-to-unavailable.json")).Exit);
    }

    [Fact]
    public void What_is_broken_and_no_finding_is_told_all_the_same()
    {
        CommandRun run = CommandRun.Of(folder, SlowClient.Make, "explore", "notices");
        Assert.Equal(0, run.Exit);
        Assert.Contains("broken, but no finding without --strict:\n  SEQUENCE-4 in ", run.Output, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE-4", CommandRun.Of(folder, SlowClient.Make, "explore", "notices", "--json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_worlds_are_listed_with_all_that_can_happen_in_them()
    {
        CommandRun run = CommandRun.Of(folder, "explore", "--list");
        Assert.Equal(0, run.Exit);
        Assert.Contains("outages: the internet goes", run.Output, StringComparison.Ordinal);
        Assert.Contains("close 4100;", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_file_is_a_world_of_its_own()
    {
        folder.Write("scenarios/rest.json", Files.Good);
        CommandRun run = CommandRun.Of(folder, "explore", "scenarios/rest.json");
        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Contains("nothing found", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Worlds_become_one_together()
    {
        var document = JObject.Parse(CommandRun.Of(folder, "explore", "calls", "messages", "--together", "--json", "--workers", "1").Output);
        JToken world = Assert.Single(document["worlds"]!);
        Assert.Equal("calls+messages", (string?)world["world"]);
        Assert.True((bool)world["closed"]!);
    }

    [Fact]
    public void A_world_that_is_not_closed_is_told()
    {
        CommandRun run = CommandRun.Of(folder, "explore", "outages", "--states", "20");
        Assert.Equal(0, run.Exit); // as was asked
        Assert.Contains("Not all was seen: 1 of 1 world not closed.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_run_that_differs_is_told_line_by_line()
    {
        int calls = 0;
        CommandRun run = CommandRun.Of(
            folder,
            setup => new WrappedClient(setup) { Change = outputs => Interlocked.Increment(ref calls) % 7 == 0 ? [.. outputs, new ClientOutput.OtherEvent("dice", "")] : outputs },
            "explore", "closes", "--twice", "true", "--workers", "1");
        Assert.Equal(3, run.Exit);
        Assert.Contains("two runs of one scenario differ in the world closes", run.Output, StringComparison.Ordinal);
        Assert.Matches("(first|second) run .*dice", run.Output);
    }

    [Theory]
    [InlineData("Write leaves something out", 0)]
    [InlineData("Write wrote something else in a second run", 1)]
    [InlineData("InvalidOperationException on Write: no (in Simulator.Tests", 2)]
    public void A_client_that_writes_down_what_is_not_so_is_refused(string told, int kind)
    {
        long calls = 0;
        Action<IValueClient, ValueWriter>[] writes = [(_, _) => { }, (_, writer) => writer.Add(Interlocked.Increment(ref calls)), (_, _) => throw new InvalidOperationException("no")];
        CommandRun run = CommandRun.Of(folder, setup => new WrappedClient(setup) { Writes = writes[kind] }, "explore", "outages", "--twice", "true");
        Assert.Equal(2, run.Exit);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wish_to_end_it_is_heeded()
    {
        CommandRun run = CommandRun.Of(folder, host => host with { Heed = () => new CancellationToken(true) }, "explore");
        Assert.Equal(2, run.Exit);
        Assert.Contains("Not all was seen: 23 of 23 worlds not closed.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Enough_found_ends_it()
    {
        CommandRun run = CommandRun.Of(folder, setup => new LateClient(setup), "explore", "proxies", "outages", "--stop-after", "1");
        Assert.Equal(1, run.Exit);
        Assert.Contains("Not all was seen: 2 of 2 worlds not closed.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Did you mean ‘outages’?", "outage")]
    [InlineData("--list cannot go with --json", "--list", "--json")]
    [InlineData("‘--states’: ‘0’ is no whole number above 0", "--states", "0")]
    public void A_wrong_argument_is_refused_with_a_remedy(string told, params string[] arguments)
    {
        CommandRun run = CommandRun.Of(folder, ["explore", .. arguments]);
        Assert.Equal(2, run.Exit);
        Assert.Contains(told.Replace("‘--states’", "--states", StringComparison.Ordinal), run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_that_is_no_value_is_refused_with_a_remedy()
    {
        CommandRun run = CommandRun.Of(folder, _ => new SilentClient(), "explore", "calls");
        Assert.Equal(2, run.Exit);
        Assert.Contains("implement IValueClient", run.Error, StringComparison.Ordinal);
    }
}
