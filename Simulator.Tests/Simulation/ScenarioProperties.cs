using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Scenarios.Format;
using Simulator.Simulation;
using Simulator.Tests.Generation;

namespace Simulator.Tests.Simulation;

/// <summary>What holds of every run, whatever the scenario. FsCheck prints the seed that repeats a failure.</summary>
public sealed class ScenarioProperties
{
    private static readonly SimulationLimits Short = new() { Entries = 400 };

    [Property(Arbitrary = [typeof(GeneratedFaults)], MaxTest = 200)]
    public Property The_reference_client_breaks_no_rule(Scenario scenario)
    {
        Judgement judgement = Judge.Of(scenario, ScenarioRunner.Run(scenario));
        return Describe(scenario, judgement.Findings.Count == 0, () => string.Join('\n', judgement.Findings));
    }

    [Property(Arbitrary = [typeof(GeneratedScenarios)], MaxTest = 60)]
    public Property A_scenario_gives_the_same_bytes_twice(Scenario scenario)
    {
        string first = LogText.Write(ScenarioRunner.Run(scenario, limits: Short), LogForm.Verbose);
        return Describe(scenario, first == LogText.Write(ScenarioRunner.Run(scenario, limits: Short), LogForm.Verbose), () => first);
    }

    [Property(Arbitrary = [typeof(GeneratedScenarios)], MaxTest = 60)]
    public Property A_run_ends_at_its_end_or_at_a_named_limit(Scenario scenario)
    {
        TransitionLog log = ScenarioRunner.Run(scenario, limits: Short);
        bool stopped = log.Of<Entry.Stopped>().Any(entry => entry.Cause.StartsWith("limit/", StringComparison.Ordinal));
        return Describe(scenario, stopped || log.End.At == scenario.Until, () => LogText.Write(log, LogForm.Verified));
    }

    [Property(Arbitrary = [typeof(GeneratedFaults)])]
    public Property Time_never_goes_backward(Scenario scenario)
    {
        TransitionLog log = ScenarioRunner.Run(scenario);
        bool ordered = log.Entries.Zip(log.Entries.Skip(1)).All(pair => pair.First.At <= pair.Second.At && pair.First.Awake <= pair.Second.Awake);
        return Describe(scenario, ordered, () => LogText.Write(log, LogForm.Verbose));
    }

    [Property(Arbitrary = [typeof(GeneratedFaults)])]
    public Property An_intentional_disconnect_at_the_end_is_final(Scenario scenario)
    {
        var disconnect = new Step(scenario.Until, new StepAction.Call(ProgramCall.Disconnect));
        var handlersOff = scenario.Steps.Where(step => step is { When: null, Action: not StepAction.InHandler });
        Scenario stopped = scenario with { Steps = [.. handlersOff, disconnect], Until = scenario.Until + Simulator.Time.Duration.FromSeconds(12 * 3600) };
        TransitionLog log = ScenarioRunner.Run(stopped);
        Entry.CallMade call = log.Of<Entry.CallMade>().Last();
        return Describe(stopped, !log.Entries.Any(entry => entry.IsClients && entry.At > call.At), () => LogText.Write(log, LogForm.Verified));
    }

    private static Property Describe(Scenario scenario, bool holds, Func<string> what) =>
        Prop.Label(Prop.ToProperty(holds), holds ? "" : $"{ScenarioWriter.Write(scenario)}\n{what()}");
}
