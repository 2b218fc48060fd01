using Simulator.Findings;
using Simulator.Rules;
using Simulator.Scenarios.Format;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Scenarios.Reports;

/// <summary>Something that a reader must know, in the same words for people and for programs.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Level">How much it counts.</param>
/// <param name="Name">The id of the rule, or what else it is about.</param>
/// <param name="Sentence">What was asked for, in a sentence.</param>
/// <param name="Expected">What should have happened.</param>
/// <param name="Actual">What did.</param>
/// <param name="File">The file that a reader must look at.</param>
/// <param name="Line">The line; 0 for the file as a whole.</param>
/// <param name="Repeat">The command that shows exactly this again.</param>
internal sealed record Problem(
    ProblemKind Kind, Level Level, string Name, string Sentence, string Expected, string Actual, string File, int Line, string Repeat)
{
    /// <summary>The index of the entry that decides; null where it is not about one.</summary>
    public int? Entry { get; init; }

    /// <summary>When that entry happened.</summary>
    public Instant? At { get; init; }

    /// <summary>The rule that it is about; null for none.</summary>
    public Rule? Rule => RuleCatalogue.Find(Name);

    /// <summary>The rule of the reader's own that it is about; null for none.</summary>
    public OwnRule? OwnRule { get; init; }

    /// <summary>How flatly that rule, of the catalogue or not, is stated; null where it is about none.</summary>
    public RuleLevel? RuleLevel => Rule?.Level ?? OwnRule?.Level;

    /// <summary>The place in the form in which editors find it.</summary>
    public string Place => Line == 0 ? File : $"{File}:{Line}";

    /// <summary>The word for how much it counts: of a rule its own, however much it counts in this scenario.</summary>
    public string LevelWord => RuleLevel is RuleLevel level && Level != Level.Info ? Words.Of(level) : LevelNames.Of(Level);

    /// <summary>What it is, in a few words.</summary>
    public string Heading => Kind switch
    {
        ProblemKind.RuleBroken => $"{Name} broken",
        ProblemKind.ExpectationFailed => $"{Name} failed",
        ProblemKind.RuleNotExercised => $"{Name} not exercised",
        ProblemKind.WaiverNotNeeded => $"the waiver of {Name} is not needed",
        ProblemKind.RunStopped => $"run stopped: {Name}",
        ProblemKind.NotDeterministic => "not deterministic",
        ProblemKind.ApprovedLogMissing => "no approved log",
        ProblemKind.ApprovedLogDiffers => "not the approved log",
        ProblemKind.ApprovedLogUnreadable => "unreadable approved log",
        ProblemKind.ApprovedLogWithheld => "log not approved",
        ProblemKind.ApprovedLogOrphaned => "approved log without a scenario",
    };
}
