using System.Text.RegularExpressions;
using Simulator.Benchmarks.Growth;
using Simulator.Benchmarks.Table;
using Simulator.Exploration.WorstCases;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Rules;
using Simulator.Scenarios.Commands;
using Simulator.Scenarios.Format;
using Simulator.Simulation;
using Simulator.Tests.Commands;
using Simulator.Tests.Connection;
using Simulator.Tests.Snapshots;
using Simulator.Timelines.Lanes;
using Simulator.Timelines.Terminal;

namespace Simulator.Tests.House;

/// <summary>Breaks when the README, or a page that it leads to, shows something that the product no longer does. <c>SIM_ACCEPT=1</c> writes the drawn parts anew.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = Repository.Path("README.md");
    private static readonly string Commands = Repository.Path("docs", "commands.md");
    private static readonly string Explore = Repository.Path("docs", "explore.md");
    private static readonly string Rules = Repository.Path("docs", "rules.md");
    private static readonly string Speed = Repository.Path("docs", "speed.md");
    private static readonly string Write = Repository.Path("docs", "write-a-scenario.md");

    [Fact]
    public void The_state_diagram_is_drawn_from_the_machine()
    {
        string diagram = TransitionTable.Draw(new MachineWalk(new ClientSetup()), new MachineWalk(new ClientSetup { Transports = [] }));
        DocumentBlock.Hold(Rules, "state diagram", $"```mermaid\n{diagram}\n```");
    }

    [Fact]
    public void The_picture_is_a_run_of_the_scenario_beside_it()
    {
        LoadedScenario scenario = Assert.Single(Load(File.ReadAllBytes(Repository.Path("scenarios", "sequences", "internet-disappears.json"))).Scenarios);
        var run = RunTimeline.Of(Judge.Of(scenario.Scenario, ScenarioRunner.Run(scenario.Scenario)));
        string[] lines = [.. TerminalTimeline.Lines(run, 100).Select(line => string.Concat(line.Select(part => part.Text)).TrimEnd())];
        DocumentBlock.Hold(Readme, "picture", $"```\n{string.Join('\n', lines)}\n```");
    }

    [Fact]
    public void The_scenario_of_the_first_page_is_the_file()
    {
        string shown = FirstJson().Match(File.ReadAllText(Readme)).Groups[1].Value;
        Scenario file = Assert.Single(Load(File.ReadAllBytes(Repository.Path("scenarios", "sequences", "internet-disappears.json"))).Scenarios).Scenario;
        Assert.Equal(file, Assert.Single(Load(System.Text.Encoding.UTF8.GetBytes(shown)).Scenarios).Scenario);
    }

    [Fact]
    public void The_example_of_the_five_minutes_holds()
    {
        string text = File.ReadAllText(Write);
        string example = FirstJson().Match(text[text.IndexOf("<!-- example -->", StringComparison.Ordinal)..]).Groups[1].Value;
        using var folder = new TemporaryFolder();
        string file = folder.Write("scenarios/mine/coffee-shop.json", example);
        using var output = new StringWriter();
        Assert.Equal(0, CommandLine.Run(["run", file, "--update"], new Host(output, output)));
        Assert.Equal(0, CommandLine.Run(["run", file], new Host(output, output)));
    }

    [Fact]
    public void The_examples_of_distances_hold()
    {
        string text = File.ReadAllText(Write);
        string expect = FirstJson().Match(text[text.IndexOf("<!-- distances -->", StringComparison.Ordinal)..]).Groups[1].Value;
        string scenario = $$"""
            {
              "title": "Away for a minute",
              "steps": [{ "at": "10s", "network": "offline", "id": "gone" }, { "after": "1m", "network": "up", "id": "back" }],
              "until": "2m",
            {{expect}}
            }
            """;
        LoadedScenario loaded = Assert.Single(Load(System.Text.Encoding.UTF8.GetBytes(scenario)).Scenarios);
        Judgement judgement = Judge.Of(loaded.Scenario, ScenarioRunner.Run(loaded.Scenario));
        Assert.Empty(judgement.Findings);
        Assert.Equal(["1m60ms", "10s30ms", "3", "8", "60ms"], judgement.Measured.Select(worst => worst.ValueTold));
    }

    [Fact]
    public void The_example_of_own_rules_holds()
    {
        string text = File.ReadAllText(Rules);
        using var folder = new TemporaryFolder();
        string file = folder.Write("rules.json", FirstJson().Match(text[text.IndexOf("<!-- own rules -->", StringComparison.Ordinal)..]).Groups[1].Value);
        using var output = new StringWriter();
        Assert.Equal(0, CommandLine.Run(["run", Repository.Path("scenarios", "sequences"), "--own-rules", file], new Host(output, output)));
    }

    [Fact]
    public void Every_command_of_the_tool_is_shown()
    {
        string text = File.ReadAllText(Commands);
        Assert.All(
            CommandLine.NewRoot(new Host(TextWriter.Null, TextWriter.Null)).Subcommands,
            command => Assert.Contains($"Simulator.Scenarios -- {command.Name}", text, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void The_worst_of_the_reference_client_is_what_the_command_finds()
    {
        using var folder = new TemporaryFolder();
        IEnumerable<string> rows = WorstMeasures.All.Select(measure =>
        {
            string told = CommandRun.Of(folder, "fuzz", "--worst", measure.Name, "--seeds", "0..2000").Output;
            return $"| `{measure.Name}` | {measure.Sentence} | {told[(measure.Name.Length + 2)..told.IndexOf(", from", StringComparison.Ordinal)]} |";
        });
        DocumentBlock.Hold(Explore, "worst", string.Join('\n', ["| measure | what it is | the worst of the reference client |", "|---|---|---|", .. rows]));
    }

    [Fact]
    public void The_benchmarks_have_the_rows_that_their_command_prints()
    {
        string text = File.ReadAllText(Speed);
        string table = text[text.IndexOf("<!-- benchmarks -->", StringComparison.Ordinal)..text.IndexOf("<!-- end of benchmarks -->", StringComparison.Ordinal)];
        var rows = table.TrimEnd('\n').Split('\n').Skip(3).Select(line => line.Split('|', StringSplitOptions.TrimEntries));
        Assert.Equal(
            TableRow.All,
            rows.Select(cells => new TableRow(cells[1], Text(cells[3]), Text(cells[6]))));

        static string Text(string cell) => cell == "–" ? "" : cell;
    }

    [Fact]
    public void The_growth_table_has_two_rows_for_each_case()
    {
        string text = File.ReadAllText(Speed);
        string table = text[text.IndexOf("<!-- growth -->", StringComparison.Ordinal)..text.IndexOf("<!-- end of growth -->", StringComparison.Ordinal)];
        Assert.Equal(
            GrowthCase.All.SelectMany(growth => new[] { $"{growth.Name}: seconds a million", $"{growth.Name}: bytes an entry" }),
            table.TrimEnd('\n').Split('\n').Skip(3).Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1]));
    }

    /// <summary>A link of a document that leads to a file leads to one that is there.</summary>
    [Fact]
    public void Every_link_to_a_file_leads_somewhere()
    {
        string[] documents = [Readme, Repository.Path("llms.txt"), .. Directory.GetFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories)];
        Assert.All(documents, document => Assert.All(
            Link().Matches(File.ReadAllText(document)).Select(match => match.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal)),
            link => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(document)!, link)), $"{document}: {link}")));
    }

    [Fact]
    public void The_first_page_is_two_screens() => Assert.InRange(File.ReadAllLines(Readme).Length, 40, 100);

    private static ScenarioSet Load(byte[] content)
    {
        ScenarioSet set = ScenarioFileReader.Read("a.json", "a", content, new ReadSettings());
        Assert.Empty(set.Errors);
        return set;
    }

    [GeneratedRegex(@"\]\(([^)#\s]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex("```jsonc\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex FirstJson();
}
