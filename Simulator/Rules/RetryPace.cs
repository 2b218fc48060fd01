using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Rules;

/// <summary>
/// CONNECT-4: a bound on the number of attempts so loose that no sane client comes near it. The tight numbers are choices;
/// this one catches the client that hammers a server which is down, or which accepts and drops.
/// </summary>
/// <remarks>The fastest shipped clients try again once a second (facts of the field: pusher-js 1 s, pusher-websocket-java 1 s); five a second is five times that.</remarks>
internal static class RetryPace
{
    /// <summary>The most attempts that may start within <see cref="Window"/>, unless the policy itself asks for more.</summary>
    public const int Most = 50;

    private static readonly Duration Window = Duration.FromSeconds(10);

    public static void Observe(Timeline run, ref Observations seen)
    {
        if (run.Attempts.Count < 2 || Allowed(run.Policy) is not int most)
        {
            return;
        }

        if (run.Attempts.Count <= most)
        {
            seen.Holds(run.Attempts[^1].StartIndex); // as in all but the longest runs
            return;
        }

        var starts = new Queue<Instant>();
        foreach (AttemptHistory attempt in run.Attempts)
        {
            if (run.IsTriggered(attempt.StartIndex))
            {
                continue; // asked for: by the program, by a notice, by the server
            }

            Instant now = attempt.Start.Awake;
            starts.Enqueue(now);
            while (now - starts.Peek() >= Window)
            {
                starts.Dequeue();
            }

            seen.Check(starts.Count <= most, attempt.StartIndex, $"at most {most} attempts within {Window}", $"{starts.Count} since {starts.Peek()}");
        }
    }

    /// <summary>The bound, or as many attempts as the shortest wait of the policy allows; null where the policy knows no wait at all.</summary>
    private static int? Allowed(ConnectionPolicy policy)
    {
        Duration shortest = Duration.Shorter(Duration.Shorter(policy.RetryInterval, policy.ReconnectFloor), policy.BackOffWait);
        foreach (Duration wait in policy.RetryWaits)
        {
            shortest = Duration.Shorter(shortest, wait);
        }

        return shortest <= Duration.Zero ? null : (int)Math.Max(Most, (Window.Milliseconds / shortest.Milliseconds) + 1);
    }
}
