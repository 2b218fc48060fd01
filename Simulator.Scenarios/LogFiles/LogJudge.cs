using Simulator.Collections;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Profiles;
using Simulator.RealTime;
using Simulator.Simulation;

namespace Simulator.Scenarios.LogFiles;

/// <summary>Judges logs that were read from files.</summary>
internal static class LogJudge
{
    /// <summary>Judges <paramref name="file"/> by every rule, and by what its scenario expects.</summary>
    /// <remarks>A log whose end is missing shows neither what would have come nor all of its last instant: its scenario expects nothing, and that instant is not judged.</remarks>
    /// <param name="file">The log.</param>
    /// <param name="profile">What may be asked of the client.</param>
    /// <param name="ownRules">Rules beside those of the catalogue; null for none.</param>
    public static Judgement Of(LogFile file, ClientProfile profile, ValueList<OwnRule>? ownRules = null)
    {
        Scenario scenario = file.IsCutOff ? file.Scenario.WithoutExpectations() : file.Scenario;
        var restriction = Restriction.Of(scenario, profile);
        var log = new TransitionLog(restriction.Scenario.Client, file.Entries, file.End);
        Judgement judgement = RealTimeJudge.Of(restriction.Scenario, log, file.Header.Terms, profile, ownRules) with { Unsupported = restriction.Unsupported };
        return file.IsCutOff
            ? judgement with { Findings = judgement.Findings.Where(finding => finding.Kind != FindingKind.RuleBroken || log.WhenAt(finding.Entry).At < log.End.At).ToValueList() }
            : judgement;
    }
}
