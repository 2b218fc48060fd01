using System.Xml.Linq;
using Simulator.Scenarios;
using Simulator.Tests.Commands;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.SuiteReports;

/// <summary>Breaks when the results that another tool reads are not those of the run. Tools that read them are tried in Simulator.Tests/Consumers.</summary>
public sealed class ReportOptionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ReportOptionTests()
    {
        folder.Write("scenarios/good.json", Files.Good);
        folder.Write("scenarios/wish.json", Files.Failing);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void JUnit_counts_what_fails_and_says_where()
    {
        Run("--report", "junit=results.xml");
        var suite = XDocument.Load(folder["results.xml"]).Root!.Element("testsuite")!;
        Assert.Equal(("2", "1"), ((string)suite.Attribute("tests")!, (string)suite.Attribute("failures")!));
        Assert.Contains($"{folder["scenarios/wish.json"]}:6: expectation 2 failed", suite.Descendants("failure").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Trx_names_each_test_in_its_three_places_and_is_the_same_in_each_run()
    {
        Run("--report", "trx=a.trx", "--report", "trx=b.trx");
        var root = XDocument.Load(folder["a.trx"]).Root!;
        XNamespace space = root.Name.Namespace;
        string[] tests = [.. root.Descendants(space + "UnitTestResult").Select(one => (string)one.Attribute("testId")!).Order()];
        Assert.Equal(tests, root.Descendants(space + "UnitTest").Select(one => (string)one.Attribute("id")!).Order());
        Assert.Equal(tests, root.Descendants(space + "TestEntry").Select(one => (string)one.Attribute("testId")!).Order());
        Assert.Equal(["Failed", "Passed"], root.Descendants(space + "UnitTestResult").Select(one => (string)one.Attribute("outcome")!).Order());
        Assert.Equal(File.ReadAllText(folder["a.trx"]), File.ReadAllText(folder["b.trx"]));
    }

    [Fact]
    public void Tap_has_a_line_for_each_scenario()
    {
        Run("--report", "tap=results.tap");
        string text = File.ReadAllText(folder["results.tap"]);
        Assert.StartsWith("TAP version 14\n1..2\nok 1 - good\nnot ok 2 - wish\n  ---\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void On_GitHub_a_finding_stands_at_its_line_and_the_job_has_a_summary()
    {
        string summary = folder.Write("summary.md", "before\n");
        CommandRun run = CommandRun.Of(folder, host => host with { Variable = name => name == "GITHUB_STEP_SUMMARY" ? summary : null }, "run", folder["scenarios"], "--report", "github");
        Assert.Contains("wish.json,line=6,title=expectation 2 failed in wish::", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("before\n### 2 scenarios: 1 fail\n", File.ReadAllText(summary), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("html=x", "there is no format ‘html’")]
    [InlineData("junit", "name a file, as in ‘--report junit=results’")]
    public void A_format_that_is_not_there_is_refused(string report, string expected)
    {
        CommandRun run = Run("--report", report);
        Assert.Equal(ExitCode.CannotJudge, run.Exit);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    private CommandRun Run(params string[] words) => CommandRun.Of(folder, ["run", folder["scenarios"], .. words]);
}
