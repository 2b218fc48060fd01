using Simulator.Exploration.StateSpace;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Benchmarks.Peers;

/// <summary>The closure of the connection machine with the same packed states as <see cref="MachineWalk"/>, in a <see cref="HashSet{T}"/>.</summary>
internal sealed class HashSetWalk(ClientSetup setup, Duration tick)
{
    private readonly MachineMoves moves = new(setup, tick);
    private readonly MachineTally tally = new();
    private readonly HashSet<ulong> seen = [];
    private readonly Queue<ulong> open = new();

    /// <summary>Meets every state.</summary>
    /// <returns>How many there are.</returns>
    public int Close()
    {
        Meet(moves.Initial);
        while (open.TryDequeue(out ulong state))
        {
            Leave(state);
        }

        return seen.Count;
    }

    private void Leave(ulong state)
    {
        Span<ulong> after = stackalloc ulong[moves.Most];
        foreach (ulong reached in after[..moves.MakeAll(state, after, tally)])
        {
            Meet(reached);
        }
    }

    private void Meet(ulong state)
    {
        if (seen.Add(state))
        {
            open.Enqueue(state);
        }
    }
}
