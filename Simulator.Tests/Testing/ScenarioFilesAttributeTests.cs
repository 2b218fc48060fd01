using Simulator.Clients;
using Simulator.Scenarios.Format;
using Simulator.Testing;
using Simulator.Tests.Commands;
using Simulator.Tests.Snapshots;
using Simulator.Time;
using Xunit.Abstractions;

namespace Simulator.Tests.Testing;

/// <summary>Breaks when scenario files are no tests of their own, or a failure does not lead to the line of the step.</summary>
public sealed class ScenarioFilesAttributeTests
{
    private static readonly ClientUnderTest Client = new(setup => new ReferenceClient(setup));
    private static readonly ClientUnderTest Late = new(setup => new ReferenceClient(setup with { Policy = setup.Policy with { RetryInterval = Duration.FromSeconds(11) } }));

    [Theory]
    [ScenarioFiles("scenarios/sequences")]
    public void Each_file_and_each_case_is_a_test(ScenarioCase scenario) => Assert.Empty(Client.Obeys(scenario).Findings);

    [Fact]
    public void A_case_is_named_by_its_id_and_comes_back_from_the_runner_as_it_was()
    {
        ScenarioCase[] cases = [.. Cases(Repository.Path("scenarios", "sequences"))];
        Assert.Contains("sequences/never-reached[path=offline]", cases.Select(one => one.ToString()));
        var kept = new Kept();
        cases[0].Serialize(kept);
#pragma warning disable CS0618 // what the runner does
        var back = new ScenarioCase();
#pragma warning restore CS0618
        back.Deserialize(kept);
        Assert.Equal((cases[0].File, cases[0].Id), (back.File, back.Id));
    }

    [Fact]
    public void A_failure_leads_to_the_file_and_the_line_of_the_step()
    {
        ScenarioCase unreachable = Cases(Repository.Path("scenarios", "sequences", "unreachable.json")).Single();
        NonconformanceException failure = Assert.Throws<NonconformanceException>(() => Late.Obeys(unreachable));
        string step = File.ReadAllLines(unreachable.File)[failure.Line - 1];
        Assert.Contains("\"at\"", step, StringComparison.Ordinal);
        Assert.Contains($"  file      {unreachable.File}:{failure.Line}\n", failure.Message, StringComparison.Ordinal);
        Assert.StartsWith($"   at scenario in {unreachable.File}:line {failure.Line}\n", failure.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_fails_with_its_place()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.json", """{ "titel": "x" }""");
        Assert.Contains("a.json:1:", Assert.Throws<ScenarioFormatException>(() => Cases(folder["a.json"]).ToArray()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_that_is_gone_is_told()
    {
        using var folder = new TemporaryFolder();
        ScenarioCase one = Cases(folder.Write("a.json", Files.Matrix)).First();
        folder.Write("a.json", Files.Good);
        Assert.Contains("holds no scenario ‘a[code=4200]’ any more", Assert.Throws<ScenarioFormatException>(() => Client.Obeys(one)).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<ScenarioCase> Cases(string path) => new ScenarioFilesAttribute(path).GetData(null!).Select(row => Assert.IsType<ScenarioCase>(row[0]));

    private sealed class Kept : IXunitSerializationInfo
    {
        private readonly Dictionary<string, object> values = [];

        public void AddValue(string key, object value, Type? type = null) => values.Add(key, value);

        public object GetValue(string key, Type type) => values[key];

        public T GetValue<T>(string key) => (T)values[key];
    }
}
