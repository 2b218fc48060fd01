using Simulator.Logs;
using Simulator.Time;

namespace Simulator.Rules;

/// <summary>
/// SEQUENCE-8: while a healthy path leads to a server that accepts it, a client that wants a connection gets one in
/// time. The time starts anew with everything that the world does, since only a path that stays can be relied on.
/// </summary>
internal static class Liveness
{
    public static IEnumerable<Observation> Observe(Timeline run)
    {
        Duration bound = Bound(run);
        Instant? since = null;
        bool accepting = false;
        for (int index = 0; index <= run.Count; index++)
        {
            if (since is Instant start && run.When(index).Awake > start + bound)
            {
                yield return Observation.Breaks(index, $"connected within {bound}", $"{run.StateBefore(index)} for {run.When(index).Awake - start}");
                since = null;
            }

            if (index == run.Count)
            {
                yield break;
            }

            accepting = run[index] is Entry.WorldChanged world ? world.Accepting : accepting;
            bool wanting = run.StateAfter(index) is "connecting" or "unavailable";
            if (since is not null && run.StateAfter(index) == "connected")
            {
                yield return Observation.Holds(index);
            }

            bool starts = since is null || Disturbs(run, index);
            since = accepting && wanting ? starts ? run.When(index).Awake : since : null;
        }
    }

    /// <summary>One retry interval, or the longest wait of connecting where that is longer, plus one attempt.</summary>
    private static Duration Bound(Timeline run)
    {
        Duration wait = run.Policy.RetryWaits.Aggregate(run.Policy.RetryInterval, Duration.Longer);
        return wait + (run.Setup.IsSupported ? run.Policy.AttemptTimeoutOver(run.Setup.Transports[0]) : Duration.Zero);
    }

    /// <summary>Whether the entry is the world's doing: a step, a call, or the end of an attempt by the other side.</summary>
    private static bool Disturbs(Timeline run, int index) =>
        run[index] is Entry.StepTaken or Entry.CallMade or Entry.AttemptClosed or Entry.AttemptFailed or Entry.StateChange { Current: "connecting" };
}
