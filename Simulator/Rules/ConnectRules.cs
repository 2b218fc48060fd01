using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Rules;

/// <summary>The rules of the section "Connecting to Pusher".</summary>
internal static class ConnectRules
{
    private const string Section = "Connecting to Pusher";

    public static IEnumerable<Rule> All { get; } =
    [
        new("CONNECT-1", RuleLevel.Must, "Creating a client connects it at once, with no further call.", Section, ConnectsOnCreation),
        new("CONNECT-2", RuleLevel.Must, "The application key is a non-empty string, and every connection attempt names it in its URL (/app/{key}).", Section, NamesKey),
        new("CONNECT-3", RuleLevel.Must, "A client makes at most one live connection: a second attempt starts only after the one before it has ended.", Section, OneAtATime),
        new("CONNECT-4", RuleLevel.Must, "A client does not hammer: at most fifty attempts that nobody asked for start within any ten seconds.", "Available states (unavailable: every ten seconds)", RetryPace.Observe) { Scope = RuleScope.Course },
    ];

    private static void ConnectsOnCreation(Timeline run, ref Observations seen)
    {
        if (!run.Setup.ConnectOnCreate || !run.Setup.IsSupported)
        {
            return;
        }

        foreach ((int index, _) in run.Creations)
        {
            int end = run.CallEnd(index);
            if (run.StateAfter(end - 1) != "failed") // whether it may say so is for STATE-6
            {
                seen.Check(run.Starts.Any(index, end), index, "an attempt in the instant of creation, before any call", "no attempt");
            }
        }
    }

    private static void NamesKey(Timeline run, ref Observations seen)
    {
        string path = ConnectionUrl.PathOf(run.Setup.Key);
        foreach (AttemptHistory attempt in run.Attempts)
        {
            bool names = run.Setup.Key.Length > 0 && ConnectionUrl.HasPath(attempt.Start.Url, path);
            seen.Check(names, attempt.StartIndex, $"a URL with the path {path}", attempt.Start.Url);
        }
    }

    private static void OneAtATime(Timeline run, ref Observations seen)
    {
        foreach (AttemptHistory attempt in run.Attempts)
        {
            if (attempt.Next is AttemptHistory next)
            {
                seen.Check(
                    attempt.EndIndex < next.StartIndex, next.StartIndex, $"attempt #{attempt.Number} closed or ended first", $"attempt #{next.Number} starts while it lives");
            }
        }
    }
}
