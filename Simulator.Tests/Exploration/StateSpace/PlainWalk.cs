using Simulator.Clients;
using Simulator.Exploration.StateSpace;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Exploration.StateSpace;

/// <summary>The exhaustive walk of the reference client as plainly as it can be said: no batches, no packing, nothing judged.</summary>
internal sealed class PlainWalk(World world)
{
    private readonly HashSet<UInt128> seen = [];
    private readonly Queue<(Scenario Way, RunState RunState)> open = new();

    /// <summary>Walks to the end.</summary>
    /// <returns>How many states there are.</returns>
    public int CountStates()
    {
        Reach(world.Beginning);
        while (open.TryDequeue(out (Scenario Way, RunState RunState) place))
        {
            Leave(place.Way, place.RunState);
        }

        return seen.Count;
    }

    private static RunState RunStateOf(Scenario way)
    {
        var run = new Run(way, setup => new ReferenceClient(setup), SimulationLimits.Default);
        run.ToEnd();
        return run.RunState();
    }

    private void Leave(Scenario way, RunState situation)
    {
        if (situation.Next != Instant.Never)
        {
            Reach(way with { Until = situation.Next });
            world.Alphabet.ToList().ForEach(action => Reach(With(way, action, situation.Next)));
        }

        Instant soon = way.Until + World.Soon;
        if (soon < situation.Next && !situation.Asleep)
        {
            UInt128 idle = RunStateOf(way with { Until = soon }).Key;
            foreach (Scenario further in world.Alphabet.Select(action => With(way, action, soon)).Where(further => RunStateOf(further).Key != idle))
            {
                Reach(further);
            }
        }
    }

    private static Scenario With(Scenario way, StepAction action, Instant at) => way with { Steps = [.. way.Steps, new Step(at, action)], Until = at };

    private void Reach(Scenario way)
    {
        RunState situation = RunStateOf(way);
        if (seen.Add(situation.Key))
        {
            open.Enqueue((way, situation));
        }
    }
}
