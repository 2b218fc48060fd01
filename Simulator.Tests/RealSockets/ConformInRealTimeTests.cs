using Newtonsoft.Json.Linq;
using Simulator.Tests.Commands;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.RealSockets;

/// <summary>Breaks when the matrix of clients on real sockets leaves one out without a word, or is not marked as real time.</summary>
[Collection(RealSocketsCollection.Name)]
[Trait("Speed", "Slow")]
public sealed class ConformInRealTimeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Each_client_with_a_driver_is_played_to_and_what_it_breaks_is_told_with_the_command_that_shows_it()
    {
        Write("good", """{"output":"stateChange","previous":"initialized","current":"connecting"}""");
        Write("bad", """{"output":"stateChange","previous":"initialized","current":"lost"}""");
        CommandRun run = Conform("""{ "clients": { "good": { "client": "reference", "driver": "sh good.sh" }, "bad": { "client": "reference", "driver": "sh bad.sh", "expectedFindings": "known.json" }, "none": { "client": "reference" } } }""", "--tolerance", "300ms", "--out", "out");
        Assert.Equal(1, run.Exit);
        Assert.Contains("In real time, on real sockets, with a tolerance of 300ms.", run.Output, StringComparison.Ordinal);
        Assert.Contains("bad: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("serve short.json --tolerance 300ms -- sh bad.sh", run.Output.Replace($"{folder.Path}/", "", StringComparison.Ordinal), StringComparison.Ordinal);
        JObject document = JObject.Parse(File.ReadAllText(folder["out/conformance.json"]));
        Assert.Equal(300, (int)document["tolerance"]!);
        Assert.Equal(["good", "bad"], document["clients"]!.Select(client => (string)client["name"]!));
        Assert.Contains("STATE-1", document["results"]!.Single(result => (string)result["client"]! == "bad")["findings"]!.Select(finding => (string)finding["rule"]!));
        Assert.DoesNotContain("STATE-1", document["results"]!.Single(result => (string)result["client"]! == "good")["findings"]!.Select(finding => (string)finding["rule"]!));
    }

    [Fact]
    public void A_driver_that_does_not_come_is_told_with_what_it_needs()
    {
        folder.Write("gone.sh", "exit 3");
        CommandRun run = Conform("""{ "clients": { "gone": { "client": "reference", "driver": "sh gone.sh", "needs": "a shell." } } }""", "--tolerance", "300ms");
        Assert.Equal(2, run.Exit);
        Assert.Contains("Not staged: short: no client came from ‘sh gone.sh’. It needs a shell.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_client_has_a_driver_that_is_said()
    {
        CommandRun run = Conform("""{ "clients": { "none": { "client": "reference" } } }""");
        Assert.Equal(2, run.Exit);
        Assert.Contains("None of these clients has a driver on real sockets", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_of_real_time_is_refused_in_virtual_time()
    {
        CommandRun run = CommandRun.Of(folder, "conform", "--tolerance", "300ms");
        Assert.Equal(2, run.Exit);
        Assert.Contains("--tolerance is about real time: add --real-time, or leave it away.", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private CommandRun Conform(string clients, params string[] more)
    {
        folder.Write("clients.json", clients);
        folder.Write("short.json", """{ "title": "Short", "until": "400ms" }""");
        return CommandRun.Of(folder, ["conform", "short.json", "--real-time", .. more]);
    }

    private void Write(string name, string tells) =>
        folder.Write($"{name}.sh", $$"""echo '{"driver":1,"client":"{{name}}","release":"1"}'""" + $"\nread begin; echo '{tells}'\nsleep 1\n");
}
