namespace Simulator.Scenarios.Reports;

/// <summary>What kind of thing a report tells.</summary>
internal enum ProblemKind
{
    /// <summary>A rule was broken.</summary>
    RuleBroken,

    /// <summary>An expectation of the scenario does not hold.</summary>
    ExpectationFailed,

    /// <summary>A rule that the scenario is there to show was never put to the test.</summary>
    RuleNotExercised,

    /// <summary>A rule that the scenario may break was not broken.</summary>
    WaiverNotNeeded,

    /// <summary>The run was stopped.</summary>
    RunStopped,

    /// <summary>Two runs gave two logs.</summary>
    NotDeterministic,

    /// <summary>No log was approved yet.</summary>
    ApprovedLogMissing,

    /// <summary>Another log was approved.</summary>
    ApprovedLogDiffers,

    /// <summary>The approved log breaks the conventions of its file.</summary>
    ApprovedLogUnreadable,

    /// <summary>A log was not approved, because its scenario fails.</summary>
    ApprovedLogWithheld,

    /// <summary>An approved log belongs to no scenario.</summary>
    ApprovedLogOrphaned,
}
