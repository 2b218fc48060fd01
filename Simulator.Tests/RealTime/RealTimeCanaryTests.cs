using Simulator.Exploration.Generation;
using Simulator.RealTime;
using Simulator.Rules;
using Simulator.Scenarios.Format;
using Simulator.Simulation;
using Simulator.Tests.Canaries;
using Simulator.Time;

namespace Simulator.Tests.RealTime;

/// <summary>Breaks when a mistake of a client hides behind the tolerance of real time.</summary>
[Trait("Speed", "Slow")]
public sealed class RealTimeCanaryTests
{
    [Fact]
    public void Every_canary_is_caught_by_a_file_in_real_time_too()
    {
        Scenario[] files = [.. ScenarioLoader.Load([Repository.Path("scenarios")], new ReadSettings()).Scenarios.Select(loaded => loaded.Scenario)];
        var terms = new RealTimeTerms(new Duration(250), Evidence.All);
        Assert.Empty(CanaryCatalogue.All.Where(canary => !Array.Exists(files, scenario => IsCaught(canary, scenario, terms))).Select(canary => $"{canary.Name}: {canary.Mistake}"));
    }

    private static bool IsCaught(Canary canary, Scenario scenario, RealTimeTerms terms)
    {
        Simulator.Logs.TransitionLog log = ScenarioRunner.Run(scenario, canary.Make);
        return RealTimeJudge.Of(scenario, log, terms).Findings.Any(finding => canary.Rules.Contains(finding.Name));
    }
}
