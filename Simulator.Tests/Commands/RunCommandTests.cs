using Newtonsoft.Json.Linq;
using Simulator.Clients;
using Simulator.Scenarios.Commands;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

public sealed class RunCommandTests
{
    [Fact]
    public void A_green_folder_is_told_scenario_by_scenario()
    {
        using TemporaryFolder folder = Files.Approved();

        CommandRun run = CommandRun.Of(folder, "run");

        Assert.Equal(0, run.Exit);
        Assert.Empty(run.Error);
        Assert.Contains("start/\n✓  rest", run.Output, StringComparison.Ordinal);
        Assert.Contains("✓  codes[code=4200]", run.Output, StringComparison.Ordinal);
        Assert.Contains("✓  codes[code=4001]", run.Output, StringComparison.Ordinal);
        Assert.Contains("3 scenarios: 3 held", run.Output, StringComparison.Ordinal);
        Assert.Contains("of these were never reached; --verbose names them\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("never reached: ", CommandRun.Of(folder, "run", "--verbose").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_too_long_for_its_column_goes_on_below()
    {
        using var folder = new TemporaryFolder();
        folder.Write("scenarios/a-name-of-more-than-thirty-letters.json", Files.Matrix);

        Assert.Contains("a-name-of-more-than-thirty-le", CommandRun.Of(folder, "run").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u000a", CommandRun.Of(folder, "run").Output, StringComparison.Ordinal);
    }

    /// <summary>A folder that stands in the way does what a full disk does.</summary>
    [Theory]
    [InlineData("scenarios/start/rest.received.txt", "run")]
    [InlineData("scenarios/start/rest.verified.txt", "run", "--update")]
    public void A_log_that_cannot_be_written_takes_no_report_away(string inTheWay, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        folder.Write("scenarios/start/rest.json", Files.Good);
        Directory.CreateDirectory(Path.Combine(folder.Path, inTheWay));

        CommandRun run = CommandRun.Of(folder, arguments);

        Assert.Equal(2, run.Exit);
        Assert.Contains("1 scenario: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("A file could not be written: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_redirected_page_has_no_escape_codes_and_no_blanks_at_line_ends()
    {
        using TemporaryFolder folder = Files.Approved();

        string output = CommandRun.Of(folder, "run").Output;

        Assert.DoesNotContain('\u001b', output);
        Assert.All(output.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("run", "--no-color")]
    public void A_terminal_has_colour_unless_it_is_refused(params string[] arguments)
    {
        using TemporaryFolder folder = Files.Approved();

        CommandRun coloured = CommandRun.Of(folder, host => host with { OutputIsTerminal = true }, arguments);
        CommandRun refused = CommandRun.Of(
            folder, host => host with { OutputIsTerminal = true, Variable = name => name == "NO_COLOR" ? "1" : null }, arguments);

        Assert.Equal(arguments.Length == 1, coloured.Output.Contains('\u001b', StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', refused.Output);
    }

    [Fact]
    public void Two_runs_print_the_same_but_for_the_line_of_time()
    {
        using TemporaryFolder folder = Files.Approved();
        folder.Write("scenarios/wish.json", Files.Failing);

        string[] first = CommandRun.Of(folder, "run").Output.Split('\n');
        string[] second = CommandRun.Of(folder, "run").Output.Split('\n');

        Assert.Equal(first.Where(line => !line.StartsWith("time: ", StringComparison.Ordinal)), second.Where(line => !line.StartsWith("time: ", StringComparison.Ordinal)));
        Assert.Single(first, line => line.StartsWith("time: ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_failed_expectation_says_what_where_and_how_to_see_it_again()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("scenarios/wish.json", Files.Failing);

        CommandRun run = CommandRun.Of(folder, "run", "scenarios/wish.json");

        Assert.Equal(1, run.Exit);
        Assert.Contains("expectation 2 failed (must)", run.Output, StringComparison.Ordinal);
        Assert.Contains("  expected    the state unavailable at 10.000\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("  actual      connected at 10.000\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"  file        {file}:6\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"-- run {file}\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_rule_is_told_with_its_sentence_its_section_and_the_log_around_it()
    {
        using TemporaryFolder folder = Files.Approved();

        CommandRun run = CommandRun.Of(folder, _ => new SilentClient(), "run", "--filter", "4200");

        Assert.Equal(1, run.Exit);
        Assert.Contains("CONNECT-1 broken (must, section “Connecting to Pusher”)", run.Output, StringComparison.Ordinal);
        Assert.Contains("Creating a client connects it at once, with no further call.", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  >        0.000  ", run.Output, StringComparison.Ordinal);
        Assert.Contains("--filter \"[code=4200]\"\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_runs_with_two_logs_exit_with_3_and_show_both()
    {
        using TemporaryFolder folder = Files.Approved();
        int made = 0;

        CommandRun run = CommandRun.Of(
            folder, setup => made++ == 0 ? new ReferenceClient(setup) : new SilentClient(), "run", "--filter", "rest");

        Assert.Equal(3, run.Exit);
        Assert.Contains("not deterministic", run.Output, StringComparison.Ordinal);
        Assert.Contains("  first run   0.000  ", run.Output, StringComparison.Ordinal);
        Assert.Contains("  second run  ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_is_told_by_one_fingerprint_and_by_one_of_each_scenario()
    {
        using TemporaryFolder folder = Files.Approved();

        var document = JObject.Parse(CommandRun.Of(folder, "run", "--json").Output);
        string brief = CommandRun.Of(folder, "run").Output;
        string verbose = CommandRun.Of(folder, "run", "--verbose").Output;

        Assert.Contains($"fingerprint: {document["summary"]!["fingerprint"]}\n", brief, StringComparison.Ordinal);
        Assert.All(document["scenarios"]!, scenario => Assert.Contains($" {scenario["fingerprint"]}  {scenario["id"]}\n", verbose, StringComparison.Ordinal));
        Assert.DoesNotContain((string)document["scenarios"]![0]!["fingerprint"]!, brief, StringComparison.Ordinal);
    }

    [Fact]
    public void Filters_and_tags_choose()
    {
        using TemporaryFolder folder = Files.Approved();

        Assert.Contains("1 scenario:", CommandRun.Of(folder, "run", "--filter", "START/").Output, StringComparison.Ordinal);
        Assert.Contains("2 scenarios:", CommandRun.Of(folder, "run", "--filter", "/4\\d+/").Output, StringComparison.Ordinal);
        Assert.Contains("1 scenario:", CommandRun.Of(folder, "run", "--tag", "none", "--tag", "quick").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_matches_is_nothing_that_held()
    {
        using TemporaryFolder folder = Files.Approved();

        CommandRun run = CommandRun.Of(folder, "run", "--filter", "zzz");

        Assert.Equal(2, run.Exit);
        Assert.Contains("--filter zzz: None of the 3 scenarios", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Seed_and_parameters_reach_the_run_and_leave_approved_logs_alone()
    {
        using var folder = new TemporaryFolder();
        folder.Write("scenarios/drawn.json", Files.Drawn);
        Assert.Equal(0, CommandRun.Of(folder, "run", "--update").Exit);

        CommandRun seeded = CommandRun.Of(folder, "run", "--seed", "7", "--param", "end=30s", "--json");
        var scenario = (JObject)JObject.Parse(seeded.Output)["scenarios"]![0]!;

        Assert.Equal(0, seeded.Exit);
        Assert.Equal(7, (long)scenario["seed"]!);
        Assert.Equal(30_000, (long)scenario["simulatedMilliseconds"]!);
        Assert.Equal("notCompared", (string?)scenario["approvedLog"]);
        Assert.NotEqual(CommandRun.Of(folder, "show", "scenarios/drawn.json").Output, CommandRun.Of(folder, "show", "scenarios/drawn.json", "--seed", "7").Output);
        Assert.Equal(2, CommandRun.Of(folder, "run", "--seed", "7", "--update").Exit);
    }

    [Fact]
    public void A_bad_file_is_told_with_its_places_and_the_others_are_run()
    {
        using TemporaryFolder folder = Files.Approved();
        string file = folder.Write("scenarios/bad.json", Files.Bad);

        CommandRun run = CommandRun.Of(folder, "run");

        Assert.Equal(2, run.Exit);
        Assert.Contains("3 scenarios: 3 held", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 file could not be read and was not run; the errors say why\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"{file}:2:", run.Error, StringComparison.Ordinal);
        Assert.Contains($"{file}:3:", run.Error, StringComparison.Ordinal);
        Assert.Contains("$.until: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("The other files are run.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_folder_and_a_missing_path_cannot_be_judged()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["empty"]);

        Assert.Equal(2, CommandRun.Of(folder, "run", "empty").Exit);
        Assert.Equal(2, CommandRun.Of(folder, "run", "missing").Exit);
        Assert.Equal(2, CommandRun.Of(folder, "run").Exit);
    }

    [Fact]
    public void A_scenario_that_only_informs_is_noted_and_looks_like_no_warning()
    {
        using var folder = new TemporaryFolder();
        folder.Write("scenarios/wish.json", Files.Failing.Replace("\"until\"", "\"level\": \"info\", \"until\"", StringComparison.Ordinal));
        CommandRun update = CommandRun.Of(folder, "run", "--update");

        Assert.Equal(0, update.Exit);
        Assert.Contains("1 scenario: 1 noted", update.Output, StringComparison.Ordinal);
        Assert.Contains("\ni wish  ", update.Output, StringComparison.Ordinal);
        Assert.Contains("expectation 2 failed (info): ", update.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void A_page_shows_its_heads_whole_and_keeps_to_its_width(int width)
    {
        using var folder = new TemporaryFolder();
        folder.Write("scenarios/x.json", Files.Good.Replace("Start and rest", "Starts, connects and then has a long rest", StringComparison.Ordinal));
        CommandRun.Of(folder, "run", "--update");

        string[] lines = CommandRun.Of(folder, host => host with { Width = width }, "run", "scenarios/x.json").Output.Split('\n');

        Assert.Matches(width < 100 ? "^   scenario  title +simulated  states" : "^   scenario  title +simulated  entries  states", lines[0]);
        Assert.All(lines, line => Assert.True(line.Length <= width, line));
    }

    [Fact]
    public void A_scenario_that_should_hold_warns_only()
    {
        using var folder = new TemporaryFolder();
        folder.Write("scenarios/wish.json", Files.Failing.Replace("\"until\"", "\"level\": \"should\", \"until\"", StringComparison.Ordinal));
        CommandRun update = CommandRun.Of(folder, "run", "--update");

        Assert.Equal(0, update.Exit);
        Assert.Contains("1 scenario: 1 warned", update.Output, StringComparison.Ordinal);
        Assert.Contains("expectation 2 failed (should): expected the state unavailable at 10.000; actual connected", update.Output, StringComparison.Ordinal);
        Assert.Contains("  repeat  ", CommandRun.Of(folder, "run", "--verbose").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("entries=5", 1)]
    [InlineData("entries=2k", 0)]
    [InlineData("instant=5m", 0)]
    [InlineData("entries", 2)]
    [InlineData("entries=", 2)]
    [InlineData("entries=0", 2)]
    [InlineData("entries=1x", 2)]
    [InlineData("entries=9999999999m", 2)]
    [InlineData("seconds=3", 2)]
    public void A_limit_is_raised_or_lowered_by_name(string limit, int exit)
    {
        using TemporaryFolder folder = Files.Approved();

        CommandRun run = CommandRun.Of(folder, "run", "scenarios/start/rest.json", "--limit", limit);

        Assert.Equal(exit, run.Exit);
        Assert.Equal(exit == 1, run.Output.Contains("limit/entries", StringComparison.Ordinal));
        Assert.Equal(exit == 1, run.Output.Contains("rest.json --limit entries=5\n", StringComparison.Ordinal));
        Assert.Equal(exit == 2, run.Error.Contains("Write it as in ‘--limit entries=20m’", StringComparison.Ordinal));
    }
}
