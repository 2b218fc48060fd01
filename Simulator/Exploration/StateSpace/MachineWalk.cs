using System.Collections;
using Simulator.Collections;
using Simulator.Connection;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Exploration.StateSpace;

/// <summary>
/// The complete walk of the connection machine alone, breadth first: from the connection before the client is created,
/// in every state every input that could ever come, at every tick between now and the next deadline, until no state is new.
/// </summary>
/// <remarks>The network is left out: the machine must stand whatever comes, also what no network could bring about.</remarks>
public sealed class MachineWalk
{
    private readonly MachineMoves moves;
    private readonly MachineStates states = new();
    private readonly MachineTally tally = new();
    private long made;

    internal MachineWalk(ClientSetup setup, Duration tick) => moves = new MachineMoves(setup, tick);

    /// <summary>How many states have been met.</summary>
    internal int Met => states.Count;

    /// <summary>Walks the machine of a client in ticks of one second.</summary>
    /// <inheritdoc cref="Of(ClientSetup, Duration)"/>
    public static MachineWalkResult Of(ClientSetup setup) => Of(setup, Duration.FromSeconds(1));

    /// <summary>Walks the machine of a client.</summary>
    /// <param name="setup">The setup of the client.</param>
    /// <param name="tick">The time from one moment at which anything can happen to the next.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentException">A span of the policy is no whole number of ticks, or too many of them.</exception>
    /// <exception cref="InvalidOperationException">The machine threw, or set a deadline that its policy does not know.</exception>
    public static MachineWalkResult Of(ClientSetup setup, Duration tick)
    {
        var walk = new MachineWalk(setup, tick);
        int depth = walk.Close();
        return new MachineWalkResult
        {
            States = walk.Met,
            Moves = walk.made,
            Depth = depth,
            Changes = [.. walk.tally.Changes],
            Fingerprint = walk.tally.Fingerprint,
            MostOutputs = walk.tally.MostOutputs,
            DeadEnds = walk.CountDeadEnds(),
            SlowestRecovery = walk.SlowestRecovery(),
            MostBytes = walk.states.MostBytes,
        };
    }

    /// <summary>Meets every state.</summary>
    /// <returns>How many moves away from the first the last states were met.</returns>
    internal int Close()
    {
        states.Add(moves.Initial);
        int depth = 0;
        for (int next = 0, levelEnd = 1; next < states.Count; next++)
        {
            if (next == levelEnd)
            {
                depth++;
                levelEnd = states.Count;
            }

            Leave(states[next]);
        }

        return depth;
    }

    private void Leave(ulong state)
    {
        Span<ulong> all = stackalloc ulong[moves.Most];
        Span<ulong> after = all[..moves.MakeAll(state, all, tally)];
        made += after.Length;
        foreach (ulong reached in after)
        {
            if (reached != state)
            {
                states.Add(reached);
            }
        }
    }

    /// <summary>
    /// Marks what leads to <c>connected</c>, until nothing more is marked. What is nearest is asked first, so that few
    /// rounds do, and no move need be remembered.
    /// </summary>
    private int CountDeadEnds()
    {
        var leadsOn = new BitArray(states.VisitedStates);
        int left = states.Count;
        for (int before = left + 1; left > 0 && left < before;)
        {
            before = left;
            foreach (AttemptPhase phase in Enum.GetValues<AttemptPhase>().Reverse())
            {
                left -= Mark(phase, leadsOn);
            }
        }

        return left;
    }

    private int Mark(AttemptPhase phase, BitArray leadsOn)
    {
        int marked = 0;
        Func<ulong, bool> known = reached => leadsOn[states.Place(reached)];
        for (int place = 0; place < states.VisitedStates; place++)
        {
            ulong state = states.InPlace(place);
            if (state != 0 && !leadsOn[place] && moves.At(state).Phase == phase
                && (moves.At(state).State == ConnectionState.Connected || moves.AnyLeadsTo(known, state)))
            {
                leadsOn[place] = true;
                marked++;
            }
        }

        return marked;
    }

    private Duration? SlowestRecovery()
    {
        Duration? slowest = Duration.Zero;
        for (int index = 0; index < states.Count && slowest is not null; index++)
        {
            if (moves.At(states[index]).State is ConnectionState.Connecting or ConnectionState.Unavailable)
            {
                slowest = moves.Recovery(states[index]) is Duration recovery ? Duration.Longer(slowest.Value, recovery) : null;
            }
        }

        return slowest;
    }
}
