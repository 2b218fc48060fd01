using Simulator.Logs;
using Simulator.Time;

namespace Simulator.Rules;

/// <summary>
/// SEQUENCE-8: while a healthy path leads to a server that accepts it, a client that wants a connection gets one in
/// time. The time starts anew with everything that the world does, since only a path that stays can be relied on.
/// </summary>
/// <remarks>
/// The attempt of the bound is the one that hung when the path came back. The one that follows must start within the
/// bound, and may then take as long as an attempt may take.
/// </remarks>
internal static class Liveness
{
    public static void Observe(Timeline run, ref Observations seen)
    {
        Duration bound = Bound(run);
        Instant? since = null;
        bool accepting = false;
        for (int index = 0; index <= run.Count; index++)
        {
            if (since is Instant start && run.When(index).Awake > Deadline(run, index, start + bound))
            {
                seen.Breaks(
                    index, $"connected within {bound}, or an attempt by then that leads there", $"{run.StateBefore(index)} for {run.When(index).Awake - start}");
                since = null;
            }

            if (index == run.Count)
            {
                return;
            }

            accepting = run[index] is Entry.WorldChanged world ? world.Accepting : accepting;
            bool wanting = run.StateAfter(index) is "connecting" or "unavailable";
            if (since is not null && run.StateAfter(index) == "connected")
            {
                seen.Holds(index);
            }

            since = !accepting || !wanting ? null
                : since is null || Disturbs(run, index) ? run.When(index).Awake
                : since;
        }
    }

    /// <summary>One retry interval, or the longest wait of connecting where that is longer, plus one attempt.</summary>
    private static Duration Bound(Timeline run)
    {
        Duration longest = run.Policy.RetryInterval;
        foreach (Duration wait in run.Policy.RetryWaits)
        {
            longest = Duration.Longer(longest, wait);
        }

        return longest + Attempt(run) + run.Throttling.Most + run.Throttling.Most; // a wait and an attempt may both end late
    }

    private static Duration Attempt(Timeline run) =>
        run.Setup.IsSupported ? run.Policy.AttemptTimeoutOver(run.Setup.Transports[0]) : Duration.Zero;

    /// <summary>The bound, or the timeout of the attempt under way where that one started in time.</summary>
    private static Instant Deadline(Timeline run, int index, Instant bound) =>
        run.LiveBefore(index) is AttemptHistory live && live.Start.Awake <= bound
            ? Instant.Later(bound, run.Throttling.Fires(live.Start.Awake + Attempt(run)))
            : bound;

    /// <summary>Whether the entry is the world's doing: a step, a call, or the end of an attempt by the other side.</summary>
    private static bool Disturbs(Timeline run, int index) =>
        run[index] is Entry.StepTaken or Entry.CallMade or Entry.AttemptClosed or Entry.AttemptFailed or Entry.StateChange { Current: "connecting" };
}
