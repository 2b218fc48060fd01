namespace Simulator.Scenarios.Suites;

/// <summary>What is done with approved logs.</summary>
internal enum Approval
{
    /// <summary>Logs are compared with the approved ones, and nothing is written.</summary>
    Compare,

    /// <summary>Logs are compared; one that was not approved is written beside the approved one.</summary>
    CompareAndReceive,

    /// <summary>Logs are approved.</summary>
    Update,

    /// <summary>Approved logs are left alone: nobody asks for them, or the run is not that of the file.</summary>
    Ignore,
}
