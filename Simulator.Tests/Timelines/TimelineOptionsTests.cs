using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Simulator.Scenarios;
using Simulator.Tests.Commands;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Timelines;

/// <summary>Breaks when a command does not write the page that it was asked for; how a page looks is tested in a browser.</summary>
public sealed class TimelineOptionsTests
{
    [Fact]
    public void Show_writes_one_run_and_run_all_of_them()
    {
        using var folder = new TemporaryFolder();
        folder.Write("scenarios/a.json", Files.Good);
        folder.Write("scenarios/b.json", Files.Failing);
        CommandRun.Of(folder, "show", folder["scenarios/a.json"], "--html", "pages/a.html");
        CommandRun.Of(folder, "run", folder["scenarios"], "--html", "all.html");

        Assert.Equal("Start and rest", (string?)Data(folder, "pages/a.html")["title"]);
        Assert.Equal(["held", "failed"], Data(folder, "all.html")["runs"]!.Select(run => (string?)run["outcome"]));
    }

    [Fact]
    public void A_run_can_stand_beside_that_of_another_client_or_of_a_log()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.json", Files.Good);
        folder.Write("a.jsonl", CommandRun.Of(folder, "show", folder["a.json"], "--json-lines").Output);
        CommandRun.Of(folder, "show", folder["a.json"], "--client", "pusher-js-8", "--html", "a.html", "--against", "reference");
        CommandRun.Of(folder, "show", folder["a.json"], "--html", "b.html", "--against", "a.jsonl");
        CommandRun.Of(folder, "judge", "a.jsonl", "--html", "c.html", "--against", "pusher-js-8");

        Assert.NotEmpty(Data(folder, "a.html")["runs"]![0]!["differs"]!);
        Assert.Empty(Data(folder, "b.html")["runs"]![0]!["differs"]!);
        Assert.Equal("pusher-js-8", (string?)Data(folder, "c.html")["runs"]![0]!["against"]!["client"]);
    }

    [Fact]
    public void Json_lines_come_with_the_page_and_the_exports_that_are_asked_for()
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Of(folder, "show", folder.Write("a.json", Files.Good), "--json-lines", "--html", "a.html", "--export", "mermaid=a.mmd");
        Assert.StartsWith("{", run.Output, StringComparison.Ordinal);
        Assert.Equal("Start and rest", (string?)Data(folder, "a.html")["title"]);
        Assert.True(File.Exists(folder["a.mmd"]));
    }

    [Fact]
    public void A_log_of_another_scenario_is_told()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.json", Files.Good);
        folder.Write("b.json", Files.Good);
        folder.Write("a.jsonl", CommandRun.Of(folder, "show", folder["a.json"], "--json-lines").Output);
        Assert.Contains("that log is of none of these scenarios", CommandRun.Of(folder, "show", folder["b.json"], "--html", "b.html", "--against", "a.jsonl").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Fuzz_writes_a_page_of_what_it_found()
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Of(folder, setup => new LateClient(setup), "fuzz", "--seeds", "0..300", "--html", "found.html");
        Assert.Equal(ExitCode.Broken, run.Exit);
        JToken first = Data(folder, "found.html")["runs"]![0]!;
        Assert.Equal("failed", (string?)first["outcome"]);
        Assert.Contains(" run ", (string?)first["repeat"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("show a.json --against reference", "--against says what a page compares: name the page with --html FILE.html.")]
    [InlineData("fuzz --worst attempts --html a.html", "--worst cannot go with --html")]
    [InlineData("show a.json --html a.html --against nobody", "--against: ‘nobody’ is neither")]
    [InlineData("show a.json --html a.html --against broken.jsonl", "--against: broken.jsonl cannot be read")]
    public void What_cannot_be_compared_is_refused(string line, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.json", Files.Good);
        folder.Write("broken.jsonl", "{}");
        CommandRun run = CommandRun.Of(folder, [.. line.Replace("a.json ", $"{folder["a.json"]} ", StringComparison.Ordinal).Split(' ')]);
        Assert.Equal(ExitCode.CannotJudge, run.Exit);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    private static JToken Data(TemporaryFolder folder, string file)
    {
        string page = File.ReadAllText(folder[file]);
        return JToken.Parse(Regex.Match(page, "id=\"data\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value);
    }
}
