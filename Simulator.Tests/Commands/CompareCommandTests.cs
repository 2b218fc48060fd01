using Newtonsoft.Json.Linq;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

/// <summary>Breaks when a difference of two clients is not told, is told of two that do not differ, or cannot be seen again.</summary>
public sealed class CompareCommandTests : IDisposable
{
    private const string Address = """{ "differences": [{ "expression": "\\?protocol=.*", "because": "Each client names itself." }] }""";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_client_does_not_differ_from_itself()
    {
        folder.Write("scenarios/codes.json", Files.Matrix);
        CommandRun run = Compare("scenarios", "--seeds", "0..20", "--client", "pusher-js-8", "--with", "pusher-js-8");
        Assert.Equal(0, run.Exit);
        Assert.EndsWith(" entries compared: no difference\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("22 scenarios, ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_difference_is_told_with_both_sides_and_a_command_that_shows_it_again()
    {
        string file = folder.Write("scenarios/rest.json", Files.Good);
        CommandRun run = Compare("--with", "pusher-js-8");
        Assert.Equal(1, run.Exit);
        Assert.Equal(
            $"""
            1  the reference client
            2  pusher-js-8

            ≠ rest
              both          0.000  event connecting
              1             0.000  #1 start websocket ws://ws.pusherapp.com:80/app/app-key?protocol=7&client=reference&version=1.0&flash=false
              2             0.000  #1 start websocket ws://ws.pusherapp.com:80/app/app-key?protocol=7&client=js&version=8.6.0&flash=false
              repeat dotnet run --project Simulator.Scenarios -- compare {file} --with pusher-js-8

            1 scenario, 3 entries compared: 1 scenario differs, in 1 way

            """,
            run.Output);
    }

    [Fact]
    public void What_is_explained_is_counted_and_the_comparison_goes_on()
    {
        folder.Write("known.json", Address);
        folder.Write("scenarios/rest.json", Files.Good);
        folder.Write("scenarios/codes.json", Files.Matrix);
        CommandRun run = Compare("--with", "pusher-js-8", "--known", "known.json");
        Assert.Equal(1, run.Exit);
        Assert.Contains("known, in 3 scenarios: Each client names itself.", run.Output, StringComparison.Ordinal);
        Assert.Contains("3 scenarios, ", run.Output, StringComparison.Ordinal);
        Assert.Contains("2 scenarios differ, in 1 way", run.Output, StringComparison.Ordinal);
        Assert.Contains("codes.json --filter \"[code=4200]\" --with pusher-js-8 --known known.json", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, Compare("scenarios/rest.json", "--with", "pusher-js-8", "--known", "known.json").Exit);
    }

    [Fact]
    public void What_is_explained_and_no_longer_met_is_told()
    {
        folder.Write("known.json", Address);
        folder.Write("scenarios/rest.json", Files.Good);
        CommandRun run = Compare("--client", "pusher-js-8", "--with", "pusher-js-8", "--known", "known.json");
        Assert.Equal(0, run.Exit);
        Assert.Contains(@"known, but not met: \?protocol=.* (Each client names itself.)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Differences_in_which_the_same_things_happen_are_told_once()
    {
        folder.Write("scenarios/codes.json", Files.Matrix);
        Assert.Contains("≠ codes[code=4200]  and 1 more\n", Compare("--with", "pusher-js-8").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_random_scenario_is_named_by_its_seed_and_faults()
    {
        CommandRun run = Compare("--seeds", "3..4", "--faults", "drops", "--with", "pusher-js-8");
        Assert.Contains("≠ seed 3\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("compare --seeds 3..4 --faults drops --with pusher-js-8\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        string[] words = ["--seeds", "0..150", "--with", "pusher-js-8", "--json"];
        Assert.Equal(Compare([.. words, "--workers", "1"]).Output, Compare([.. words, "--workers", "4"]).Output);
    }

    [Fact]
    public void What_one_of_them_cannot_do_is_left_out_for_both()
    {
        folder.Write("profile.json", """{ "cannot": ["notices"] }""");
        folder.Write("known.json", Address);
        folder.Write("scenarios/tunnel.json", """
            { "title": "A notice", "steps": [{ "at": "10s", "network": "offline" }], "until": "10s" }
            """);
        Assert.Equal(1, Compare("--with", "pusher-js-8", "--known", "known.json").Exit);
        Assert.Equal(0, Compare("--with", "pusher-js-8", "--known", "known.json", "--client-profile", "profile.json").Exit);
    }

    [Fact]
    public void A_program_reads_the_same()
    {
        folder.Write("scenarios/rest.json", Files.Good);
        folder.Write("known.json", """{ "differences": [{ "expression": "nothing", "because": "It is an example." }] }""");
        var document = JObject.Parse(Compare("--with", "pusher-js-8", "--known", "known.json", "--json").Output);
        Assert.Equal((1, 1, true, 1), ((int)document["exit"]!, (int)document["scenarios"]!, (bool)document["complete"]!, (int)document["differing"]!));
        Assert.Equal("rest", (string?)document["differences"]!.Single()["scenario"]);
        Assert.Equal(0, (int)document["known"]!.Single()["scenarios"]!);
    }

    [Theory]
    [InlineData("--with needs a value")]
    [InlineData("--with: ‘nobody’ is neither", "--with", "nobody")]
    [InlineData("known.json:1:35: $.differences[0].expression: This is no regular expression", "--with", "pusher-js-8", "--known", "known.json")]
    [InlineData("--faults says which random scenarios are drawn", "--with", "pusher-js-8", "--faults", "drops")]
    [InlineData("--client-profile: ", "--with", "pusher-js-8", "--client-profile", "nowhere.json")]
    public void Bad_input_is_told(string told, params string[] words)
    {
        folder.Write("known.json", """{ "differences": [{ "expression": "(", "because": "It is an example." }] }""");
        CommandRun run = Compare(words);
        Assert.Equal(2, run.Exit);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_leaves_the_others_to_be_compared()
    {
        folder.Write("scenarios/bad.json", Files.Bad);
        folder.Write("scenarios/rest.json", Files.Good);
        CommandRun run = Compare("--client", "pusher-js-8", "--with", "pusher-js-8");
        Assert.Equal(2, run.Exit);
        Assert.Contains("1 scenario, ", run.Output, StringComparison.Ordinal);
    }

    private CommandRun Compare(params string[] words) => CommandRun.Of(folder, ["compare", .. words]);
}
