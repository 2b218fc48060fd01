using Simulator.Logs;
using Simulator.Time;

namespace Simulator.Rules;

/// <summary>
/// STATE-10: a bound on how long a client may be connected on a dead path, so loose that no sane client comes near it. When
/// it asks for a sign of life, and how long it waits for one, are choices; that it asks at all is not.
/// </summary>
/// <remarks>
/// A path is dead while open sockets are silent, and for good once the device has slept. An idle path that is alive is not: a
/// client that asks for nothing there is rightly connected.
/// </remarks>
internal static class DeadPath
{
    /// <summary>What a client may take on top of the activity timeout and the pong timeout: one that looks once a minute needs as much.</summary>
    private static readonly Duration Slack = Duration.FromSeconds(60);

    public static void Observe(Timeline run, ref Observations seen)
    {
        if (run.Wakings.Count == 0 && !run.WorldChanges.Any(0, run.Count, static world => world.Silent))
        {
            return; // no path was ever dead
        }

        foreach (Silence silence in run.Silences)
        {
            ObserveDeath(run, silence, ref seen);
        }
    }

    /// <summary>One stretch [from, to) in which the path is dead and nothing is heard.</summary>
    private static void Observe(Timeline run, Silence silence, int from, int to, ref Observations seen)
    {
        Instant due = run.When(from).Awake + Bound(run, silence.Attempt) + run.Throttling.Most + run.Throttling.Most;
        bool leaves = to == silence.Attempt.EndIndex && !silence.Attempt.EndedByPeer;
        if (run.When(to).Awake <= due)
        {
            if (leaves)
            {
                seen.Holds(to);
            }

            return;
        }

        int late = run.FirstAfter(from, due);
        seen.Check(
            run.StateBefore(late) != "connected", late, $"connected left by {due}: nothing has got through since {run.When(from).At}", "still connected");
    }

    /// <summary>The longer of the client's own activity timeout and the server's, the pong timeout, and the slack.</summary>
    private static Duration Bound(Timeline run, AttemptHistory attempt) =>
        Duration.Longer(run.Policy.ActivityTimeout, attempt.ActivityTimeout ?? Duration.Zero) + run.Policy.PongTimeout + Slack;

    /// <summary>Looks at each stretch of a silence in which the path is dead, from an entry to the one behind it.</summary>
    private static void ObserveDeath(Timeline run, Silence silence, ref Observations seen)
    {
        (_, int heard, int until) = silence;
        int slept = run.Wakings.First(heard, until);
        int end = slept < 0 ? until : slept;
        int from = run.IsSilentAt(heard) ? heard : -1;
        foreach ((int index, Entry.WorldChanged world) in run.WorldChanges.In(heard + 1, end))
        {
            if (from >= 0 && !world.Silent)
            {
                Observe(run, silence, from, index, ref seen);
            }

            from = !world.Silent ? -1 : from < 0 ? index : from;
        }

        if (slept >= 0 || from >= 0)
        {
            Observe(run, silence, from < 0 ? slept : from, until, ref seen);
        }
    }
}
