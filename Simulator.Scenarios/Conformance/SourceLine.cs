using Simulator.Collections;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Simulation;

namespace Simulator.Scenarios.Conformance;

/// <summary>Finds the line of a scenario's file that a finding is about.</summary>
internal static class SourceLine
{
    /// <summary>
    /// The line of the expectation that fails, or of the last step that was taken before a rule was broken: that is what the client
    /// did wrong about. The scenario's own line where there is none.
    /// </summary>
    public static int Of(ConformanceCase one, Finding finding)
    {
        if (finding.Expectation > 0)
        {
            return one.Source.ExpectLines[finding.Expectation - 1];
        }

        int step = finding.Step > 0 ? finding.Step : LastStep(one.Judgement.Log, finding.Entry);
        return step == 0 ? one.Source.Line : one.Source.StepLines[Place(one.Source.Scenario.Steps, one.Judgement.Scenario.Steps, step) - 1];
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

    /// <summary>The place of a step in the file: in the run some steps before it may have been left out, or made less.</summary>
    private static int Place(ValueList<Step> written, ValueList<Step> run, int number)
    {
        int place = 0;
        for (int taken = 0; taken < number; taken++)
        {
            while (!IsSame(written[place], run[taken]))
            {
                place++;
            }

            place++;
        }

        return place;
    }

    private static bool IsSame(Step written, Step run) =>
        written == run || (written.Action is StepAction.Network && run.Action is StepAction.Network && written with { Action = run.Action } == run);
}
