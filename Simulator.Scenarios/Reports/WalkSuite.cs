using Simulator.Exploration.StateSpace;


namespace Simulator.Scenarios.Reports;

/// <summary>What walks through several worlds saw.</summary>
/// <param name="Results">What was seen in each world that was entered.</param>
/// <param name="Wanted">How many worlds were to be walked.</param>
/// <param name="MostStates">The limit of states of a world.</param>
/// <param name="IsBoundAsked">Whether the limit of states was asked for, so that to reach it is no surprise.</param>
/// <param name="Machine">What the machine of the reference client can come to alone; null for another client.</param>
/// <param name="Time">How long the walks took on the wall clock.</param>
internal sealed record WalkSuite(IReadOnlyList<WalkResult> Results, int Wanted, int MostStates, bool IsBoundAsked, MachineWalkResult? Machine, TimeSpan Time)
{
    /// <summary>The number of worlds that were not closed.</summary>
    public int Open => Wanted - Results.Count(result => result.IsClosed);

    /// <summary>Whether the walk was ended before it was where it was to go.</summary>
    public bool IsCut => Open > 0 && !(IsBoundAsked && Results.Count == Wanted);

    /// <summary>Why not all was seen.</summary>
    public string Reason => !Results.Any(result => !result.IsClosed && result.States >= MostStates) ? "It was ended early."
        : IsBoundAsked ? "--states allowed no more."
        : "Where states have no end, something grows in IValueClient.Write.";

    /// <summary>How the first run that differed did so when it was made again; null where none did.</summary>
    public WalkResult? Divergent => Results.FirstOrDefault(result => result.Divergence is not null);
}
