using Simulator.Collections;
using Simulator.Randomness;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Exploration.Generation;

/// <summary>Collects the steps of a scenario while it is drawn: the current time, and steps that were already placed later.</summary>
/// <param name="random">Where the draws come from.</param>
internal sealed class DrawnSteps(RandomStream random)
{
    /// <summary>Lengths of time at which something happens in a client, by its policy: attempts, waits, checks.</summary>
    private static readonly int[] Telling = [1_000, 2_000, 4_000, 5_000, 7_000, 10_000, 25_000, 30_000, 40_000, 110_000, 120_000, 145_000];

    private readonly List<Step> steps = [];

    /// <summary>Where the draws come from.</summary>
    public RandomStream Random { get; } = random;

    /// <summary>When the next fault begins.</summary>
    public Instant Now { get; private set; }

    /// <summary>The number of steps so far.</summary>
    public int Count => steps.Count;

    /// <summary>A length of time: none, short, long, or one that means something to a client, or all but that.</summary>
    public Duration Length() => new(Random.Between(0, 7) switch
    {
        0 => 0,
        1 => Random.Between(0, 100),
        2 or 3 => Random.Between(0, 5_000),
        4 => Random.Between(0, 60_000),
        5 or 6 => Random.Pick<int>(Telling),
        _ => Random.Pick<int>(Telling) + Random.Between(-60, 60),
    });

    /// <summary>Time passes.</summary>
    public void Wait(Duration length) => Now += length;

    /// <summary>A step now.</summary>
    public void Add(StepAction action) => Add(action, Duration.Zero, null);

    /// <summary>A step after <paramref name="wait"/> from now, while other faults go on.</summary>
    /// <remarks>Behind all steps of the same instant: they stay in the order in which they were drawn.</remarks>
    public void Add(StepAction action, Duration wait, Repeat? repeat) => Add(new Step(Now + wait, action) { Repeat = repeat });

    /// <summary>A step behind all steps of its instant.</summary>
    public void Add(Step step)
    {
        int place = steps.Count;
        while (place > 0 && steps[place - 1].At > step.At)
        {
            place--;
        }

        steps.Insert(place, step);
    }

    /// <summary>Two times in three, <paramref name="action"/> ends after a while what has begun now.</summary>
    public void MostlyLater(StepAction action)
    {
        if (Random.Chance(2, 3))
        {
            Add(action, Length(), null);
        }
    }

    /// <summary>The steps in order of time.</summary>
    public ValueList<Step> Steps() => steps.ToValueList();

    /// <summary>The last instant at which a step happens.</summary>
    public Instant Last()
    {
        Instant last = Now;
        foreach (Step step in steps)
        {
            last = Instant.Later(last, step.Last);
        }

        return last;
    }
}
