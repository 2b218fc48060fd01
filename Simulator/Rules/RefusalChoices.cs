namespace Simulator.Rules;

/// <summary>The choices about what a program is told when the server refuses its client for good.</summary>
internal static class RefusalChoices
{
    private const string Section = "Choices: refusals (the document promises the error for 4004 only)";

    public static IEnumerable<Rule> All { get; } =
    [
        new("CHOICE-16", RuleLevel.Choice, "A client that a code forbids to retry (4001-4099) tells that code as an error: a program learns why it rests.", Section, TellsWhy) { Scope = RuleScope.Course, Needs = Evidence.Emissions },
    ];

    private static void TellsWhy(Timeline run, ref Observations seen)
    {
        foreach (ReceivedCode told in run.Codes)
        {
            if (told is { ByClose: true, ForbidsRetry: true })
            {
                bool tells = run.Errors.Any(told.Attempt.StartIndex, run.InstantEnd(told.Index), error => error.Code == told.Code);
                seen.Check(tells, told.Index, $"error with data.code {told.Code}", "none");
            }
        }
    }
}
