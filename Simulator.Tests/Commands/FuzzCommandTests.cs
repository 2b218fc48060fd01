using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Tests.Canaries;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

/// <summary>Breaks when a campaign of random scenarios loses or invents a find, or depends on how it is run.</summary>
[Trait("Speed", "Slow")]
public sealed class FuzzCommandTests : IDisposable
{
    private static readonly Func<ClientSetup, IClient> Late = setup => new LateClient(setup);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_finding_that_cannot_be_written_is_told_all_the_same()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "scenarios/found/STATE-5-connecting-to-unavailable.json"));

        CommandRun run = Fuzz(Late, "--seeds", "0..500");

        Assert.Equal(2, run.Exit);
        Assert.Contains("✗ STATE-5 after connecting -> unavailable", run.Output, StringComparison.Ordinal);
        Assert.Contains("none: it could not be written", run.Output, StringComparison.Ordinal);
        Assert.Contains("A file could not be written: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_reference_client_breaks_nothing()
    {
        CommandRun run = Fuzz(null, "--seeds", "0..500", "--strict");
        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Contains("500 random scenarios", run.Output, StringComparison.Ordinal);
        Assert.Contains("nothing found", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("never", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_is_told_once_and_its_file_shows_it_again()
    {
        CommandRun run = Fuzz(Late, "--seeds", "0..500", "--faults", "outages,downtimes");
        Assert.Equal(1, run.Exit);
        Assert.Contains("✗ STATE-5 after connecting -> unavailable", run.Output, StringComparison.Ordinal);
        Assert.Contains("expected  a retry 10s after the attempt before", run.Output, StringComparison.Ordinal);

        string file = Path.Combine("scenarios", "found", "STATE-5-connecting-to-unavailable.json");
        CommandRun again = CommandRun.Of(folder, Late, "run", file);
        Assert.Equal(1, again.Exit);
        Assert.Contains("STATE-5", again.Output, StringComparison.Ordinal);
        Assert.Equal(0, CommandRun.Of(folder, "run", file, "--update").Exit); // the reference client holds it
    }

    [Fact]
    public void Mistakes_of_one_rule_in_two_places_leave_two_files()
    {
        Fuzz(CanaryCatalogue.All.Single(canary => canary.Name == "leaves-open").Make, "--seeds", "0..200");
        Assert.True(Directory.GetFiles(Path.Combine(folder.Path, "scenarios", "found"), "DISCONNECT-1-*.json").Length > 1);
    }

    [Fact]
    public void One_worker_and_four_give_the_same_bytes()
    {
        Fuzz(Late, "--seeds", "0..1200", "--workers", "1", "--campaign", "one");
        Fuzz(Late, "--seeds", "0..1200", "--workers", "4", "--campaign", "four");
        Assert.Equal(Read("one"), Read("four"));
    }

    [Fact]
    public void Shares_merged_give_the_bytes_of_the_whole()
    {
        Fuzz(Late, "--seeds", "10..1212", "--campaign", "whole");
        for (int shard = 0; shard < 4; shard++)
        {
            Fuzz(Late, "--seeds", "10..1212", "--shard", $"{shard}/4", "--campaign", $"{shard}");
        }

        Assert.Equal(1, CommandRun.Of(folder, Late, "merge", "3", "1", "0", "2", "--campaign", "merged").Exit);
        Assert.Equal(Read("whole"), Read("merged"));
    }

    [Fact]
    public void A_share_that_is_missing_or_of_another_campaign_is_named()
    {
        Fuzz(null, "--seeds", "0..100", "--shard", "0/2", "--campaign", "0");
        Fuzz(null, "--seeds", "0..101", "--shard", "1/2", "--campaign", "1");
        Assert.Contains("each from 0 to 1 is needed", CommandRun.Of(folder, "merge", "0").Error, StringComparison.Ordinal);
        Assert.Contains("of another campaign", CommandRun.Of(folder, "merge", "0", "1").Error, StringComparison.Ordinal);
        Assert.Equal(2, CommandRun.Of(folder, "merge", "0", "1").Exit);
    }

    [Fact]
    public void What_is_interrupted_is_gone_on_with_as_if_it_had_not_been()
    {
        Fuzz(Late, "--seeds", "0..1700", "--campaign", "whole");
        using var asked = new CancellationTokenSource();
        asked.Cancel();
        CommandRun cut = CommandRun.Of(folder, host => host with { Client = Late, Heed = () => asked.Token }, "fuzz", "--seeds", "0..1700");
        Assert.Contains("Stopped after 500 of 1,700", cut.Output, StringComparison.Ordinal);
        Assert.Contains("--resume", cut.Output, StringComparison.Ordinal);

        Assert.Equal(1, Fuzz(Late, "--campaign", "fuzz.campaign", "--resume").Exit);
        Assert.Equal(Read("whole"), Read("fuzz.campaign"));
    }

    [Fact]
    public void A_client_that_does_otherwise_in_a_second_run_is_told_with_both_versions()
    {
        int made = 0;
        IClient unsteady(ClientSetup setup) => ++made % 2 == 0 ? new SilentClient() : new ReferenceClient(setup);

        CommandRun run = Fuzz(unsteady, "--seeds", "0..3", "--workers", "1", "--twice", "--campaign", "unsteady");

        Assert.Equal(3, run.Exit);
        Assert.Matches(@"≠ not deterministic: two runs of seed \d differ  \(\d scenarios of 3\)\n  first run   \d+\.\d{3}  ", run.Output);
        Assert.Contains("\n  second run  ", run.Output, StringComparison.Ordinal);
        Assert.Matches("fuzz --seeds \\d\\.\\.\\d --faults everything --twice\n", run.Output);
        Assert.Equal(3, CommandRun.Of(folder, "merge", "unsteady").Exit);
    }

    [Theory]
    [InlineData(null, 5)]
    [InlineData("true", 10)]
    public void Every_scenario_is_run_twice_where_a_build_server_runs_it(string? isBuildServer, int runs)
    {
        int made = 0;
        CommandRun.Of(folder, host => host with { Client = counted, Variable = name => name == "CI" ? isBuildServer : null }, "fuzz", "--seeds", "0..5", "--workers", "1");
        Assert.Equal(runs, made);

        IClient counted(ClientSetup setup) => ++made < 0 ? new SilentClient() : new ReferenceClient(setup);
    }

    [Fact]
    public void A_campaign_has_one_fingerprint_whatever_ran_it()
    {
        string[] told = [.. new[] { "1", "4" }.Select(workers => Fuzz(null, "--seeds", "0..600", "--workers", workers).Output)];
        string[] fingerprints = [.. told.Select(output => output.Split('\n').Single(line => line.StartsWith("fingerprint ", StringComparison.Ordinal)))];
        Assert.Equal(fingerprints[0], fingerprints[1]);
        Assert.NotEqual(fingerprints[0], Fuzz(null, "--seeds", "1..601").Output.Split('\n').Single(line => line.StartsWith("fingerprint ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_campaign_ends_early_when_enough_is_found() =>
        Assert.Contains("500 random scenarios", Fuzz(Late, "--seeds", "0..5000", "--stop-after", "1").Output, StringComparison.Ordinal);

    [Fact]
    public void A_client_of_ones_own_comes_from_an_assembly()
    {
        string client = $"{typeof(LateClient).Assembly.Location}:{typeof(LateClient).FullName}";
        string told = Fuzz(null, "--seeds", "0..200", "--client", client).Output;
        Assert.Contains("✗ STATE-5", told, StringComparison.Ordinal);
        Assert.Contains($"STATE-5-connecting-to-unavailable.json --client {client}", told, StringComparison.Ordinal);
        Assert.Equal(1, CommandRun.Of(folder, "run", Path.Combine("scenarios", "found", "STATE-5-connecting-to-unavailable.json"), "--client", client).Exit);
    }

    [Theory]
    [InlineData("fuzz", "--campaign", "late.campaign", "--resume")]
    [InlineData("merge", "late.campaign")]
    public void A_campaign_is_gone_on_with_and_merged_over_its_own_client_only(params string[] arguments)
    {
        string client = $"{typeof(LateClient).Assembly.Location}:{typeof(LateClient).FullName}";
        Fuzz(null, "--seeds", "0..600", "--client", client, "--campaign", "late.campaign");
        CommandRun other = CommandRun.Of(folder, arguments);
        Assert.Equal(2, other.Exit);
        Assert.Contains($"ran over {typeof(LateClient).FullName}: name it with --client", other.Error, StringComparison.Ordinal);
        Assert.Equal(1, CommandRun.Of(folder, [.. arguments, "--client", client]).Exit);
    }

    [Fact]
    public void What_is_broken_and_no_finding_is_told_all_the_same()
    {
        CommandRun run = Fuzz(SlowClient.Make, "--seeds", "0..400", "--campaign", "whole");
        Assert.Equal(0, run.Exit);
        Assert.Contains("broken, but no finding without --strict:\n  SEQUENCE-4 in ", run.Output, StringComparison.Ordinal);
        Fuzz(SlowClient.Make, "--seeds", "0..400", "--shard", "0/2", "--campaign", "0");
        Fuzz(SlowClient.Make, "--seeds", "0..400", "--shard", "1/2", "--campaign", "1");
        CommandRun.Of(folder, SlowClient.Make, "merge", "0", "1", "--campaign", "merged");
        Assert.Equal(Read("whole"), Read("merged"));
        Assert.DoesNotContain("no finding", Fuzz(SlowClient.Make, "--seeds", "0..400", "--strict").Output, StringComparison.Ordinal);
    }

    /// <summary>To commit it would guard against nothing if a broken SHOULD were a warning in it.</summary>
    [Fact]
    public void The_file_of_a_broken_should_fails_over_that_client_and_holds_over_the_reference()
    {
        Fuzz(SlowClient.Make, "--seeds", "0..400", "--strict");
        string[] files = Directory.GetFiles(folder["scenarios/found"], "SEQUENCE-4*.json");
        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            Assert.Equal(1, CommandRun.Of(folder, SlowClient.Make, "run", file).Exit);
            Assert.Equal(0, CommandRun.Of(folder, "run", file, "--update").Exit);
        });
    }

    [Fact]
    public void A_campaign_that_is_not_complete_is_not_written_over()
    {
        using var asked = new CancellationTokenSource();
        asked.Cancel();
        CommandRun begin(params string[] name) => CommandRun.Of(folder, host => host with { Heed = () => asked.Token }, ["fuzz", "--seeds", "0..1700", .. name]);
        begin("--campaign", "mine");
        CommandRun refused = Fuzz(null, "--seeds", "0..600", "--campaign", "mine");
        Assert.Equal(2, refused.Exit);
        Assert.Contains("a campaign that is not complete, 500 of 1,700 scenarios. Go on with it by --resume", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, Fuzz(null, "--campaign", "mine", "--resume").Exit);
        Assert.Equal(0, Fuzz(null, "--seeds", "0..1700", "--campaign", "mine").Exit); // the same once more
        folder.Write("notes", "not a campaign");
        Assert.Equal(2, Fuzz(null, "--seeds", "0..600", "--campaign", "notes").Exit);
        begin();
        Assert.Contains("fuzz-2.campaign --resume", begin().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_said_is_said_again_where_a_campaign_can_be_gone_on_with()
    {
        using var asked = new CancellationTokenSource();
        asked.Cancel();
        CommandRun cut = CommandRun.Of(folder, host => host with { Heed = () => asked.Token }, "fuzz", "--seeds", "0..1700", "--campaign", "new/mine", "--out", "my finds");
        Assert.Contains("/new/mine --resume --out \"my finds\"", cut.Output, StringComparison.Ordinal);
        Assert.Contains("1,700 random scenarios, 1,200 of them now in ", Fuzz(null, "--campaign", "new/mine", "--resume").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_for_machines_names_every_find()
    {
        var document = Newtonsoft.Json.Linq.JObject.Parse(Fuzz(Late, "--seeds", "0..300", "--json").Output);
        Assert.Contains(document["findings"]!, finding => (string?)finding["rule"] == "STATE-5" && File.Exists((string)finding["file"]!)
            && ((string?)finding["repeat"])!.EndsWith("STATE-5-connecting-to-unavailable.json", StringComparison.Ordinal) && (string?)finding["expected"] == "a retry 10s after the attempt before");
    }

    [Theory]
    [InlineData("--seeds", "5..5", "no range of seeds")]
    [InlineData("--seeds", "x..5", "no range of seeds")]
    [InlineData("--shard", "4/4", "no share")]
    [InlineData("--time", "10", "no length of time")]
    [InlineData("--workers", "0", "no whole number above 0")]
    [InlineData("--stop-after", "-1", "no whole number above 0")]
    [InlineData("--faults", "drps", "Did you mean ‘drops’?")]
    [InlineData("--faults", "drops=0", "no number from 1 to 100")]
    [InlineData("--client", "MyClient", "neither FILE.dll:CLASS nor a command")]
    [InlineData("--client", "none.dll:A", "there is no file")]
    public void What_cannot_be_meant_is_refused_with_a_remedy(string option, string value, string message)
    {
        CommandRun run = Fuzz(null, option, value);
        Assert.Equal(2, run.Exit);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_campaign_that_is_not_there_or_damaged_cannot_be_gone_on_with()
    {
        Assert.Equal(2, Fuzz(null, "--campaign", "none", "--resume").Exit);
        folder.Write("damaged", "{ \"format\": 7, \"client\": \"\", \"from\": 0 }");
        CommandRun run = Fuzz(null, "--campaign", "damaged", "--resume");
        Assert.Equal(2, run.Exit);
        Assert.Contains("‘to’ is missing", run.Error, StringComparison.Ordinal);
        Assert.Contains("cannot go with", Fuzz(null, "--resume", "--seeds", "0..7").Error, StringComparison.Ordinal);
    }

    private CommandRun Fuzz(Func<ClientSetup, IClient>? client, params string[] arguments) =>
        CommandRun.Of(folder, host => host with { Client = client }, ["fuzz", .. arguments]);

    private string Read(string file) => File.ReadAllText(Path.Combine(folder.Path, file));
}
