using Newtonsoft.Json.Linq;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

/// <summary>Breaks when a command does not hold its runs to the rules of a file, or tells a broken one otherwise than one of the catalogue.</summary>
public sealed class OwnRulesOptionTests
{
    private const string Rules = """
        {
          "rules": [
            {
              "id": "OWN-1",
              "level": "must",
              "sentence": "The connection is never lost.",
              "why": "We were promised.",
              "holds": { "never": { "transition": "connected -> disconnected" } }
            },
            { "id": "OWN-2", "level": "should", "sentence": "Nothing is sent twice in a second.", "holds": { "gap": { "sent": { "event": "/./" } }, "least": "1s" } }
          ]
        }
        """;

    private const string Tunnel = """
        {
          "title": "A tunnel",
          "steps": [{ "at": "10s", "network": "offline" }, { "after": "1m", "network": "up" }],
          "until": "5m"
        }
        """;

    [Fact]
    public void A_broken_rule_is_told_with_its_sentence_its_reason_and_how_to_see_it_again()
    {
        using TemporaryFolder folder = NewFolder();

        CommandRun run = CommandRun.Of(folder, "run", "--own-rules", "rules.json");

        Assert.Equal(1, run.Exit);
        Assert.Contains("  OWN-1 broken (must, a rule of your own)\n  The connection is never lost.\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("  why         We were promised.\n  expected    never: connected -> disconnected at least once\n  actual      at 10.000\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("--own-rules rules.json", run.Output, StringComparison.Ordinal);
        Assert.Contains("2 scenarios: 1 held, 1 failed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_reads_it_as_any_other()
    {
        using TemporaryFolder folder = NewFolder();

        JToken finding = Assert.Single(JObject.Parse(CommandRun.Of(folder, "run", "--json", "--own-rules", "rules.json").Output)["findings"]!);

        Assert.Equal(
            ["ruleBroken", "OWN-1", "must", "must", "The connection is never lost.", null, "10000"],
            new[] { "kind", "rule", "level", "ruleLevel", "sentence", "section", "at" }.Select(member => (string?)finding[member]));
    }

    [Theory]
    [InlineData("show", "scenarios/tunnel.json")]
    [InlineData("shrink", "scenarios/tunnel.json")]
    [InlineData("perturb", "scenarios/rest.json")]
    [InlineData("fuzz", "--seeds", "0..200")]
    [InlineData("explore", "outages", "--states", "300")]
    public void Every_command_that_judges_holds_its_runs_to_them(params string[] arguments)
    {
        using TemporaryFolder folder = NewFolder();

        Assert.Equal(0, CommandRun.Of(folder, arguments).Exit);
        CommandRun run = CommandRun.Of(folder, [.. arguments, "--own-rules", "rules.json"]);

        Assert.Equal(1, run.Exit);
        Assert.Contains("OWN-1", run.Output, StringComparison.Ordinal);
        Assert.Contains("The connection is never lost.", run.Output, StringComparison.Ordinal);

        CommandRun refused = CommandRun.Of(folder, [.. arguments, "--own-rules", "nowhere.json"]);
        Assert.Equal(2, refused.Exit);
        Assert.Contains("--own-rules: ", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_found_breaks_the_rule_again()
    {
        using TemporaryFolder folder = NewFolder();
        Assert.Equal(1, CommandRun.Of(folder, "shrink", "scenarios/tunnel.json", "--own-rules", "rules.json").Exit);

        string found = Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "scenarios", "found"), "OWN-1*.json"));

        Assert.Contains("\"title\": \"OWN-1 broken: The connection is never lost.\"", File.ReadAllText(found), StringComparison.Ordinal);
        Assert.Equal(1, CommandRun.Of(folder, "run", found, "--own-rules", "rules.json").Exit);
    }

    [Fact]
    public void A_warning_is_no_failure_unless_it_is_asked_for()
    {
        using TemporaryFolder folder = NewFolder();
        folder.Write("rules.json", Rules.Replace("\"level\": \"must\"", "\"level\": \"should\"", StringComparison.Ordinal));

        Assert.Equal(0, CommandRun.Of(folder, "fuzz", "--seeds", "0..200", "--own-rules", "rules.json").Exit);
        Assert.Equal(1, CommandRun.Of(folder, "fuzz", "--seeds", "0..200", "--strict", "--own-rules", "rules.json").Exit);
        Assert.Equal(0, CommandRun.Of(folder, "run", "--own-rules", "rules.json").Exit);
    }

    [Fact]
    public void A_campaign_goes_on_with_the_rules_that_it_began_with()
    {
        using TemporaryFolder folder = NewFolder();
        folder.Write("rules.json", Rules.Replace("\"level\": \"must\"", "\"level\": \"should\"", StringComparison.Ordinal));
        Assert.Equal(0, CommandRun.Of(folder, "fuzz", "--seeds", "0..500", "--campaign", "c", "--own-rules", "rules.json").Exit);
        Assert.Equal(0, CommandRun.Of(folder, "fuzz", "--resume", "--campaign", "c", "--own-rules", "rules.json").Exit);

        CommandRun other = CommandRun.Of(folder, "fuzz", "--resume", "--campaign", "c");
        Assert.Equal(2, other.Exit);
        Assert.Contains("ran with other rules of its own", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_logs_of_what_holds_are_approved_and_no_others()
    {
        using TemporaryFolder folder = NewFolder();

        Assert.Equal(1, CommandRun.Of(folder, "run", "--update", "--own-rules", "rules.json").Exit);

        Assert.True(File.Exists(Path.Combine(folder.Path, "scenarios", "rest.verified.txt")));
        Assert.False(File.Exists(Path.Combine(folder.Path, "scenarios", "tunnel.verified.txt")));
    }

    [Fact]
    public void They_are_listed_behind_the_catalogue()
    {
        using TemporaryFolder folder = NewFolder();

        Assert.Matches("\nOWN-1 +must +The connection is never lost. +your own rules\n", CommandRun.Of(folder, "rules", "--own-rules", "rules.json").Output);
        JToken[] rules = [.. JObject.Parse(CommandRun.Of(folder, "rules", "scenarios", "--json", "--own-rules", "rules.json").Output)["rules"]!];
        Assert.Equal(["OWN-1", "OWN-2"], rules[^2..].Select(rule => (string?)rule["id"]));
        Assert.Equal(["tunnel"], rules[^2]["brokenBy"]!.Values<string>());
        Assert.Equal(["rest", "tunnel"], rules[^2]["exercisedBy"]!.Values<string>());
        Assert.Equal((1, 0), ((int)rules[^2]["times"]!, (int)rules[^1]["times"]!));
    }

    [Fact]
    public void An_editor_is_told_what_a_rule_may_say()
    {
        using TemporaryFolder folder = NewFolder();
        var schema = JObject.Parse(CommandRun.Of(folder, "schema", "rules").Output);
        Assert.Equal("Own rules", (string?)schema["title"]);
        Assert.Contains("What every run must show.", schema.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Scenarios_may_name_them_where_they_are_given()
    {
        using TemporaryFolder folder = NewFolder();
        folder.Write("scenarios/tunnel.json", Tunnel.Replace("\"steps\"", "\"waive\": [{ \"rule\": \"OWN-1\", \"because\": \"a tunnel\" }], \"steps\"", StringComparison.Ordinal));

        string[][] commands = [["run"], ["check"], ["list"], ["rules", "scenarios/rest.json"], ["why", "scenarios/tunnel.json"], ["show", "scenarios/tunnel.json"]];
        Assert.All(commands[..3], command => Assert.Equal(0, CommandRun.Of(folder, [.. command, "--own-rules", "rules.json"]).Exit));
        Assert.All(commands[3..], command => Assert.NotEqual(2, CommandRun.Of(folder, [.. command, "--own-rules", "rules.json"]).Exit));
        Assert.DoesNotContain("There is no rule", CommandRun.Of(folder, "explore", "scenarios/tunnel.json", "--states", "20", "--own-rules", "rules.json").Error, StringComparison.Ordinal);

        CommandRun unknown = CommandRun.Of(folder, "run", "scenarios/tunnel.json");
        Assert.Equal(2, unknown.Exit);
        Assert.Contains("There is no rule ‘OWN-1’ here", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("A rule of your own is known where --own-rules names its file.", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_says_whether_a_client_keeps_them()
    {
        using TemporaryFolder folder = NewFolder();
        string profile = folder.Write("profile.json", """{ "rules": { "OWN-1": { "level": "off", "because": "we never promised that" } } }""");
        folder.Write("short.json", """{ "rules": { "OWN-1": "off" } }""");

        Assert.Equal(0, CommandRun.Of(folder, "run", "--client-profile", "profile.json", "--own-rules", "rules.json").Exit);
        Assert.Equal(0, CommandRun.Of(folder, "fuzz", "--seeds", "0..200", "--own-rules", "rules.json", "--client-profile", "profile.json").Exit);
        CommandRun unknown = CommandRun.Of(folder, "run", "--client-profile", "profile.json");
        Assert.Equal(2, unknown.Exit);
        Assert.Contains($"--client-profile: {profile}:1:", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("There is no rule ‘OWN-1’ here", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("A rule of your own is known where --own-rules names its file.", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("OWN-1 is a MUST of your own: say why less is demanded", CommandRun.Of(folder, "run", "--client-profile", "short.json", "--own-rules", "rules.json").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_file_of_rules_is_told_and_not_also_that_a_profile_names_them()
    {
        using TemporaryFolder folder = NewFolder();
        folder.Write("profile.json", """{ "rules": { "OWN-1": "must" } }""");

        CommandRun run = CommandRun.Of(folder, "run", "--client-profile", "profile.json", "--own-rules", "nowhere.json");

        Assert.Equal(2, run.Exit);
        Assert.Contains("--own-rules: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("--client-profile: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Coverage_says_which_were_put_to_the_test()
    {
        using TemporaryFolder folder = NewFolder();

        CommandRun run = CommandRun.Of(folder, "coverage", "--own-rules", "rules.json", "--verbose");
        Assert.Matches("\nrules of your own put to the test +1 +2 +50\\.0\n", run.Output);
        Assert.Matches("\nown rule +OWN-1 +2\n", run.Output);
        Assert.Matches("\nown rule +OWN-2 +Nothing is sent twice in a second\\.\n", run.Output);
        Assert.DoesNotContain("your own", CommandRun.Of(folder, "coverage").Output, StringComparison.Ordinal);

        var json = JObject.Parse(CommandRun.Of(folder, "coverage", "--json", "--own-rules", "rules.json", "--seeds", "0..200", "scenarios").Output);
        Assert.Equal(["own rule", "2", "2"], json["kinds"]!.Last!.Values().Values<string>());
        Assert.Equal("202", (string?)json["goals"]!.Single(goal => (string?)goal["name"] == "OWN-1")["scenarios"]);
    }

    [Fact]
    public void The_summary_of_a_run_counts_them()
    {
        using TemporaryFolder folder = NewFolder();
        Assert.Contains("rules, 1 of 2 rules of your own; ‘coverage’ says more", CommandRun.Of(folder, "run", "--own-rules", "rules.json").Output, StringComparison.Ordinal);
    }

    private static TemporaryFolder NewFolder()
    {
        var folder = new TemporaryFolder();
        folder.Write("scenarios/tunnel.json", Tunnel);
        folder.Write("scenarios/rest.json", Files.Good);
        folder.Write("rules.json", Rules);
        return folder;
    }
}
