using Simulator.Expectations;
using Simulator.Findings;
using Simulator.Scenarios.Format;
using Simulator.Simulation;

namespace Simulator.Tests.Liberties;

/// <summary>Breaks when a scenario file asks more than the rules: then an honest client fails without a rule that it breaks.</summary>
public sealed class LibertyTests
{
    public static TheoryData<string> Names => [.. LibertyCatalogue.All.Select(liberty => liberty.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_honest_client_holds_every_file(string name)
    {
        Liberty liberty = LibertyCatalogue.All.Single(liberty => liberty.Name == name);
        var failures = from scenario in ScenarioFiles.Read(Repository.Path("scenarios"))
                       from finding in liberty.Subject.Test(scenario).Findings
                       where finding.Level == Level.Must
                       select $"{scenario.Id}: {finding.Name}: expected {finding.Expected}; actual {finding.Actual}";
        Assert.True(!failures.Any(), string.Join('\n', failures));
    }

    /// <summary>A condition that no honest client needs takes an expectation away from everyone.</summary>
    [Fact]
    public void Every_condition_of_an_expectation_is_needed_by_an_honest_client()
    {
        IReadOnlyList<Scenario> scenarios = ScenarioFiles.Read(Repository.Path("scenarios"));
        var idle = from scenario in scenarios
                   from expectation in scenario.Expect
                   from rule in expectation.Given
                   where !LibertyCatalogue.All.Any(liberty => liberty.Choices.Contains(rule) && Fails(liberty, scenario, expectation with { Given = [] }))
                   select $"{scenario.Id}: {rule} in {expectation}";
        Assert.True(!idle.Any(), string.Join('\n', idle));
    }

    private static bool Fails(Liberty liberty, Scenario scenario, Expectation expectation) =>
        liberty.Subject.Test(scenario with { Expect = [expectation] }).Findings.Any(finding => finding.Expectation > 0);
}
