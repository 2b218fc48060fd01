using Newtonsoft.Json.Linq;
using Simulator.Rules;
using Simulator.Scenarios.Format;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

public sealed class OtherCommandsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Check_counts_good_files_and_runs_none()
    {
        folder.Write("scenarios/codes.json", Files.Matrix);
        folder.Write("scenarios/wish.json", Files.Failing);

        CommandRun check = CommandRun.Of(folder, "check");

        Assert.Equal((0, "✓ 2 files with 3 scenarios: all good\n"), (check.Exit, check.Output));
    }

    [Fact]
    public void Check_tells_all_errors_of_all_files()
    {
        folder.Write("scenarios/good.json", Files.Good);
        string one = folder.Write("scenarios/one.json", Files.Bad);
        string two = folder.Write("scenarios/two.json", "{ nothing");

        CommandRun check = CommandRun.Of(folder, "check");

        Assert.Equal(2, check.Exit);
        Assert.Contains($"{one}:2:", check.Error, StringComparison.Ordinal);
        Assert.Contains($"{two}:1:", check.Error, StringComparison.Ordinal);
        Assert.Contains("1 file with 1 scenario can be read.", check.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_prints_the_log_in_the_form_that_is_approved()
    {
        folder.Write("scenarios/rest.json", Files.Good);
        CommandRun.Of(folder, "run", "--update");

        CommandRun show = CommandRun.Of(folder, "show", "scenarios/rest.json");

        Assert.Equal(0, show.Exit);
        Assert.StartsWith(File.ReadAllText(folder["scenarios/rest.verified.txt"]) + "\n\n", show.Output, StringComparison.Ordinal);
        Assert.Matches("\nstate +│connecting? *│connected\n(.*\n)*fingerprint ", show.Output);
        Assert.Contains("wire    #1 <- ", CommandRun.Of(folder, "show", "scenarios/rest.json", "--verbose").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_puts_a_heading_over_each_case_of_a_matrix()
    {
        folder.Write("scenarios/codes.json", Files.Matrix);

        string all = CommandRun.Of(folder, "show", "scenarios/codes.json").Output;
        string one = CommandRun.Of(folder, "show", "scenarios/codes.json", "--filter", "4001").Output;

        Assert.Contains("codes[code=4200]  Closed by the server\n", all, StringComparison.Ordinal);
        Assert.Contains("codes[code=4001]  Closed by the server\n", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Closed by the server", one, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_tells_what_was_found_after_the_log()
    {
        folder.Write("scenarios/wish.json", Files.Failing);

        CommandRun show = CommandRun.Of(folder, "show", "scenarios/wish.json");

        Assert.Equal(1, show.Exit);
        Assert.Matches("end\n\n(.+\n)+fingerprint [0-9a-f]{32}\n\n✗ wish(.|\n)*expectation 2 failed", show.Output);
    }

    [Fact]
    public void List_tells_ids_titles_and_tags()
    {
        folder.Write("scenarios/start/rest.json", Files.Good);
        folder.Write("scenarios/codes.json", Files.Matrix);

        string list = CommandRun.Of(folder, "list", "--tag", "quick").Output;

        Assert.Matches("start/rest +Start and rest +quick start\n", list);
        Assert.DoesNotContain("codes", list, StringComparison.Ordinal);
        Assert.EndsWith("\n1 scenario\n", list, StringComparison.Ordinal);
    }

    [Fact]
    public void Schema_prints_the_schema() => Assert.Equal(ScenarioSchema.Write(), CommandRun.Of(folder, "schema").Output);

    [Fact]
    public void Rules_prints_the_whole_catalogue()
    {
        CommandRun text = CommandRun.Of(folder, "rules");
        var json = JObject.Parse(CommandRun.Of(folder, "rules", "--json").Output);

        Assert.Equal(0, text.Exit);
        Assert.All(RuleCatalogue.All, rule => Assert.Contains($"\n{rule.Id} ", text.Output, StringComparison.Ordinal));
        Assert.Equal(RuleCatalogue.All.Select(rule => rule.Sentence), json["rules"]!.Select(rule => (string?)rule["sentence"]));
    }

    [Fact]
    public void Rules_names_those_that_no_scenario_exercises()
    {
        folder.Write("scenarios/rest.json", Files.Good);

        CommandRun text = CommandRun.Of(folder, "rules", "scenarios");
        JToken[] rules = [.. JObject.Parse(CommandRun.Of(folder, "rules", "scenarios", "--json").Output)["rules"]!];

        Assert.Equal(1, text.Exit);
        Assert.Contains("not exercised: SEQUENCE-6", text.Output, StringComparison.Ordinal);
        Assert.Equal(["rest"], rules.Single(rule => (string?)rule["id"] == "CONNECT-1")["exercisedBy"]!.Values<string>());
        Assert.Empty(rules.Single(rule => (string?)rule["id"] == "SEQUENCE-6")["exercisedBy"]!);
    }

    public void Dispose() => folder.Dispose();
}
