using System.Xml.Linq;
using Newtonsoft.Json.Linq;
using Simulator.Clients;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

/// <summary>Breaks when the matrix blames a client for what it did not do, or an expected finding hides one that nobody knows.</summary>
public sealed class ConformCommandTests
{
    private const string Outage = """
        {
          "title": "The server is down",
          "why": "Retries, every ten seconds.",
          "rules": ["STATE-5"],
          "steps": [
            { "at": "10s", "network": "unreachable" }
          ],
          "until": "3m"
        }
        """;

    [Fact]
    public void The_matrix_shows_who_breaks_which_rule_and_ends_with_1()
    {
        using TemporaryFolder folder = NewFolder();

        CommandRun run = CommandRun.Of(folder, "conform");

        Assert.Equal(1, run.Exit);
        Assert.Contains("rule           right  late", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nSTATE-5        ✓      ✗ ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nheld           2      1", run.Output, StringComparison.Ordinal);
        Assert.Contains("2 clients, 2 scenarios.", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, CommandRun.Of(folder, "conform", "--clients", "right").Exit);
    }

    [Fact]
    public void What_is_known_passes_and_what_is_no_longer_seen_fails()
    {
        using TemporaryFolder folder = NewFolder(expected: """, "expectedFindings": "known.json" """);
        Assert.Equal(1, CommandRun.Of(folder, "conform", "--clients", "late").Exit);

        CommandRun update = CommandRun.Of(folder, "conform", "--clients", "late", "--update");
        Assert.Equal(0, update.Exit);
        Assert.Contains("STATE-5", File.ReadAllText(folder["known.json"]), StringComparison.Ordinal);

        CommandRun known = CommandRun.Of(folder, "conform", "--clients", "late");
        Assert.Equal(0, known.Exit);
        Assert.Contains("✓ late: ", known.Output, StringComparison.Ordinal);

        folder.Write("known.json", """{ "findings": { "STATE-5": { "outage": "all", "good": "all" }, "STATE-6": { "gone": "all" } } }""");
        CommandRun held = CommandRun.Of(folder, "conform", "--clients", "late");
        Assert.Equal(1, held.Exit);
        Assert.Contains("unexpectedly held: STATE-5 in good", held.Output, StringComparison.Ordinal);
        Assert.Contains("unexpectedly held: STATE-6 in gone", held.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("good", CommandRun.Of(folder, "conform", "scenarios/outage.json", "--clients", "late").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Updating_one_scenario_keeps_what_is_known_of_the_others()
    {
        using TemporaryFolder folder = NewFolder(expected: """, "expectedFindings": "known.json" """);
        folder.Write("known.json", """{ "findings": { "STATE-6": { "good": "all", "outage": "all" } } }""");

        Assert.Equal(0, CommandRun.Of(folder, "conform", "scenarios/outage.json", "--clients", "late", "--update").Exit);

        JToken findings = JObject.Parse(File.ReadAllText(folder["known.json"]))["findings"]!;
        Assert.Equal(["good"], findings["STATE-6"]!.Children<JProperty>().Select(scenario => scenario.Name));
        Assert.NotNull(findings["STATE-5"]!["outage"]);
    }

    [Fact]
    public void The_documents_say_the_same_for_programs()
    {
        using TemporaryFolder folder = NewFolder();
        Assert.Equal(1, CommandRun.Of(folder, "conform", "--out", "out").Exit);

        var matrix = JObject.Parse(File.ReadAllText(folder["out/conformance.json"]));
        JToken late = matrix["clients"]!.Single(client => (string?)client["name"] == "late");
        Assert.Equal("broken", (string?)late["rules"]!["STATE-5"]!["grade"]);
        Assert.Equal(1, (int?)late["scenarios"]!["held"]);

        JToken sarif = JObject.Parse(File.ReadAllText(folder["out/conformance.sarif"]))["runs"]![1]!["results"]!.First(result => (string?)result["ruleId"] == "STATE-5");
        Assert.Equal("error", (string?)sarif["level"]);
        JToken place = sarif["locations"]![0]!["physicalLocation"]!;
        Assert.Equal("scenarios/outage.json", (string?)place["artifactLocation"]!["uri"]);
        Assert.Equal(6, (int?)place["region"]!["startLine"]);

        var junit = XDocument.Load(folder["out/conformance.junit.xml"]);
        Assert.Equal(["0", "1"], junit.Descendants("testsuite").Select(suite => (string?)suite.Attribute("failures")));
        Assert.Contains("scenarios/outage.json:6: STATE-5", junit.Descendants("failure").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_holds_everything_and_no_text_of_a_scenario_becomes_markup()
    {
        using TemporaryFolder folder = NewFolder();
        folder.Write("scenarios/hostile.json", Outage.Replace("The server is down", "</script><b>\\u202e", StringComparison.Ordinal));

        CommandRun.Of(folder, "conform", "--out", "out");

        string page = File.ReadAllText(folder["out/conformance.html"]);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202e", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        string data = page.Split("""<script type="application/json" id="data">""")[1].Split("</script>")[0];
        JToken cells = JObject.Parse(data)["cells"]!;
        Assert.Contains(cells, cell => cell["findings"]!.Any(finding => (string?)finding["source"] == """{ "at": "10s", "network": "unreachable" }"""));
    }

    [Fact]
    public void The_outcome_does_not_depend_on_the_number_of_workers()
    {
        using TemporaryFolder folder = NewFolder();

        Assert.Equal(
            CommandRun.Of(folder, "conform", "--json", "--workers", "1").Output,
            CommandRun.Of(folder, "conform", "--json", "--workers", "2").Output);
    }

    [Theory]
    [InlineData("nobody", "There is no client ‘nobody’ in clients.json; it has right, late, absent.")]
    [InlineData("absent", "‘absent’ stands for ‘no-such-program’ in clients.json, which cannot be started: there is no such program, and no such class. It needs a program that nobody has.")]
    [InlineData("right@1", "leave ‘@1’ away")]
    public void A_client_that_cannot_be_had_is_told_and_nothing_is_run(string name, string message)
    {
        using TemporaryFolder folder = NewFolder(more: """, "absent": { "client": "no-such-program", "needs": "a program that nobody has." }""");

        CommandRun run = CommandRun.Of(folder, "conform", "--clients", name);

        Assert.Equal(2, run.Exit);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void Without_a_file_of_clients_it_is_told_how_to_write_one()
    {
        using var folder = new TemporaryFolder();
        folder.Write("scenarios/good.json", Files.Good);

        CommandRun run = CommandRun.Of(folder, "conform");

        Assert.Equal(2, run.Exit);
        Assert.Contains("list them in clients.json", run.Error, StringComparison.Ordinal);
    }

    private static TemporaryFolder NewFolder(string expected = "", string more = "")
    {
        var folder = new TemporaryFolder();
        folder.Write("scenarios/outage.json", Outage);
        folder.Write("scenarios/good.json", Files.Good);
        folder.Write("clients.json", $$"""{ "clients": { "right": { "client": "{{Of<RightClient>()}}" }, "late": { "client": "{{Of<LateClient>()}}"{{expected}} }{{more}} } }""");
        return folder;
    }

    private static string Of<T>()
        where T : IClient => $"{typeof(T).Assembly.Location.Replace('\\', '/')}:{typeof(T).FullName}";
}
