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

    private static IEnumerable<Observation> AlwaysSecure(Timeline run) =>
        run.Setup.Encrypted ? run.Attempts.Select(attempt => Scheme(attempt, "wss")) : [];

    private static IEnumerable<Observation> PlainFirst(Timeline run) =>
        run.Setup.Encrypted ? [] : run.Attempts.Take(1).Select(attempt => Scheme(attempt, "ws"));

    private static IEnumerable<Observation> GoesSecure(Timeline run)
    {
        ToldCode? told = run.Codes.Find(code => code.AsksForSecure);
        if (told is null)
        {
            yield break;
        }

        List<AttemptStory> later = run.Attempts.FindAll(attempt => attempt.StartIndex > told.Index);
        if (later.Count == 0)
        {
            bool hadTime = run.Log.End.Awake > run.When(told.Index).Awake + run.Policy.ReconnectFloor;
            if (hadTime && !run.Stops(told.Index, run.Count))
            {
                yield return Observation.Breaks(run.Count, "an attempt over wss at once", "no further attempt");
            }

            yield break;
        }

        foreach (AttemptStory attempt in later)
        {
            yield return Scheme(attempt, "wss");
        }
    }

    private static Observation Scheme(AttemptStory attempt, string scheme)
    {
        string actual = ConnectionUrl.SchemeOf(attempt.Start.Url);
        return Observation.Of(actual == scheme, attempt.StartIndex, $"the scheme {scheme}", $"the scheme {actual}");
    }
}
