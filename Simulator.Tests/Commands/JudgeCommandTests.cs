using Newtonsoft.Json.Linq;
using Simulator.Logs;
using Simulator.PusherJs;
using Simulator.Simulation;
using Simulator.Tests.Format;
using Simulator.Tests.LogFiles;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

public sealed class JudgeCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_log_of_a_run_that_holds_holds()
    {
        string log = Show(Files.Good);

        CommandRun judge = CommandRun.Of(folder, "judge", "x.jsonl");

        Assert.Equal(0, judge.Exit);
        Assert.Equal($"{log}  12 entries in 20.000 s, client reference\n✓ x  Start and rest\n\n1 log: 1 held\n", judge.Output);
    }

    [Fact]
    public void What_a_log_shows_is_told_as_run_tells_it_with_the_line_of_the_log()
    {
        string log = Show(Files.Failing, exit: 1);

        CommandRun judge = CommandRun.Of(folder, "judge", "x.jsonl");

        Assert.Equal(1, judge.Exit);
        Assert.Contains("expectation 2 failed (must)\n", judge.Output, StringComparison.Ordinal);
        Assert.Contains("\n  >        0.060  client  state reads connected\n", judge.Output, StringComparison.Ordinal);
        Assert.Contains($"\n  file        {log}:13\n", judge.Output, StringComparison.Ordinal);
        Assert.Contains($"\n  repeat      dotnet run --project Simulator.Scenarios -- judge {log}\n", judge.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 log: 1 failed\n", judge.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_is_taken_away_is_a_rule_that_is_broken()
    {
        string log = Show(Files.Good);
        File.WriteAllLines(log, File.ReadAllLines(log).Where(line => !line.Contains("stateEvent", StringComparison.Ordinal)));

        var document = JObject.Parse(CommandRun.Of(folder, "judge", "x.jsonl", "--json").Output);

        Assert.Equal(1, (int)document["exit"]!);
        Assert.Contains("EVENT-1", document["findings"]!.Select(finding => (string?)finding["rule"]));
        Assert.All(document["findings"]!, finding => Assert.Equal(log, (string?)finding["file"]));
        Assert.False((bool)document["logs"]![0]!["isCutOff"]!);
    }

    [Fact]
    public void A_log_comes_from_the_standard_input_too()
    {
        byte[] log = File.ReadAllBytes(Show(Files.Good));

        CommandRun judge = CommandRun.Of(folder, host => host with { Input = () => new MemoryStream(log) }, "judge", "-");

        Assert.Equal((0, "-  12 entries in 20.000 s, client reference\n✓ x  Start and rest\n\n1 log: 1 held\n"), (judge.Exit, judge.Output));
    }

    [Fact]
    public void Verbose_prints_the_log()
    {
        Show(Files.Good);

        string verbose = CommandRun.Of(folder, "judge", "x.jsonl", "--verbose").Output;

        Assert.Contains(CommandRun.Of(folder, "show", "x.json", "--verbose").Output.Split("\n\n")[0], verbose, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_scenario_may_be_held_to_it()
    {
        Show(Files.Good);
        folder.Write("wish.json", Files.Failing);
        folder.Write("codes.json", Files.Matrix);

        Assert.Equal(1, CommandRun.Of(folder, "judge", "x.jsonl", "--scenario", "wish.json").Exit);
        CommandRun several = CommandRun.Of(folder, "judge", "x.jsonl", "--scenario", "codes.json");
        Assert.Equal(2, several.Exit);
        Assert.Contains("It makes 2 scenarios", several.Error, StringComparison.Ordinal);
        Assert.Equal(2, CommandRun.Of(folder, "judge", "x.jsonl", "--scenario", "none.json").Exit);
    }

    [Fact]
    public void A_log_without_a_scenario_is_judged_by_the_rules_alone()
    {
        string[] lines = File.ReadAllLines(Show(Files.Failing, exit: 1));
        string log = folder.Write("bare.jsonl", string.Join('\n', lines[1..].Prepend(LogLines.Header)));

        CommandRun judge = CommandRun.Of(folder, "judge", "bare.jsonl");

        Assert.Equal((0, $"{log}  12 entries in 20.000 s\n✓ bare  A log without a scenario\n\n1 log: 1 held\n"), (judge.Exit, judge.Output));
    }

    [Fact]
    public void Of_a_log_that_was_cut_off_nothing_is_asked_that_was_to_come()
    {
        string[] lines = File.ReadAllLines(Show(Files.Good));
        for (int length = 1; length < lines.Length; length++)
        {
            folder.Write("cut.jsonl", string.Join('\n', lines[..length]) + "\n{\"at\":");
            CommandRun judge = CommandRun.Of(folder, "judge", "cut.jsonl");
            Assert.Equal(0, judge.Exit);
            Assert.Contains("! The log has no end: ", judge.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_cannot_be_read_is_told_and_the_others_are_judged()
    {
        Show(Files.Good);
        folder.Write("bad.jsonl", $"{LogLines.Header}\n{{\"at\":0}}\n");

        CommandRun both = CommandRun.Of(folder, "judge", "x.jsonl", "bad.jsonl", ".");
        CommandRun bad = CommandRun.Of(folder, "judge", "bad.jsonl", "--json");

        Assert.Equal(2, both.Exit);
        Assert.Contains("bad.jsonl:2:1: $: The member ‘entry’ is missing.", both.Error, StringComparison.Ordinal);
        Assert.EndsWith("1 log: 1 held\n2 files could not be read and were not judged; the errors say why\n", both.Output, StringComparison.Ordinal);
        Assert.Equal(2, bad.Exit);
        Assert.Equal(2, (int)JObject.Parse(bad.Output)["errors"]![0]!["line"]!);
    }

    [Fact]
    public void A_profile_says_what_may_be_asked()
    {
        string log = Show(Files.Good);
        File.WriteAllLines(log, File.ReadAllLines(log).Where(line => !line.Contains("stateEvent", StringComparison.Ordinal)));
        folder.Write("profile.json", """{ "rules": [{ "rule": "EVENT-1", "demand": "off", "because": "no events" }, { "rule": "EVENT-7", "demand": "off", "because": "no events" }] }""");

        CommandRun judge = CommandRun.Of(folder, "judge", "x.jsonl", "--client-profile", "profile.json");

        Assert.DoesNotContain("EVENT-1", judge.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_console_of_a_page_is_judged_and_told_by_its_lines()
    {
        string log = folder.Write("page.log", PusherJsConsoleText.Of(ScenarioRunner.Run(ScenarioText.ReadOne("""
            { "title": "Dropped", "steps": [{ "at": "10s", "close": "reset" }], "until": "20s" }
            """), setup => new PusherJsClient(setup))));

        CommandRun judge = CommandRun.Of(folder, "judge", "page.log", "--from", "pusher-js");

        Assert.Equal(1, judge.Exit);
        Assert.Matches("✗ page  A log without a scenario\n\n(  .*\n)+\n  SEQUENCE-2 broken \\(must", judge.Output);
        Assert.Contains($"\n  file        {log}:4\n", judge.Output, StringComparison.Ordinal);
        Assert.Contains($" judge {log} --from pusher-js\n", judge.Output, StringComparison.Ordinal);
        Assert.Contains("Read it with ‘--from pusher-js’.", CommandRun.Of(folder, "judge", "page.log").Error, StringComparison.Ordinal);
        Assert.Contains("neither ‘json-lines’ nor ‘pusher-js’", CommandRun.Of(folder, "judge", "page.log", "--from", "echo").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_does_all_right_holds()
    {
        folder.Write("page.log", PusherJsConsoleText.Of(ScenarioRunner.Run(ScenarioText.ReadOne("""
            { "title": "Quiet", "until": "20s" }
            """))));

        CommandRun judge = CommandRun.Of(folder, "judge", "page.log", "--from", "pusher-js");

        Assert.Equal((0, ""), (judge.Exit, judge.Error));
        Assert.EndsWith("page.log  11 entries in 20.000 s, client pusher-js\n✓ page  A log without a scenario\n\n1 log: 1 held\n", judge.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("State changed : initialized -> \u001b[2J\u202e")]
    [InlineData("State changed : initialized -> [/]\u2028[red]")]
    public void What_a_console_says_is_no_more_than_text(string said)
    {
        string log = folder.Write("page.log", $"2026-11-27T10:00:00Z Pusher : {said}\r\n2026-11-27T10:00:01Z Pusher : \u001b]0;owned\u0007\n");

        CommandRun judge = CommandRun.Of(folder, "judge", log, "--from", "pusher-js", "--verbose");
        CommandRun json = CommandRun.Of(folder, "judge", log, "--from", "pusher-js", "--json");

        Assert.Equal(1, judge.Exit);
        Assert.DoesNotContain(judge.Output + json.Output, letter => Printable.IsHostile(letter) && letter != '\n');
    }

    [Fact]
    public void A_file_with_several_scenarios_has_several_logs()
    {
        folder.Write("codes.json", Files.Matrix);

        CommandRun all = CommandRun.Of(folder, "show", "codes.json", "--json-lines");
        CommandRun one = CommandRun.Of(folder, "show", "codes.json", "--json-lines", "--filter", "4001");

        Assert.Equal((2, ""), (all.Exit, all.Output));
        Assert.Contains("Choose it with --filter, as in ‘--filter codes[code=4200]’.", all.Error.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.StartsWith("""{"log":1,"scenario":{"title":"Closed by the server","id":"codes[code=4001]",""", one.Output, StringComparison.Ordinal);
    }

    /// <summary>Writes a scenario to x.json, and the log of its run to x.jsonl.</summary>
    private string Show(string scenario, int exit = 0)
    {
        folder.Write("x.json", scenario);
        CommandRun show = CommandRun.Of(folder, "show", "x.json", "--json-lines");
        Assert.Equal(exit, show.Exit);
        return folder.Write("x.jsonl", show.Output);
    }
}
