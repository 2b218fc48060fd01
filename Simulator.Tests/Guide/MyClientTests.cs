using Simulator.Clients;
using Simulator.Simulation;
using Simulator.Testing;
using Simulator.Testing.Generation;
using Xunit.Abstractions;

namespace Simulator.Tests.Guide;

public class MyClientTests(ITestOutputHelper output)
{
    private static readonly ClientUnderTest Client = new(setup => new ReferenceClient(setup)); // yours goes here

    [ScenarioProperty(MaxTest = 1_000)]
    public void Obeys_every_rule_whatever_happens(Scenario scenario) => Client.Obeys(scenario);

    [Fact]
    public void Obeys_every_rule_in_every_scenario_file() => output.WriteLine($"{Client.ObeysFiles("scenarios")}");

    [Theory, ScenarioFiles("scenarios/sequences", "scenarios/closes")] // each file, and each case of a matrix, is a test of its own
    public void Obeys(ScenarioCase scenario) => Client.Obeys(scenario);

    [Fact]
    public void Comes_back_after_an_outage() => Client.Run("scenarios/sequences/unreachable.json").ShouldHold()
        .ShouldPassThrough("initialized connecting connected disconnected connecting unavailable connected");
}
