using Simulator.Clients;
using Simulator.Exploration;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Exploration;

/// <summary>The exhaustive walk of the reference client as plainly as it can be said: no batches, no packing, nothing judged.</summary>
internal sealed class PlainWalk(World world)
{
    private readonly HashSet<UInt128> seen = [];
    private readonly Queue<(Scenario Way, Situation Situation)> open = new();

    /// <summary>Walks to the end.</summary>
    /// <returns>How many states there are.</returns>
    public int CountStates()
    {
        Reach(world.Beginning);
        while (open.TryDequeue(out (Scenario Way, Situation Situation) place))
        {
            Leave(place.Way, place.Situation);
        }

        return seen.Count;
    }

    private static Situation SituationOf(Scenario way)
    {
        var run = new Run(way, setup => new ReferenceClient(setup), SimulationLimits.Default);
        run.ToEnd();
        return run.Situation();
    }

    private void Leave(Scenario way, Situation situation)
    {
        if (situation.Next != Instant.Never)
        {
            Reach(way with { Until = situation.Next });
            world.Alphabet.ToList().ForEach(action => Reach(With(way, action, situation.Next)));
        }

        Instant soon = way.Until + World.Soon;
        if (soon < situation.Next && !situation.Asleep)
        {
            UInt128 idle = SituationOf(way with { Until = soon }).Key;
            foreach (Scenario further in world.Alphabet.Select(action => With(way, action, soon)).Where(further => SituationOf(further).Key != idle))
            {
                Reach(further);
            }
        }
    }

    private static Scenario With(Scenario way, StepAction action, Instant at) => way with { Steps = [.. way.Steps, new Step(at, action)], Until = at };

    private void Reach(Scenario way)
    {
        Situation situation = SituationOf(way);
        if (seen.Add(situation.Key))
        {
            open.Enqueue((way, situation));
        }
    }
}
