using Newtonsoft.Json.Linq;
using Simulator.Tests.Commands;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Reports;

/// <summary>Breaks when the worst of a run is told of another scenario than the one in which it was, or not at all, or to people only.</summary>
public sealed class WorstReportTests
{
    private const string Measured = """
        {
          "title": "Away",
          "matrix": { "away": ["5s", "20s"] },
          "steps": [{ "at": "10s", "network": "offline" }, { "after": "${away}", "network": "up" }],
          "until": "1m",
          "expect": [
            { "worst": { "from": { "state": "disconnected" }, "to": { "state": "connected" } } },
            { "worst": { "count": { "state": "failed" } } }
          ]
        }
        """;

    private const string Longest = "worst time from ‘disconnected entered’ to ‘connected entered’: 20s60ms, from 10.000 to 30.060";

    [Fact]
    public void Each_scenario_tells_its_own_and_the_last_lines_the_greatest_of_all()
    {
        using TemporaryFolder folder = NewFolder();

        string[] lines = CommandRun.Of(folder, host => host with { Width = 400 }, "run").Output.Split('\n');

        Assert.Contains(lines, line => line.EndsWith("worst time from ‘disconnected entered’ to ‘connected entered’: 5s60ms", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith("worst time from ‘disconnected entered’ to ‘connected entered’: 20s60ms", StringComparison.Ordinal));
        Assert.Equal(2, lines.Count(line => line.EndsWith("  worst number of ‘failed entered’: 0", StringComparison.Ordinal)));
        Assert.Contains($"{Longest}, in away[away=20s]", lines);
    }

    [Fact]
    public void One_scenario_needs_no_greatest_of_all()
    {
        using TemporaryFolder folder = NewFolder();

        Assert.DoesNotContain(", in away[", CommandRun.Of(folder, "run", "--filter", "away=20s").Output, StringComparison.Ordinal);
        Assert.Contains($"\n{Longest}\n", CommandRun.Of(folder, "show", "scenarios/away.json", "--filter", "away=20s").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_are_told_the_same()
    {
        using TemporaryFolder folder = NewFolder();

        var report = JObject.Parse(CommandRun.Of(folder, "run", "--json").Output);

        Assert.Equal([5_060, 20_060], report["scenarios"]!.Select(scenario => (int)scenario["worst"]![0]!["value"]!));
        Assert.Equal(
            """{"what":"time from ‘disconnected entered’ to ‘connected entered’","unit":"milliseconds","value":20060,"from":10000,"to":30060,"scenario":"away[away=20s]"}""",
            report["summary"]!["worst"]![0]!.ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal(
            """{"what":"number of ‘failed entered’","unit":"times","value":0,"from":null,"to":null,"scenario":"away[away=5s]"}""",
            report["summary"]!["worst"]![1]!.ToString(Newtonsoft.Json.Formatting.None));
    }

    private static TemporaryFolder NewFolder()
    {
        var folder = new TemporaryFolder();
        folder.Write("scenarios/away.json", Measured);
        return folder;
    }
}
