namespace Simulator.Profiles;

/// <summary>How much it counts when a client breaks a rule.</summary>
public enum Demand
{
    /// <summary>It is a failure: the client has promised to keep the rule.</summary>
    Must,

    /// <summary>It is a warning.</summary>
    Should,

    /// <summary>It is not told: the client does otherwise, on purpose.</summary>
    Off,
}
