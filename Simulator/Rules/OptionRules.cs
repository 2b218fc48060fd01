using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Rules;

/// <summary>The rules of the option <c>encrypted</c>.</summary>
internal static class OptionRules
{
    private const string Section = "encrypted (Boolean)";

    public static IEnumerable<Rule> All { get; } =
    [
        new("OPTION-1", RuleLevel.Must, "With encrypted: true every attempt uses the secure scheme (wss).", Section, AlwaysSecure),
        new("OPTION-2", RuleLevel.Must, "Without encrypted the first attempt uses the plain scheme (ws).", Section, PlainFirst),
        new("OPTION-3", RuleLevel.Must, "An application that forces encryption refuses a plain connection (4000), and the client then reconnects over the secure scheme and stays on it.", Section, GoesSecure),
    ];

    private static void AlwaysSecure(Timeline run, ref Observations seen)
    {
        if (run.Setup.Encrypted)
        {
            HaveScheme("wss", run.Attempts.FirstOrDefault(), ref seen);
        }
    }

    private static void PlainFirst(Timeline run, ref Observations seen)
    {
        if (!run.Setup.Encrypted && run.Attempts is [AttemptHistory first, ..])
        {
            HasScheme("ws", first, ref seen);
        }
    }

    private static void GoesSecure(Timeline run, ref Observations seen)
    {
        ReceivedCode? told = run.Codes.Find(code => code.AsksForSecure);
        if (told is null)
        {
            return;
        }

        if (told.Attempt.Next is null)
        {
            bool hadTime = run.Log.End.Awake > run.Throttling.Fires(run.When(told.Index).Awake + run.Policy.ReconnectFloor);
            if (hadTime && !run.Stops(told.Index, run.Count))
            {
                seen.Breaks(told.Index, "an attempt over wss at once", "no further attempt");
            }
        }

        HaveScheme("wss", told.Attempt.Next, ref seen);
    }

    /// <summary>The first attempt and all that follow have the scheme.</summary>
    private static void HaveScheme(string scheme, AttemptHistory? first, ref Observations seen)
    {
        for (AttemptHistory? attempt = first; attempt is not null; attempt = attempt.Next)
        {
            HasScheme(scheme, attempt, ref seen);
        }
    }

    private static void HasScheme(string scheme, AttemptHistory attempt, ref Observations seen)
    {
        string actual = ConnectionUrl.SchemeOf(attempt.Start.Url);
        seen.Check(actual == scheme, attempt.StartIndex, $"the scheme {scheme}", $"the scheme {actual}");
    }
}
