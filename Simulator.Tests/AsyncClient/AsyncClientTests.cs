using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Rules;
using Simulator.Scenarios.Format;
using Simulator.Simulation;
using Simulator.Testing.Hosting;
using Simulator.Tests.Generation;

namespace Simulator.Tests.AsyncClient;

/// <summary>Breaks when the async host runs an ordinary client otherwise than the real world would, or not twice the same.</summary>
[Trait("Speed", "Slow")]
public sealed class AsyncClientTests
{
    /// <summary>Every case of every scenario file.</summary>
    internal static readonly Lazy<IReadOnlyList<Scenario>> Files = new(() =>
        [.. ScenarioLoader.Load([Repository.Path("scenarios")], new ReadSettings()).Scenarios.Select(loaded => loaded.Scenario)]);

    [Fact]
    public void Breaks_no_rule_in_any_scenario_file()
    {
        var failures = from scenario in Files.Value
                       from finding in Judge.Of(scenario, Run(scenario)).Findings
                       select $"{scenario.Id}: {finding.Name} expected {finding.Expected}, actual {finding.Actual}";
        string[] told = [.. failures];
        Assert.True(told.Length == 0, string.Join('\n', told));
    }

    [Property(Arbitrary = [typeof(GeneratedFaults)], MaxTest = 200)]
    public Property Breaks_no_rule_under_random_faults(Scenario scenario)
    {
        Judgement judgement = Judge.Of(scenario, Run(scenario));
        return Prop.Label(
            Prop.ToProperty(judgement.Findings.Count == 0),
            judgement.Findings.Count == 0 ? "" : $"{ScenarioWriter.Write(scenario)}\n{string.Join('\n', judgement.Findings)}\n{LogText.Write(judgement.Log, LogForm.Verbose)}");
    }

    [Fact]
    public void A_thousand_runs_side_by_side_give_one_log()
    {
        Scenario scenario = Files.Value.Single(file => file.Id == "auth/session-expires");
        var logs = new ConcurrentDictionary<string, int>();
        Parallel.For(0, 1_000, _ => logs.AddOrUpdate(LogText.Write(Run(scenario), LogForm.Verbose), 1, (_, count) => count + 1));
        Assert.Equal(1_000, Assert.Single(logs).Value);
    }

    /// <summary>A run of the hosted client.</summary>
    internal static TransitionLog Run(Scenario scenario) =>
        ScenarioRunner.Run(scenario, setup => new AsyncClientHost(setup, host => new HostedPusherClient(host)));
}
