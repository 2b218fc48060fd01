namespace Simulator.Findings;

/// <summary>What kind of thing a run can reach.</summary>
public enum GoalKind
{
    /// <summary>A documented state.</summary>
    State,

    /// <summary>A documented change from one state to another.</summary>
    Transition,

    /// <summary>Two documented transitions, one right after the other.</summary>
    Succession,

    /// <summary>An input that reaches the client in a state.</summary>
    Input,

    /// <summary>A deadline and an arrival within a millisecond, the one or the other first.</summary>
    Race,

    /// <summary>A rule that is put to the test.</summary>
    Rule,

    /// <summary>A rule of somebody's own that is put to the test; of the catalogue of goals it is none.</summary>
    OwnRule,
}

/// <summary>One thing that runs can reach, and should.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Name">Its name; two goals of one kind have two names.</param>
/// <param name="Way">How a scenario gets there, in words.</param>
public sealed record Goal(GoalKind Kind, string Name, string Way);
