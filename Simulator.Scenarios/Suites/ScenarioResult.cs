using Simulator.Findings;
using Simulator.Logs;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Snapshots;
using Simulator.Simulation;

namespace Simulator.Scenarios.Suites;

/// <summary>All that is known of a scenario after it was run.</summary>
/// <param name="Source">The scenario and where it came from.</param>
/// <param name="Judgement">What is said of the run.</param>
/// <param name="Divergence">How a second run differed; null where it did not, or where there was none.</param>
/// <param name="Snapshot">How the log stands to the approved one.</param>
internal sealed record ScenarioResult(
    LoadedScenario Source, Judgement Judgement, Divergence? Divergence, SnapshotState Snapshot)
{
    /// <summary>The scenario.</summary>
    public Scenario Scenario => Source.Scenario;

    /// <summary>The fingerprint of the run.</summary>
    public Fingerprint Fingerprint => Fingerprint.Of(Judgement.Log);

    /// <summary>Whether nothing is to be said about the approved log.</summary>
    public bool IsApproved => Snapshot is SnapshotState.Same or SnapshotState.Updated or SnapshotState.NotCompared or SnapshotState.Missing { IsRequired: false };

    /// <summary>Whether its log is new: it waits for somebody to look at it and approve it. One that fails cannot be approved.</summary>
    public bool IsNew => Snapshot is SnapshotState.Missing { IsRequired: false } && !Judgement.Failed;

    /// <summary>What became of it.</summary>
    public ScenarioOutcome Outcome => Divergence is not null
        ? ScenarioOutcome.NotDeterministic
        : Judgement.Failed || (!IsApproved && Scenario.Level == Level.Must)
            ? ScenarioOutcome.Failed
            : Judgement.Findings.Any(finding => finding.Level == Level.Should) || (!IsApproved && Scenario.Level == Level.Should)
                ? ScenarioOutcome.Warned
                : Judgement.Findings.Count > 0 || !IsApproved ? ScenarioOutcome.Noted
                : Judgement.Unsupported.Count > 0 ? ScenarioOutcome.Unsupported : ScenarioOutcome.Held;
}
