namespace Simulator.Logs;

/// <summary>How much of a log its text shows.</summary>
public enum LogForm
{
    /// <summary>The approved form: the steps, and what the client shows and does.</summary>
    Verified,

    /// <summary>Everything: also the wire, the calls and notices that a step leads to, and the client's deadlines.</summary>
    Verbose,
}
