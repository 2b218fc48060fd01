using Simulator.Findings;
using Simulator.Logs;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Output;
using Simulator.Scenarios.Snapshots;
using Simulator.Scenarios.Watching;
using Simulator.Simulation;

namespace Simulator.Scenarios.Suites;

/// <summary>Runs scenarios one after the other, each twice as a rule: what differs between two equal runs is no behaviour to judge.</summary>
/// <param name="subject">The client under test.</param>
/// <param name="approval">What is done with approved logs.</param>
internal sealed class SuiteRunner(Subject subject, Approval approval)
{
    /// <summary>Whether each scenario is run a second time, to see whether that differs; one that a limit cuts off is not.</summary>
    public bool Twice { get; init; } = true;

    /// <summary>Where it is said what is being run.</summary>
    public UnderWay UnderWay { get; init; } = new();

    /// <summary>Writes logs.</summary>
    public FileWrites Files { get; init; } = new();

    /// <summary>Whether a log that was never approved is a failure; else it is new.</summary>
    public bool LogsRequired { get; init; }

    /// <summary>Runs <paramref name="scenarios"/>, each when its result is asked for.</summary>
    public IEnumerable<ScenarioResult> Run(IEnumerable<LoadedScenario> scenarios) => scenarios.Select(Run);

    private ScenarioResult Run(LoadedScenario source)
    {
        UnderWay.Begin($"the scenario {source.Scenario.Id} of {source.File}");
        Judgement judgement = subject.Test(source.Scenario);
        Divergence? divergence = Twice && !judgement.Log.IsCutOff ? Divergence.Between(judgement.Log, subject.Run(source.Scenario)) : null;

        UnderWay.End();

        // A log that another run would not repeat is worth neither comparing nor approving.
        SnapshotState snapshot = divergence is null ? Snapshot(source, judgement) : new SnapshotState.NotCompared();
        return new ScenarioResult(source, judgement, divergence, snapshot);
    }

    private SnapshotState Snapshot(LoadedScenario source, Judgement judgement) => approval switch
    {
        Approval.Compare => Compared(source, judgement, keepReceived: false),
        Approval.CompareAndReceive => Compared(source, judgement, keepReceived: true),
        Approval.Update when judgement.Failed => ApprovedLog.Of(source).Withhold(judgement.Log),
        Approval.Update => ApprovedLog.Of(source).Approve(judgement.Log, Files),
        Approval.Ignore => new SnapshotState.NotCompared(),
    };

    private SnapshotState Compared(LoadedScenario source, Judgement judgement, bool keepReceived) =>
        ApprovedLog.Of(source).Compare(judgement.Log, keepReceived, Files) switch
        {
            SnapshotState.Missing => new SnapshotState.Missing(LogsRequired),
            SnapshotState compared => compared,
        };
}
