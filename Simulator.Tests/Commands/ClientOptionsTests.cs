using Newtonsoft.Json.Linq;
using Simulator.Tests.AsyncClient;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

/// <summary>Breaks when a command line tests another client than it names, or asks more of it than its profile says.</summary>
public sealed class ClientOptionsTests
{
    private const string Tunnel = """
        {
          "title": "A tunnel",
          "steps": [{ "at": "10s", "network": "offline" }, { "after": "1m", "network": "up" }],
          "until": "5m",
          "expect": [{ "transition": "connected -> disconnected", "at": "10s" }]
        }
        """;

    [Fact]
    public void What_the_client_cannot_do_is_not_supported_and_not_broken()
    {
        using TemporaryFolder folder = NewFolder("""{ "cannot": ["notices"] }""");

        CommandRun run = CommandRun.Of(folder, "run", "--client-profile", "profile.json");

        Assert.Equal(0, run.Exit);
        Assert.Contains("not supported: notices", run.Output, StringComparison.Ordinal);
        Assert.Contains("2 scenarios: 1 held, 1 not supported by the client", run.Output, StringComparison.Ordinal);
        Assert.Contains("the client cannot: notices in 1;", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run", "scenarios", "--verbose")]
    [InlineData("show", "scenarios/tunnel.json")]
    public void What_was_left_out_is_told_step_by_step(params string[] arguments)
    {
        using TemporaryFolder folder = NewFolder("""{ "cannot": ["notices"] }""");

        CommandRun run = CommandRun.Of(folder, [.. arguments, "--client-profile", "profile.json"]);

        Assert.Contains("– tunnel: left out", run.Output, StringComparison.Ordinal);
        Assert.Contains("step 1      network offline (notices)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_reads_what_was_left_out()
    {
        using TemporaryFolder folder = NewFolder("""{ "cannot": ["notices"] }""");

        var document = JObject.Parse(CommandRun.Of(folder, "run", "--json", "--client-profile", "profile.json").Output);

        JToken tunnel = document["scenarios"]!.Single(scenario => (string?)scenario["id"] == "tunnel");
        Assert.Equal("unsupported", (string?)tunnel["standing"]);
        Assert.Equal("""{"capability":"notices","step":1,"what":"network offline"}""", tunnel["unsupported"]!.Single().ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal(1, (int?)document["summary"]!["unsupported"]);
    }

    [Theory]
    [InlineData("fuzz", "--seeds", "0..200")]
    [InlineData("coverage", "--seeds", "0..200")]
    [InlineData("perturb", "scenarios/tunnel.json")]
    [InlineData("shrink", "scenarios/tunnel.json")]
    [InlineData("explore", "closes", "--states", "100")]
    public void Every_command_that_tests_a_client_heeds_its_profile(params string[] arguments)
    {
        using TemporaryFolder folder = NewFolder("""{ "cannot": ["notices"], "rules": { "CHOICE-8": "must" } }""");
        Assert.Equal(0, CommandRun.Of(folder, [.. arguments, "--client-profile", "profile.json"]).Exit);

        CommandRun refused = CommandRun.Of(folder, [.. arguments, "--client-profile", "nowhere.json"]);
        Assert.Equal(2, refused.Exit);
        Assert.Contains("--client-profile: ", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_campaign_goes_on_with_the_profile_that_it_began_with()
    {
        using TemporaryFolder folder = NewFolder("""{ "cannot": ["notices"] }""");
        Assert.Equal(0, CommandRun.Of(folder, "fuzz", "--seeds", "0..500", "--campaign", "c", "--client-profile", "profile.json").Exit);
        Assert.Equal(0, CommandRun.Of(folder, "fuzz", "--resume", "--campaign", "c", "--client-profile", "profile.json").Exit);

        CommandRun other = CommandRun.Of(folder, "fuzz", "--resume", "--campaign", "c");
        Assert.Equal(2, other.Exit);
        Assert.Contains("another client profile", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_to_repeat_names_the_profile_again()
    {
        using TemporaryFolder folder = NewFolder("""{ "cannot": ["flash"] }""");
        folder.Write("scenarios/wish.json", Files.Failing);
        Assert.Contains("--client-profile profile.json", CommandRun.Of(folder, "run", "--client-profile", "profile.json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Logs_are_not_approved_under_a_profile()
    {
        using TemporaryFolder folder = NewFolder("""{ "cannot": ["flash"] }""");
        Assert.Equal(2, CommandRun.Of(folder, "run", "--update", "--client-profile", "profile.json").Exit);
        Assert.DoesNotContain("new", CommandRun.Of(folder, "run", "--client-profile", "profile.json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_ordinary_client_is_put_into_its_host()
    {
        using TemporaryFolder folder = NewFolder("{}");
        string client = $"{typeof(HostedPusherClient).Assembly.Location}:{typeof(HostedPusherClient).FullName}";

        CommandRun run = CommandRun.Of(folder, "run", "--client", client);

        Assert.Contains("2 scenarios: 2 held", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, run.Exit);
    }

    [Fact]
    public void A_folder_in_place_of_a_profile_is_told()
    {
        using TemporaryFolder folder = NewFolder("{}");
        CommandRun run = CommandRun.Of(folder, "run", "--client-profile", "scenarios");
        Assert.Equal(2, run.Exit);
        Assert.Contains("It is a folder: name a file in it", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere.dll:X", "there is no file")]
    [InlineData("nowhere.dll", "neither FILE.dll:CLASS nor a command")]
    [InlineData("profile.json:X", "is no assembly of .NET")]
    [InlineData("sh -c 'exit 3'", "does not work as an adapter: the adapter has ended, with exit code 3")]
    public void A_client_that_cannot_be_found_is_told(string client, string told)
    {
        using TemporaryFolder folder = NewFolder("{}");
        CommandRun run = CommandRun.Of(folder, "run", "--client", client);
        Assert.Equal(2, run.Exit);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No.Such", "there is no class ‘No.Such’")]
    [InlineData("Simulator.Tests.SeedTests", "is neither an IClient")]
    public void A_class_that_is_no_client_is_told(string name, string told)
    {
        using TemporaryFolder folder = NewFolder("{}");
        CommandRun run = CommandRun.Of(folder, "run", "--client", $"{typeof(ClientOptionsTests).Assembly.Location}:{name}");
        Assert.Equal(2, run.Exit);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_editor_is_told_what_a_profile_may_say()
    {
        using TemporaryFolder folder = NewFolder("{}");
        var schema = JObject.Parse(CommandRun.Of(folder, "schema", "profile").Output);
        Assert.Contains("notices: hearing from the operating system", schema.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, CommandRun.Of(folder, "schema", "profil").Exit);
    }

    private static TemporaryFolder NewFolder(string profile)
    {
        var folder = new TemporaryFolder();
        folder.Write("scenarios/tunnel.json", Tunnel);
        folder.Write("scenarios/rest.json", Files.Good);
        folder.Write("profile.json", profile);
        return folder;
    }
}
