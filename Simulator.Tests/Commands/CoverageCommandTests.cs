using Newtonsoft.Json.Linq;
using Simulator.Findings;
using Simulator.Scenarios.Commands;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

/// <summary>Breaks when the command tells another coverage than that of its scenarios, or leaves out what is not reached.</summary>
[Trait("Speed", "Slow")]
public sealed class CoverageCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public Task The_scenarios_of_this_project_reach_what_they_did() =>
        Snapshot.Verify(CommandRun.Of(folder, "coverage", Repository.Path("scenarios")).Output.TrimEnd('\n'), "coverage");

    [Fact]
    public void What_is_not_reached_is_named_with_the_way_to_it()
    {
        folder.Write("scenarios/rest.json", Files.Good);

        CommandRun run = CommandRun.Of(folder, "coverage");

        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Matches("states +3 +6 +50[.]0\n", run.Output);
        Assert.Matches("transition +connected -> disconnected +a step \"client\": \"disconnect\"", run.Output);
        Assert.DoesNotMatch("transition +connecting -> connected ", run.Output);
        Assert.Matches("transition +connecting -> connected +1\n", CommandRun.Of(folder, "coverage", "--verbose").Output);
        Assert.Contains("\n  a client at rest waits for nothing: initialized: deadline reached, failed: deadline reached, ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_and_random_scenarios_reach_together_what_each_reaches()
    {
        folder.Write("scenarios/rest.json", Files.Good);
        JObject files = Document("coverage");
        JObject random = Document("coverage", "--seeds", "0..200");
        JObject both = Document("coverage", "scenarios", "--seeds", "0..200");

        Assert.Equal((1, 200, 201), ((int)files["scenarios"]!, (int)random["scenarios"]!, (int)both["scenarios"]!));
        Assert.All(Enumerable.Range(0, GoalCatalogue.All.Count), goal => Assert.Equal(Count(both, goal), Count(files, goal) + Count(random, goal)));
    }

    [Fact]
    public void Random_scenarios_can_be_ended_early_and_that_is_told()
    {
        CommandRun run = CommandRun.Of(folder, host => host with { Heed = () => new CancellationToken(true) }, "coverage", "--seeds", "0..900000");
        Assert.Equal((2, "Stopped after 0 of 900,000 random scenarios; what follows is what they reach.\n"), (run.Exit, run.Error));
    }

    [Fact]
    public void A_client_that_fails_is_told()
    {
        CommandRun run = CommandRun.Of(folder, (Simulator.Protocol.ClientSetup _) => throw new InvalidOperationException("no"), "coverage", "--seeds", "0..20");
        Assert.Contains("20 scenarios failed; ‘run’ and ‘fuzz’ say why", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name them with --seeds, too", "--faults", "drops")]
    [InlineData("name some, such as ‘scenarios’", "--seeds", "0..5", "--filter", "x")]
    public void An_option_that_would_do_nothing_is_refused(string remedy, params string[] arguments)
    {
        CommandRun run = CommandRun.Of(folder, ["coverage", .. arguments]);
        Assert.Equal(2, run.Exit);
        Assert.Contains(remedy, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void One_worker_and_four_tell_the_same()
    {
        string told = CommandRun.Of(folder, "coverage", "--seeds", "0..1200", "--workers", "1").Output;
        Assert.Equal(told, CommandRun.Of(folder, "coverage", "--seeds", "0..1200", "--workers", "4").Output);
    }

    [Fact]
    public void A_client_of_ones_own_is_covered()
    {
        JObject silent = JObject.Parse(CommandRun.Of(folder, _ => new SilentClient(), "coverage", "--seeds", "0..50", "--json").Output);
        Assert.Equal(1, (int)silent["kinds"]!.Single(kind => (string?)kind["kind"] == "state")["reached"]!);
    }

    [Fact]
    public void The_shortest_scenario_for_each_gap_is_written_and_can_be_run()
    {
        string known = Repository.Path("scenarios");
        JObject document = Document("coverage", known, "--seeds", "0..2000", "--write", "scenarios/gaps");
        string[] files = [.. document["goals"]!.Select(goal => (string?)goal["file"]).OfType<string>()];

        Assert.NotEmpty(files);
        Assert.Equal(files.Order(), Directory.GetFiles(folder["scenarios/gaps"], "*.json").Order());
        Assert.Equal(0, CommandRun.Of(folder, "check").Exit);
        Assert.Equal(0, CommandRun.Of(folder, "run", "--update").Exit);
        JObject after = Document("coverage", known, "scenarios", "--seeds", "0..2000");
        Assert.DoesNotContain(document["goals"]!.Zip(after["goals"]!), pair => pair.First["file"] is JValue { Value: string } && (int)pair.Second["scenarios"]! == 0);
    }

    [Theory]
    [InlineData("10", 0)]
    [InlineData("90", 1)]
    public void Less_than_is_asked_for_fails_with_a_clear_line(string percent, int exit)
    {
        CommandRun run = CommandRun.Of(folder, "coverage", "--seeds", "0..100", "--fail-under", percent);
        Assert.Equal(exit, run.Exit);
        Assert.Equal(exit == 1, run.Output.Contains($" % is less than --fail-under {percent} %", StringComparison.Ordinal));
        Assert.Equal(exit, (int)Document("coverage", "--seeds", "0..100", "--fail-under", percent)["exit"]!);
    }

    [Fact]
    public void The_states_are_drawn_into_as_many_files_as_are_named()
    {
        Assert.Equal(0, CommandRun.Of(folder, "coverage", "--seeds", "0..5", "--diagram", "states.svg", "--diagram", "states.mmd").Exit);
        Assert.StartsWith("<svg ", File.ReadAllText(folder["states.svg"]), StringComparison.Ordinal);
        Assert.StartsWith("flowchart ", File.ReadAllText(folder["states.mmd"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--seeds", "7", "no range of seeds")]
    [InlineData("--faults", "drps", "Did you mean ‘drops’?")]
    [InlineData("--fail-under", "120", "no number from 0 to 100")]
    [InlineData("--fail-under", "-1", "no number from 0 to 100")]
    [InlineData("--diagram", "states.png", "End its name with .svg")]
    [InlineData("--client", "MyClient", "neither FILE.dll:CLASS nor a command")]
    [InlineData("--workers", "0", "no whole number above 0")]
    public void What_cannot_be_meant_is_refused_with_a_remedy(string option, string value, string message)
    {
        CommandRun run = CommandRun.Of(folder, "coverage", option, value);
        Assert.Equal(2, run.Exit);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_file_and_a_missing_folder_stop_all_with_their_place()
    {
        Assert.Equal(2, CommandRun.Of(folder, "coverage").Exit);
        string file = folder.Write("scenarios/bad.json", Files.Bad);
        CommandRun run = CommandRun.Of(folder, "coverage");
        Assert.Equal(2, run.Exit);
        Assert.Contains($"{file}:2:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_members_of_the_document_are_those_of_the_help()
    {
        JObject document = Document("coverage", "--seeds", "0..2");
        Assert.All(document.Properties(), member => Assert.Contains($"{member.Name} ", Simulator.Scenarios.Reports.CoverageReport.Description, StringComparison.Ordinal));
    }

    private static int Count(JObject document, int goal) => (int)document["goals"]![goal]!["scenarios"]!;

    private JObject Document(params string[] arguments) => JObject.Parse(CommandRun.Of(folder, [.. arguments, "--json"]).Output);
}
