using Microsoft.Testing.Platform.Extensions.Messages;
using Microsoft.Testing.Platform.Requests;
using Simulator.Clients;
using Simulator.PusherJs;
using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Suites;
using Simulator.TestPlatform;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.TestPlatform;

/// <summary>Breaks when a scenario file is not the test that the platform shows, finds and filters. The whole is tried from a package by .ci/try-package.</summary>
public sealed class ScenarioTestsTests : IDisposable
{
    private const string Quiet = """{ "title": "Nothing", "until": "1s" }""";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_scenarios_of_a_project_lie_in_its_folder_of_that_name_or_anywhere_in_it()
    {
        folder.Write("My.csproj", "<Project/>");
        folder.Write("bin/Debug/net10.0/My.deps.json", "{}");
        Assert.Equal(folder.Path, ScenarioFolder.Above(folder["bin/Debug/net10.0"]));
        folder.Write("scenarios/a.json", Quiet);
        Assert.Equal(folder["scenarios"], ScenarioFolder.Above(folder["bin/Debug/net10.0"]));
    }

    [Fact]
    public void A_test_has_the_id_of_its_scenario_and_the_place_of_its_file()
    {
        string file = folder.Write("scenarios/sequences/quiet.json", Quiet);
        TestNode node = ScenarioNode.Of(Assert.Single(In("scenarios").All), DiscoveredTestNodeStateProperty.CachedInstance);
        Assert.Equal(("sequences/quiet", "sequences/quiet"), (node.Uid.Value, node.DisplayName));
        TestFileLocationProperty place = node.Properties.Single<TestFileLocationProperty>();
        Assert.Equal((file, 1), (place.FilePath, place.LineSpan.Start.Line));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_test_that_fails_and_the_others_run()
    {
        folder.Write("scenarios/quiet.json", Quiet);
        string bad = folder.Write("scenarios/bad.json", "{\n\"title\": \"x\", \"until\": \"3x\" }");
        ScenarioTests tests = In("scenarios");
        TestNode node = ScenarioNode.Unreadable(Assert.Single(tests.Unreadable));
        Assert.Equal((bad, 2), (node.Uid.Value, node.Properties.Single<TestFileLocationProperty>().LineSpan.Start.Line));
        Assert.Contains("A duration needs a unit", node.Properties.Single<ErrorTestNodeStateProperty>().Explanation, StringComparison.Ordinal);
        Assert.Equal(["quiet"], tests.Run(tests.All).Select(result => result.Scenario.Id));
    }

    [Fact]
    public void A_client_that_breaks_a_rule_fails_with_the_place_in_the_file()
    {
        var tests = new ScenarioTests([Repository.Path("scenarios", "sequences/unreachable.json")]) { Client = new ChosenClient(setup => new PusherJsClient(setup)), IsOther = true };
        ScenarioResult result = Assert.Single(tests.Run(tests.All));
        FailedTestNodeStateProperty failed = ScenarioNode.Of(result, tests.ProblemsOf(result)).Properties.Single<FailedTestNodeStateProperty>();
        Assert.StartsWith("EVENT-3 broken: ", failed.Exception!.Message, StringComparison.Ordinal);
        Assert.Contains("  repeat    dotnet run -- --filter-uid sequences/unreachable", failed.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("\n  besides   CHOICE-", failed.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("\nstate   ", failed.Exception.Message, StringComparison.Ordinal);
        Assert.Matches(@"^   at scenario in .*unreachable\.json:line \d+$", failed.Exception.StackTrace!);
    }

    [Fact]
    public void What_holds_passes_and_says_where_its_log_is_new()
    {
        folder.Write("scenarios/quiet.json", Quiet);
        Assert.Equal("its log is new: approve it with --update", StateOf<PassedTestNodeStateProperty>(new ScenarioTests([folder["scenarios"]])).Explanation);
        StateOf<FailedTestNodeStateProperty>(new ScenarioTests([folder["scenarios"]]) { LogsRequired = true });
        StateOf<PassedTestNodeStateProperty>(new ScenarioTests([folder["scenarios"]]) { Approves = true });
        Assert.Null(StateOf<PassedTestNodeStateProperty>(new ScenarioTests([folder["scenarios"]]) { LogsRequired = true }).Explanation);
    }

    [Theory]
    [InlineData("/sequences/**", true)]
    [InlineData("/sequences/q*", true)]
    [InlineData("/others/**", false)]
    public void A_filter_is_a_path_of_the_id(string filter, bool fits)
    {
        folder.Write("scenarios/sequences/quiet.json", Quiet);
        LoadedScenario scenario = Assert.Single(In("scenarios").All);
        Assert.Equal(fits, ScenarioNode.Fits(scenario, Filter(filter)));
        Assert.True(ScenarioNode.Fits(scenario, new TestNodeUidListFilter([new TestNodeUid("sequences/quiet")])));
        Assert.False(ScenarioNode.Fits(scenario, new TestNodeUidListFilter([new TestNodeUid("quiet")])));
    }

    private static TState StateOf<TState>(ScenarioTests tests)
        where TState : TestNodeStateProperty
    {
        ScenarioResult result = Assert.Single(tests.Run(tests.All));
        return ScenarioNode.Of(result, tests.ProblemsOf(result)).Properties.Single<TState>();
    }

    private ScenarioTests In(string path) => new([folder[path]]);

#pragma warning disable TPEXP // the filter has no public constructor
    private static TreeNodeFilter Filter(string text) =>
        (TreeNodeFilter)Activator.CreateInstance(typeof(TreeNodeFilter), System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public, null, [text], null)!;
#pragma warning restore TPEXP
}
