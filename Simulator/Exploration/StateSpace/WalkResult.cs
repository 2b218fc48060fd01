using Simulator.Collections;
using Simulator.Exploration.Campaigns;
using Simulator.Logs;

namespace Simulator.Exploration.StateSpace;

/// <summary>How far a walk has come, and what it has seen.</summary>
/// <param name="World">The name of the world.</param>
/// <param name="IsClosed">Whether every state has been left in every way: there are no others.</param>
/// <param name="States">How many different states there are, of the client, the network and all that is under way.</param>
/// <param name="Moves">How many ways lead from one of them to another, or back to itself.</param>
/// <param name="Depth">The least number of moves that leads to the farthest state.</param>
/// <param name="Bytes">The memory that the states take, in bytes.</param>
/// <param name="ByState">In how many of them each documented state is read.</param>
/// <param name="Transitions">In how many runs the client made each change of state, in ordinal order.</param>
/// <param name="Rules">How many runs put each rule to the test, in the order of the catalogue.</param>
/// <param name="Recovery">What is read a while after the network was restored, with the number of states from which it comes to that.</param>
/// <param name="DeadEnds">What is read where the network was restored and the program has called <c>connect()</c>, and the client is still not connected.</param>
/// <param name="Findings">What was found, the shortest way first.</param>
/// <param name="Divergence">How the first run that differed did so when it was made again; null where none did, or none was.</param>
public sealed record WalkResult(
    string World,
    bool IsClosed,
    long States,
    long Moves,
    int Depth,
    long Bytes,
    ValueList<Tally> ByState,
    ValueList<Tally> Transitions,
    ValueList<Tally> Rules,
    ValueList<Tally> Recovery,
    ValueList<Tally> DeadEnds,
    ValueList<DistinctFinding> Findings,
    Divergence? Divergence)
{
    /// <summary>How many runs break each rule that does not count as a finding, in ordinal order.</summary>
    public ValueList<Tally> Warnings { get; init; } = [];
}
