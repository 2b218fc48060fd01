namespace Simulator.Rules;

/// <summary>What can be known of a run beside what the wire shows.</summary>
[Flags]
public enum Evidence
{
    /// <summary>Only what the wire shows: attempts, frames, authentication requests.</summary>
    Wire = 0,

    /// <summary>What the client emits: its states, <c>connecting_in</c>, errors, messages of channels.</summary>
    Emissions = 1,

    /// <summary>What the program calls.</summary>
    Calls = 2,

    /// <summary>Everything: so it is in virtual time.</summary>
    All = Emissions | Calls,
}
