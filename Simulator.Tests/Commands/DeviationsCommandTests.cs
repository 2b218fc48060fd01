using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

/// <summary>Breaks when the page of a client leaves out what it does otherwise, or shows more than the smallest scenario.</summary>
public sealed class DeviationsCommandTests
{
    private const string Long = """
        {
          "title": "A long day",
          "why": "Much happens, and little of it matters.",
          "steps": [
            { "at": "5s", "client": { "subscribe": "news" } },
            { "at": "10s", "network": "unreachable" },
            { "at": "4m", "network": "up" },
            { "at": "5m", "client": { "unsubscribe": "news" } }
          ],
          "until": "10m"
        }
        """;

    [Fact]
    public void The_page_tells_rule_sentence_and_the_smallest_scenario()
    {
        using TemporaryFolder folder = NewFolder("late");

        CommandRun run = CommandRun.Of(folder, "deviations", "--clients", "late", "--seeds", "0..1");

        Assert.Equal(0, run.Exit);
        Assert.Contains("# late: what it does otherwise", run.Output, StringComparison.Ordinal);
        Assert.Contains("## STATE-5: In unavailable the client retries by itself, every ten seconds.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Seen in 1 file and ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"title\": \"Shows STATE-5\"", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("news", run.Output, StringComparison.Ordinal);
        Assert.Contains("- expected: a retry 10s after the attempt before", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_random_scenarios_alone_found_is_marked()
    {
        using TemporaryFolder folder = NewFolder("late");
        folder.Write("scenarios/day.json", Files.Good);

        CommandRun run = CommandRun.Of(folder, "deviations", "--clients", "late", "--seeds", "0..50");

        Assert.Contains("**Found by random scenarios alone**", run.Output, StringComparison.Ordinal);
        Assert.Equal(run.Output, CommandRun.Of(folder, "deviations", "--clients", "late", "--seeds", "0..50").Output);
    }

    [Fact]
    public void A_client_that_breaks_nothing_has_a_short_page()
    {
        using TemporaryFolder folder = NewFolder("right");

        CommandRun run = CommandRun.Of(folder, "deviations", "--clients", "right", "--seeds", "0..20");

        Assert.EndsWith("It breaks 0 rules. Besides, it decides 0 choices otherwise, where the document is silent.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_of_several_clients_have_a_table_that_leads_to_them()
    {
        using TemporaryFolder folder = NewFolder("right", "late");

        Assert.Equal(0, CommandRun.Of(folder, "deviations", "--out", "pages", "--seeds", "0..1").Exit);

        string table = File.ReadAllText(folder["pages/README.md"]);
        Assert.Contains("| rule | [right](right.md) | [late](late.md) |", table, StringComparison.Ordinal);
        Assert.Contains("| STATE-5 |  | 1 |", table, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["pages/late.md"]));
    }

    private static TemporaryFolder NewFolder(params string[] clients)
    {
        var folder = new TemporaryFolder();
        folder.Write("scenarios/day.json", Long);
        string all = string.Join(", ", clients.Select(name => $$"""
            "{{name}}": { "client": "{{typeof(LateClient).Assembly.Location}}:{{(name == "late" ? typeof(LateClient) : typeof(RightClient)).FullName}}" }
            """));
        folder.Write("clients.json", $$"""{ "clients": { {{all}} } }""");
        return folder;
    }
}
