using Simulator.Protocol;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Connection;

/// <summary>Breaks when the machine answers any input in any situation otherwise than approved.</summary>
public sealed class TransitionTableTests
{
    [Fact]
    public Task The_transition_table_is_as_approved() => Snapshot.Verify(
        $"{TransitionTable.Write(new MachineWalk(new ClientSetup()))}\n\nwithout any transport\n{TransitionTable.Write(new MachineWalk(new ClientSetup { Transports = [] }))}",
        "transition-table");
}
