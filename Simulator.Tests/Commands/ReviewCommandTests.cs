using System.Text;
using Newtonsoft.Json.Linq;
using Simulator.Scenarios;
using Simulator.Tests.House;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

/// <summary>Breaks when a change is approved that nobody accepted, or when forty equal changes are asked about forty times.</summary>
public sealed class ReviewCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_changed_alike_is_asked_about_once()
    {
        Forty();
        CommandRun run = Review("a");
        Assert.Equal(ExitCode.Held, run.Exit);
        Assert.Contains("1 of 1: the same difference in 40 files\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("    -       3.000  client  old\n    +       3.000  client  new\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("40 accepted, 0 rejected, 0 left\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("client  new", File.ReadAllText(folder["case-7.verified.txt"]), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path, "*.received.txt"));
    }

    [Fact]
    public void The_recording_of_the_page_is_made_by_the_tool()
    {
        Forty();
        string output = Review("a").Output.Replace($"{folder.Path}/./", "", StringComparison.Ordinal);
        string recording = output.Replace("(q)uit\n", "(q)uit\n  a\n", StringComparison.Ordinal).TrimEnd('\n');
        DocumentBlock.Hold(Repository.Path("docs", "timelines.md"), "review", $"```\n{recording}\n```");
    }

    [Fact]
    public void One_by_one_each_is_asked_about()
    {
        Forty();
        CommandRun run = Review("o", "a", "r", "q");
        Assert.Equal(ExitCode.Broken, run.Exit);
        Assert.EndsWith("1 accepted, 1 rejected, 38 left\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(38, Directory.GetFiles(folder.Path, "*.received.txt").Length);
    }

    [Theory]
    [InlineData("--accept", "40 accepted, 0 rejected, 0 left", 0)]
    [InlineData("--reject", "0 accepted, 40 rejected, 0 left", 0)]
    [InlineData("--list", "0 accepted, 0 rejected, 40 left", 1)]
    public void A_machine_is_asked_nothing(string mode, string expected, int exit)
    {
        Forty();
        CommandRun run = CommandRun.Of(folder, "review", mode);
        Assert.Equal(exit, run.Exit);
        Assert.EndsWith($"{expected}\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_input_ends_nothing_more_is_changed()
    {
        Forty();
        Assert.Equal(ExitCode.Broken, Review().Exit);
        Assert.Equal(40, Directory.GetFiles(folder.Path, "*.received.txt").Length);
    }

    [Fact]
    public void Snapshots_of_Verify_of_any_kind_are_reviewed_and_accepted_byte_for_byte()
    {
        folder.Write("Tests.Shows.verified.json", "{ }");
        folder.Write("Tests.Shows.received.json", "{ \"a\": 1 }");
        folder.Write("Tests.Is_new.received.txt", "new");
        Assert.EndsWith("2 accepted, 0 rejected, 0 left\n", Review("a", "a").Output, StringComparison.Ordinal);
        Assert.Equal("{ \"a\": 1 }", File.ReadAllText(folder["Tests.Shows.verified.json"]));
        Assert.Equal("new", File.ReadAllText(folder["Tests.Is_new.verified.txt"]));
    }

    [Fact]
    public void A_log_whose_scenario_is_gone_is_asked_about_last()
    {
        folder.Write("scenarios/a.json", Files.Good);
        CommandRun.Of(folder, "run", folder["scenarios"], "--update");
        File.Move(folder["scenarios/a.json"], folder["scenarios/b.json"]);
        Assert.Contains("no scenario has this log any more", Review("a").Output, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["scenarios/a.verified.txt"]));
    }

    [Fact]
    public void A_program_reads_what_there_is_to_review()
    {
        Forty();
        var document = JObject.Parse(CommandRun.Of(folder, "review", "--list", "--json").Output);
        Assert.Equal(40, document["groups"]![0]!["files"]!.Count());
    }

    [Fact]
    public void Nothing_to_review_is_said() => Assert.Equal("There is nothing to review.\n", CommandRun.Of(folder, "review").Output);

    private void Forty()
    {
        for (int number = 0; number < 40; number++)
        {
            folder.Write($"case-{number}.verified.txt", $"       1.000  step    {number}\n       {3 + number}.000  client  old\n       9.000  end");
            folder.Write($"case-{number}.received.txt", $"       1.000  step    {number}\n       {3 + number}.000  client  new\n       9.000  end");
        }
    }

    private CommandRun Review(params string[] answers) => CommandRun.Of(
        folder, host => host with { Input = () => new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', answers))) }, "review");
}
