using Simulator.Findings;
using Simulator.Logs;

namespace Simulator.Scenarios.Format;

/// <summary>Finds the line of a scenario's file that a finding is about.</summary>
internal static class SourceLine
{
    /// <summary>
    /// The line of the expectation that fails, or of the last step that was taken before a rule was broken: that is what the client
    /// did wrong about. The scenario's own line where there is none.
    /// </summary>
    public static int Of(LoadedScenario source, Judgement judgement, Finding finding) =>
        finding.Expectation > 0 ? source.ExpectLines[finding.Expectation - 1]
        : finding.Step > 0 ? OfStep(source, judgement, finding.Step)
        : OfEntry(source, judgement, finding.Entry);

    /// <summary>The line of the last step that was taken before an entry, or with it.</summary>
    public static int OfEntry(LoadedScenario source, Judgement judgement, int entry) => OfStep(source, judgement, LastStep(judgement.Log, entry));

    private static int OfStep(LoadedScenario source, Judgement judgement, int step) =>
        step > 0 && source.LinesOfSteps(judgement.Scenario) is { Count: > 0 } lines ? lines[step - 1] : source.Line;

    private static int LastStep(TransitionLog log, int entry)
    {
        for (int place = Math.Min(entry, log.Entries.Count - 1); place >= 0; place--)
        {
            if (log.Entries[place] is Entry.StepTaken step)
            {
                return step.Number;
            }
        }

        return 0;
    }
}
