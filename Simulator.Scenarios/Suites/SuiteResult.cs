using Simulator.Collections;
using Simulator.Logs;
using Simulator.Time;

namespace Simulator.Scenarios.Suites;

/// <summary>The results of all scenarios of a run.</summary>
/// <param name="Results">The results, in the order of the scenarios.</param>
/// <param name="Orphans">The approved logs that belong to no scenario.</param>
/// <param name="Removed">The approved logs that belonged to none and were deleted.</param>
/// <param name="Wall">How long it took.</param>
internal sealed record SuiteResult(ValueList<ScenarioResult> Results, ValueList<string> Orphans, ValueList<string> Removed, TimeSpan Wall)
{
    /// <summary>The number of entries of all logs.</summary>
    public int Entries => Results.Sum(result => result.Judgement.Log.Entries.Count);

    /// <summary>The fingerprint of all runs, each with its place as its number.</summary>
    public Fingerprint Fingerprint => Fingerprint.Of(Results.Select((result, place) => ((long)place, result.Fingerprint)));

    /// <summary>The simulated time of all runs, each counted once.</summary>
    public Duration Simulated => new(Results.Sum(result => result.Judgement.Log.End.At.Milliseconds));

    /// <summary>How many files could not be read, so that their scenarios were not run.</summary>
    public int Unread { get; init; }

    /// <summary>How many scenarios were not run, because the client ended the process, or never answered.</summary>
    public int NotRun { get; init; }

    /// <summary>What the process says when it ends.</summary>
    public int Exit =>
        Unread > 0 ? ExitCode.CannotJudge
        : Count(ScenarioOutcome.NotDeterministic) > 0 ? ExitCode.NotDeterministic
        : Count(ScenarioOutcome.Failed) > 0 || Orphans.Count > 0 || NotRun > 0 ? ExitCode.Broken
        : ExitCode.Held;

    /// <summary>The number of scenarios with <paramref name="outcome"/>.</summary>
    public int Count(ScenarioOutcome outcome) => Results.Count(result => result.Outcome == outcome);
}
