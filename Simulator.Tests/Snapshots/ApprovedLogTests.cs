using Simulator.Protocol;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Snapshots;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Snapshots;

public sealed class ApprovedLogTests
{
    [Fact]
    public void The_log_of_a_file_has_its_name() => Assert.Equal("a/b.verified.txt", NameOf());

    [Fact]
    public void The_log_of_a_case_has_its_values() =>
        Assert.Equal("a/b[code=4001,text=x-y].verified.txt", NameOf(new("code", "4001"), new("text", "x/y")));

    [Fact]
    public void A_name_that_no_file_system_would_take_is_cut_and_stays_its_own()
    {
        string first = NameOf(new Parameter("raw", new string('é', 300)));
        string second = NameOf(new Parameter("raw", new string('é', 301)));

        Assert.NotEqual(first, second);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(Path.GetFileName(first)), 100, 200);
    }

    [Fact]
    public void Cases_that_would_share_a_file_are_an_error_that_names_both()
    {
        LoadedScenario[] cases = [Loaded(new Parameter("text", "x/y")), Loaded(new Parameter("text", "x:y"))];

        ScenarioError error = Assert.Single(ApprovedLogs.Clashes(cases));
        Assert.Contains("[text=x/y]", error.Message, StringComparison.Ordinal);
        Assert.Contains("[text=x:y]", error.Message, StringComparison.Ordinal);
    }

    private static string NameOf(params Parameter[] matrix) => ApprovedLog.Of(Loaded(matrix)).Path.Replace('\\', '/');

    private static LoadedScenario Loaded(params Parameter[] matrix)
    {
        string id = matrix.Length == 0 ? "b" : $"b[{string.Join(',', matrix.Select(value => $"{value.Name}={value.Value}"))}]";
        return new LoadedScenario(new Scenario(id, "T", Instant.Start), "a/b.json", 1, [], [], [.. matrix]);
    }
}
