namespace Simulator.Scenarios.Conformance;

/// <summary>How a client stands to a rule, or to a scenario.</summary>
internal enum Grade
{
    /// <summary>It was put to the test, and held.</summary>
    Held,

    /// <summary>Nothing put it to the test.</summary>
    NotExercised,

    /// <summary>The client cannot do what it asks for; that was left out.</summary>
    Unsupported,

    /// <summary>The document does not say it, or the client's profile says that it does otherwise on purpose: told, and no fault.</summary>
    Choice,

    /// <summary>It was broken.</summary>
    Broken,

    /// <summary>The simulator lost control of the client: its adapter went wrong, or it did something outside of virtual time.</summary>
    NotControlled,
}
