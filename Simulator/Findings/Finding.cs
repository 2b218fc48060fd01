using Simulator.Simulation;

namespace Simulator.Findings;

/// <summary>What kind of thing was found.</summary>
public enum FindingKind
{
    /// <summary>A rule was broken.</summary>
    RuleBroken,

    /// <summary>An expectation of the scenario does not hold.</summary>
    ExpectationFailed,

    /// <summary>A rule that the scenario is there to show was never put to the test.</summary>
    RuleNotExercised,

    /// <summary>A rule that the scenario may break was not broken.</summary>
    WaiverNotNeeded,

    /// <summary>The run was stopped: a limit was reached, or the client threw or misused the port.</summary>
    RunStopped,
}

/// <summary>Something about a run that its reader must know.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Level">How much it counts.</param>
/// <param name="Name">The id of the rule, the cause of the stop, or the place of the expectation.</param>
/// <param name="Sentence">The rule's sentence, or what else was asked for.</param>
/// <param name="Entry">The index of the entry that decides; the number of entries where the end of the run does.</param>
/// <param name="Expected">What should have happened.</param>
/// <param name="Actual">What did.</param>
public sealed record Finding(
    FindingKind Kind, Level Level, string Name, string Sentence, int Entry, string Expected, string Actual)
{
    /// <summary>For a failed expectation of a step: the place of the step, from 1; else 0.</summary>
    public int Step { get; init; }

    /// <summary>Whether it says what the client did wrong. What a scenario wants to see, and what it says about rules, mostly follows from that.</summary>
    public bool IsAboutTheClient => Kind is FindingKind.RuleBroken or FindingKind.RunStopped;

    /// <summary>The rule of somebody's own that is broken; null for anything else.</summary>
    public OwnRule? OwnRule { get; init; }

    /// <summary>For a failed expectation of the scenario: its place, from 1; else 0.</summary>
    public int Expectation { get; init; }
}
