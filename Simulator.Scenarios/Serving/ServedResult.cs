using Simulator.Adapters.Drivers;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.RealTime;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Snapshots;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Serving;

/// <summary>What became of a scenario that was played to a real client.</summary>
/// <param name="Source">The scenario.</param>
/// <param name="Judgement">What is said of the run.</param>
/// <param name="Log">What was seen.</param>
/// <param name="Terms">How much of it can be known.</param>
/// <param name="Hello">Who drove the client; null where nobody said so.</param>
internal sealed record ServedResult(LoadedScenario Source, Judgement Judgement, TransitionLog Log, RealTimeTerms Terms, DriverHello? Hello)
{
    /// <summary>Whether a client came at all.</summary>
    public bool Came { get; init; }

    /// <summary>The exit code of the client's own program, where it ended before the scenario did; null elsewhere.</summary>
    public int? ProgramExit { get; init; }

    /// <summary>The same as the result of any run.</summary>
    public ScenarioResult Result => new(Source, Judgement, null, new SnapshotState.NotCompared());
}
