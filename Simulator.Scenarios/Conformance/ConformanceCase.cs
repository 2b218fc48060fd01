using Simulator.Collections;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Profiles;
using Simulator.Rules;
using Simulator.Scenarios.Format;

namespace Simulator.Scenarios.Conformance;

/// <summary>One client in one scenario.</summary>
/// <param name="Source">The scenario and where it came from.</param>
/// <param name="Judgement">What is said of the run.</param>
/// <param name="Reference">What the reference client does in the same run.</param>
/// <param name="Profile">What may be asked of the client.</param>
internal sealed record ConformanceCase(LoadedScenario Source, Judgement Judgement, TransitionLog Reference, ClientProfile Profile)
{
    private static readonly string[] OutOfControl = ["client/not-controlled", "adapter/"];

    /// <summary>The id of the scenario.</summary>
    public string Scenario => Source.Scenario.Id;

    /// <summary>What went wrong, the cause first: what the client is to be blamed for, and what took it out of control.</summary>
    public IEnumerable<Finding> Faults => Judgement.Findings.Where(finding => GradeOf(finding) is Grade.Broken or Grade.NotControlled);

    /// <summary>The choices that the client makes otherwise, and tells of in no profile.</summary>
    public IEnumerable<Finding> Choices => Judgement.Findings.Where(finding => GradeOf(finding) == Grade.Choice);

    /// <summary>How the client stands to the scenario.</summary>
    public Grade Grade =>
        Faults.Any(finding => GradeOf(finding) == Grade.NotControlled) ? Grade.NotControlled
        : Faults.Any() ? Grade.Broken
        : Choices.Any() ? Grade.Choice
        : Judgement.Unsupported.Count > 0 ? Grade.Unsupported
        : Source.Scenario.Rules.Count > 0 && !Judgement.Exercised.Any(rule => Source.Scenario.Rules.Contains(rule.Id)) ? Grade.NotExercised
        : Grade.Held;

    /// <summary>How the client stands to each rule of the catalogue, in its order, as far as this scenario shows.</summary>
    public ValueList<Grade> Rules { get; } = Judgement.Rulings.Select(ruling => GradeOf(ruling, Source, Judgement, Profile)).ToValueList();

    /// <summary>The line of the scenario's file that a finding is about.</summary>
    public int LineOf(Finding finding) => SourceLine.Of(Source, Judgement, finding);

    /// <summary>How a finding counts; null where it is about the scenario rather than the client.</summary>
    public Grade? GradeOf(Finding finding) => finding.Kind switch
    {
        FindingKind.RunStopped when OutOfControl.Any(cause => finding.Name.StartsWith(cause, StringComparison.Ordinal)) => Grade.NotControlled,
        FindingKind.RunStopped or FindingKind.ExpectationFailed => Grade.Broken,
        FindingKind.RuleBroken => IsChoice(RuleCatalogue.Find(finding.Name), Profile) ? Grade.Choice : Grade.Broken,
        FindingKind.RuleNotExercised or FindingKind.WaiverNotNeeded => null,
    };

    private static Grade GradeOf(Ruling ruling, LoadedScenario source, Judgement judgement, ClientProfile profile) => ruling.Verdict switch
    {
        Verdict.Broken when source.Scenario.Waive.Any(waiver => waiver.Rule == ruling.Rule.Id) => Grade.NotExercised,
        Verdict.Broken => IsChoice(ruling.Rule, profile) ? Grade.Choice : Grade.Broken,
        Verdict.Held => Grade.Held,
        _ => judgement.Unsupported.Count > 0 && source.Scenario.Rules.Contains(ruling.Rule.Id) ? Grade.Unsupported : Grade.NotExercised,
    };

    /// <summary>No client is blamed for what the document does not say, except where its own profile promises it.</summary>
    private static bool IsChoice(Rule? rule, ClientProfile profile) => rule is not null && profile.DemandOf(rule.Id)?.Demand switch
    {
        Demand.Must => false,
        Demand.Off => true,
        _ => rule.Level == RuleLevel.Choice,
    };
}
