using Simulator.Findings;
using Simulator.Logs;
using Simulator.Scenarios.Format;

namespace Simulator.Scenarios.Conformance;

/// <summary>Finds the line of a scenario's file that a finding is about.</summary>
internal static class SourceLine
{
    /// <summary>
    /// The line of the expectation that fails, or of the last step that was taken before a rule was broken: that is what the client
    /// did wrong about. The scenario's own line where there is none.
    /// </summary>
    public static int Of(ConformanceCase one, Finding finding) => Of(one.Source, one.Judgement, finding);

    /// <summary>The same of a run of <paramref name="source"/>.</summary>
    public static int Of(LoadedScenario source, Judgement judgement, Finding finding)
    {
        if (finding.Expectation > 0)
        {
            return source.ExpectLines[finding.Expectation - 1];
        }

        int step = finding.Step > 0 ? finding.Step : LastStep(judgement.Log, finding.Entry);
        return step == 0 ? source.Line : source.LinesOfSteps(judgement.Scenario)[step - 1];
    }

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
