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
    /// <remarks>Of a log that was cut off its scenario expects nothing; where the end is open the last instant is not judged.</remarks>
    /// <param name="file">The log.</param>
    /// <param name="profile">What may be asked of the client.</param>
    /// <param name="ownRules">Rules beside those of the catalogue; null for none.</param>
    public static Judgement Of(LogFile file, ClientProfile profile, ValueList<OwnRule>? ownRules = null)
    {
        profile = file.AsSeen(profile);
        Scenario scenario = file.IsCutOff ? file.Scenario.WithoutExpectations() : file.Scenario;
        var restriction = Restriction.Of(scenario, profile);
        var log = new TransitionLog(restriction.Scenario.Client, file.Entries, file.End);
        Judgement judgement = RealTimeJudge.Of(restriction.Scenario, log, file.Header.Terms, profile, ownRules) with { Unsupported = restriction.Unsupported };
        return file.HasOpenEnd ? WithoutLastInstant(judgement, file.Header.Terms) : judgement;
    }

    /// <summary>What a client may be late with by the tolerance may be missing for as long before the end.</summary>
    private static Judgement WithoutLastInstant(Judgement judgement, RealTimeTerms terms) => judgement with
    {
        Findings = judgement.Findings.Where(finding => finding.Kind != FindingKind.RuleBroken || judgement.Log.WhenAt(finding.Entry).At < judgement.Log.End.At - terms.Tolerance).ToValueList(),
    };
}
