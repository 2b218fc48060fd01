namespace Simulator.Scenarios.Suites;

/// <summary>What became of a scenario, the best first.</summary>
internal enum ScenarioOutcome
{
    /// <summary>Everything held.</summary>
    Held,

    /// <summary>Something of it was left out, because the client cannot do it; the rest held.</summary>
    Unsupported,

    /// <summary>Something was found that a reader may like to know, no more.</summary>
    Noted,

    /// <summary>Something was found that should not be, and is no failure.</summary>
    Warned,

    /// <summary>A rule was broken, an expectation failed, or the log is not the approved one.</summary>
    Failed,

    /// <summary>Two runs gave two logs.</summary>
    NotDeterministic,
}
