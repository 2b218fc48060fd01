using Simulator.Tests.Canaries;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

/// <summary>Breaks when what a small fault brings to light is not told, or cannot be seen again.</summary>
[Trait("Speed", "Slow")]
public sealed class PerturbCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public PerturbCommandTests() => folder.Write("scenarios/rest.json", Files.Good);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_reference_client_stands_every_fault()
    {
        CommandRun run = CommandRun.Of(folder, "perturb", "scenarios/rest.json", "--strict");
        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Contains("nothing found", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_that_the_scenario_alone_does_not_show_is_told_with_its_fault_and_its_file()
    {
        CommandRun run = CommandRun.Of(folder, CanaryCatalogue.All.Single(canary => canary.Name == "rests-on-41xx").Make, "perturb", "scenarios/rest.json");
        Assert.Equal(1, run.Exit);
        Assert.Matches("close 4100 .*STATE-8 at 0\\.0", run.Output);
        Assert.Contains("✗ STATE-8 after", run.Output, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(folder.Path, "scenarios", "found"), "STATE-8*.json"));
    }

    [Fact]
    public void What_is_broken_and_no_finding_is_told_all_the_same()
    {
        folder.Write("scenarios/long.json", """{ "title": "An outage", "until": "2m", "steps": [{ "at": "10s", "network": "offline" }] }""");
        CommandRun run = CommandRun.Of(folder, SlowClient.Make, "perturb", "scenarios/long.json");
        Assert.Equal(0, run.Exit);
        Assert.Contains("broken, but no finding without --strict:\n  SEQUENCE-4 in ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_for_machines_counts_what_was_tried()
    {
        var document = Newtonsoft.Json.Linq.JObject.Parse(CommandRun.Of(folder, "perturb", "scenarios/rest.json", "--json").Output);
        Assert.True((int)document["scenarios"]! > 100);
        Assert.Empty(document["findings"]!);
    }

    [Fact]
    public void A_file_that_is_wrong_is_refused()
    {
        folder.Write("scenarios/bad.json", Files.Bad);
        Assert.Equal(2, CommandRun.Of(folder, "perturb", "scenarios/bad.json").Exit);
    }
}
