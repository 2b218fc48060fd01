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
            HaveScheme(run.Attempts, "wss", ref seen);
        }
    }

    private static void PlainFirst(Timeline run, ref Observations seen)
    {
        if (!run.Setup.Encrypted)
        {
            HaveScheme(run.Attempts.Take(1), "ws", ref seen);
        }
    }

    private static void GoesSecure(Timeline run, ref Observations seen)
    {
        ToldCode? told = run.Codes.Find(code => code.AsksForSecure);
        if (told is null)
        {
            return;
        }

        List<AttemptStory> later = run.Attempts.FindAll(attempt => attempt.StartIndex > told.Index);
        if (later.Count == 0)
        {
            bool hadTime = run.Log.End.Awake > run.When(told.Index).Awake + run.Policy.ReconnectFloor;
            if (hadTime && !run.Stops(told.Index, run.Count))
            {
                seen.Breaks(run.Count, "an attempt over wss at once", "no further attempt");
            }

            return;
        }

        HaveScheme(later, "wss", ref seen);
    }

    private static void HaveScheme(IEnumerable<AttemptStory> attempts, string scheme, ref Observations seen)
    {
        foreach (AttemptStory attempt in attempts)
        {
            string actual = ConnectionUrl.SchemeOf(attempt.Start.Url);
            seen.Check(actual == scheme, attempt.StartIndex, $"the scheme {scheme}", $"the scheme {actual}");
        }
    }
}
