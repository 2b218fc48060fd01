using System.Text;
using Simulator.Scenarios;
using Simulator.Tests.House;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

/// <summary>Breaks when a reader cannot go through a run in both directions, or what was put in is not what is saved.</summary>
public sealed class StepCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public StepCommandTests() => folder.Write("a.json", Files.Good);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Goes_on_and_back_and_to_the_next_entry_of_the_client()
    {
        string output = Step("n", "b", "c", "c", "C").Output;
        Assert.Equal(
            ["1 of 12", "2 of 12", "1 of 12", "4 of 12", "5 of 12", "4 of 12"],
            output.Split('\n').Where(line => line.StartsWith("  entry ", StringComparison.Ordinal)).Select(line => line[18..]));
    }

    [Fact]
    public void Goes_to_a_time_and_tells_what_goes_on_then() =>
        Assert.Matches(@"entry +8 of 12\n  path +up\n  attempts +#1 ws, open\n  state +connecting\n  attempt timeout +due 4\.000\n", Step("t 55ms").Output);

    [Fact]
    public void A_step_that_is_put_in_changes_what_follows_and_can_be_taken_out()
    {
        string output = Step("t 10s", "+ { \"close\": \"reset\" }", "c", "u").Output;
        Assert.Matches(@">        0\.060  step    close reset\n", output);
        Assert.Contains("with 1 step put in", output, StringComparison.Ordinal);
        Assert.EndsWith("12 of 12\n", output.Split("  path")[^2], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_saved_runs_and_shows_the_same()
    {
        Assert.Contains("saved: what-if.json", Step("e 12", "+ { \"server\": \"down\" }", "+ { \"close\": { \"code\": 4200 } }", "s what-if.json").Output, StringComparison.Ordinal);

        CommandRun show = CommandRun.Of(folder, "show", folder["what-if.json"]);
        Assert.Equal(ExitCode.Held, show.Exit);
        Assert.Contains("step    server down\n", show.Output, StringComparison.Ordinal);
        Assert.Contains("step    close 4200", show.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_recording_of_the_page_is_made_by_the_tool()
    {
        string[] lines = ["t 10s", "b", "+ { \"server\": \"down\" }", "c", "l", "s what-if.json"];
        string output = CommandRun.Of(
            folder,
            host => host with { Input = () => new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines))), OutputIsTerminal = true, Variable = name => name == "NO_COLOR" ? "1" : null, Width = 100 },
            "step",
            Repository.Path("scenarios", "sequences", "temporary-failure.json")).Output;
        string[] parts = output.Split("step> ");
        string recording = string.Concat(parts[..^1].Select((part, place) => place < lines.Length ? $"{part}step> {lines[place]}\n" : part));
        DocumentBlock.Hold(Repository.Path("docs", "timelines.md"), "step", $"```\n{recording.TrimEnd('\n')}\n```");
        Assert.Equal(ExitCode.Held, CommandRun.Of(folder, "show", folder["what-if.json"]).Exit);
    }

    [Theory]
    [InlineData("x", "‘x’ is no key. ‘?’ tells them.")]
    [InlineData("t soon", "‘soon’ is no time.")]
    [InlineData("e last", "‘last’ is no entry.")]
    [InlineData("u", "No step was put in.")]
    [InlineData("s", "Name a file")]
    [InlineData("+ { \"clos\": 1 }", "‘clos’")]
    [InlineData("?", "the next entry of the client")]
    public void What_cannot_be_done_is_told(string line, string expected) => Assert.Contains(expected, Step(line).Output, StringComparison.Ordinal);

    [Fact]
    public void The_lanes_have_an_arrow_where_the_reader_is() => Assert.Matches(@"\n +▲ 0\.060\n|0\.060 ▲\n", Step("t 1s", "l").Output);

    private CommandRun Step(params string[] lines) => CommandRun.Of(
        folder, host => host with { Input = () => new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines))) }, "step", folder["a.json"]);
}
