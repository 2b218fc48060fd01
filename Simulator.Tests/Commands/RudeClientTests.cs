using System.Diagnostics;
using Newtonsoft.Json.Linq;
using Simulator.Scenarios.Commands;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

/// <summary>Breaks when a client that ends the process, throws on a thread of its own or prints makes a run look green, or spoils its report.</summary>
[Trait("Speed", "Slow")]
public sealed class RudeClientTests
{
    [Theory]
    [InlineData("exit", "client/exits: the client ended the process (Environment.Exit, or the like) in the scenario sequences/first-connection")]
    [InlineData("thread", "client/threw: InvalidOperationException: from a thread, on a thread of its own in the scenario sequences/first-connection")]
    [InlineData("eat", "client/memory: the process holds ")]
    public void A_client_that_ends_the_process_is_named_with_its_scenario(string how, string told)
    {
        (int exit, _, string error) = Run(how);
        Assert.Equal(1, exit);
        Assert.Contains(error.Split('\n'), line => line.StartsWith(told, StringComparison.Ordinal)); // on a busy machine, a notice of a stall comes first
    }

    [Fact]
    public void What_was_found_before_a_client_ended_the_process_is_told()
    {
        (int exit, string output, string error) = Run("exit later", "sequences");
        JToken told = JToken.Parse(output);
        Assert.Equal((1, 1), (exit, (int)told["exit"]!));
        Assert.StartsWith("client/exits: ", error, StringComparison.Ordinal);
        Assert.All(["scenarios", "notRun"], member => Assert.True((int)told["summary"]![member]! > 0, $"no {member}"));
    }

    [Fact]
    public void A_campaign_that_the_client_ended_tells_what_it_had_found()
    {
        using var folder = new TemporaryFolder();
        (int exit, string output, string error) = Start("exit much later", "fuzz", "--faults", "everything", "--out", folder.Path, "--campaign", folder["kept.campaign"]);
        JToken told = JToken.Parse(output);
        Assert.Equal((1, 1, false), (exit, (int)told["exit"]!, (bool)told["complete"]!));
        Assert.StartsWith("client/exits: ", error, StringComparison.Ordinal);
        Assert.True((long)told["scenarios"]! > 0, "nothing was run");
        Assert.All(told["findings"]!, finding => Assert.Contains(FormattableString.Invariant($"fuzz --seeds {finding["number"]}.."), (string)finding["repeat"]!, StringComparison.Ordinal));
        Assert.NotEmpty(told["findings"]!);
        Assert.True(File.Exists(folder["kept.campaign"]), "no campaign was kept");
    }

    [Fact]
    public void What_a_client_prints_is_no_part_of_the_report()
    {
        (int exit, string output, string error) = Run("print");
        Assert.Equal((0, 0), (exit, (int)JToken.Parse(output)["exit"]!));
        Assert.StartsWith("hello", error, StringComparison.Ordinal);
    }

    private static (int Exit, string Output, string Error) Run(string how, string scenarios = "sequences/first-connection.json") =>
        Start(how, "run", Repository.Path("scenarios", scenarios));

    private static (int Exit, string Output, string Error) Start(string how, params string[] words)
    {
        string[] all = [typeof(CommandLine).Assembly.Location, .. words, "--json", "--client", $"{typeof(RudeClient).Assembly.Location}:{typeof(RudeClient).FullName}"];
        var start = new ProcessStartInfo("dotnet", all) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["RUDE"] = how;
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x18000000"; // 400 MB, so that nobody waits until all the memory is eaten
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
