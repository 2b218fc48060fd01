using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

/// <summary>Breaks when the work of a campaign can be lost, or a file that is none is taken for one.</summary>
[Trait("Speed", "Slow")]
public sealed class CampaignKeepingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("null", "another format")]
    [InlineData("[]", "another format")]
    [InlineData("{ \"format\": 7, \"client\": \"\", \"from\": 0, \"to\": 10, \"faults\": \"everything\", \"shard\": 5, \"shards\": 1, \"failOn\": \"must\" }", "its seeds or shares make no sense")]
    [InlineData("{ \"format\": 7, \"client\": \"\", \"from\": 0, \"to\": 10, \"faults\": \"everything\", \"shard\": 0, \"shards\": 1, \"failOn\": \"must\", \"done\": -3 }", "‘done’ is not between")]
    [InlineData("{ \"format\": 7, \"client\": \"\", \"from\": 0, \"to\": 10, \"faults\": \"everything\", \"shard\": 0, \"shards\": 1, \"failOn\": \"must\", \"done\": 3, \"transitions\": {}, \"rules\": {}, \"findings\": [5] }", "no file of a campaign")]
    [InlineData("{ \"format\": 7, \"client\": \"\", \"from\": 0, \"to\": 10, \"faults\": \"everything\", \"shard\": 0, \"shards\": 1, \"failOn\": \"must\", \"done\": 3, \"transitions\": { \"a\": -1 }, \"rules\": {}, \"findings\": [] }", "‘a’ is not between 0 and the 3 scenarios")]
    [InlineData("{ \"format\": 7, \"client\": \"\", \"from\": 0, \"to\": 10, \"faults\": \"everything\", \"shard\": 0, \"shards\": 1, \"failOn\": \"must\", \"done\": 3, \"transitions\": {}, \"rules\": { \"CONNECT-1\": 4 }, \"findings\": [] }", "‘CONNECT-1’ is not between 0 and the 3 scenarios")]
    public void A_file_that_is_no_campaign_is_refused_with_its_reason(string content, string reason)
    {
        folder.Write("odd", content);
        CommandRun run = CommandRun.Of(folder, "fuzz", "--campaign", "odd", "--resume");
        Assert.Equal(2, run.Exit);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--campaign", "", "cannot be written")]
    [InlineData("--campaign", "scenarios", "cannot be written")]
    [InlineData("--campaign", "file.txt/a", "cannot be written")]
    [InlineData("--out", "file.txt", "is a file, no folder")]
    [InlineData("--out", "file.txt/found", "is a file, no folder")]
    public void What_cannot_be_written_is_told_before_the_work(string option, string value, string reason)
    {
        folder.Write("file.txt", "text");
        folder.Write("scenarios/a.json", Files.Good);
        CommandRun run = CommandRun.Of(folder, "fuzz", "--seeds", "0..9000000", option, value);
        Assert.Equal(2, run.Exit);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_complete_campaign_is_not_written_over_by_fuzz_or_merge()
    {
        Assert.Equal(0, CommandRun.Of(folder, "fuzz", "--seeds", "0..10", "--campaign", "one").Exit);
        string before = Read("one");
        Assert.Contains("a complete campaign, which would be lost", CommandRun.Of(folder, "fuzz", "--seeds", "0..20", "--campaign", "one").Error, StringComparison.Ordinal);
        Assert.Contains("a complete campaign, which would be lost", CommandRun.Of(folder, "merge", "one", "--campaign", "one").Error, StringComparison.Ordinal);
        Assert.Equal(before, Read("one"));
    }

    [Fact]
    public async Task A_campaign_is_kept_while_what_is_under_way_never_ends()
    {
        using var asked = new CancellationTokenSource();
        using var never = new ManualResetEventSlim();
        int runs = 0;
        using var reached = new ManualResetEventSlim();
        IClient Make(ClientSetup setup)
        {
            if (Interlocked.Increment(ref runs) > 600)
            {
                reached.Set();
                never.Wait();
            }

            return new ReferenceClient(setup);
        }

        Task<CommandRun> fuzz = Task.Run(() => CommandRun.Of(folder, host => host with { Client = Make, Heed = () => asked.Token }, "fuzz", "--seeds", "0..5000", "--workers", "1", "--campaign", "stuck"));
        reached.Wait();
        await asked.CancelAsync();
        Assert.Contains("\"done\": 500", Read("stuck"), StringComparison.Ordinal);
        never.Set();
        Assert.Equal(2, (await fuzz).Exit);
    }

    private string Read(string name) => File.ReadAllText(folder[name]);
}
