using Simulator.Collections;
using Simulator.Logs;

namespace Simulator.Rules;

/// <summary>How flatly the document states a rule.</summary>
public enum RuleLevel
{
    /// <summary>The document states it flatly.</summary>
    Must,

    /// <summary>The document says "in most cases", "about", "periodically".</summary>
    Should,

    /// <summary>The document is silent, or leaves it to the protocol: a choice of ours, which another client need not share.</summary>
    Choice,
}

/// <summary>Looks for every time that a log puts a rule to the test.</summary>
internal delegate void Observe(Timeline run, ref Observations seen);

/// <summary>A sentence of the seed document, or a choice where it is silent, that a machine can check.</summary>
public sealed class Rule
{
    private readonly Observe observe;

    internal Rule(string id, RuleLevel level, string sentence, string section, Observe observe)
    {
        Id = id;
        Level = level;
        Sentence = sentence;
        Section = section;
        this.observe = observe;
    }

    /// <summary>The stable name, such as <c>STATE-5</c>.</summary>
    public string Id { get; }

    /// <summary>How flatly the document states it.</summary>
    public RuleLevel Level { get; }

    /// <summary>The rule in one sentence.</summary>
    public string Sentence { get; }

    /// <summary>The section of the seed document that it comes from; for a choice, where else.</summary>
    public string Section { get; }

    /// <summary>How much of a run it is about.</summary>
    public RuleScope Scope { get; internal init; } = RuleScope.Reaction;

    /// <summary>What must be known of a run beside the wire, so that the rule can be judged.</summary>
    public Evidence Needs { get; internal init; }

    /// <summary>Judges <paramref name="log"/>.</summary>
    public Verdict Check(TransitionLog log) => Check(new Timeline(log));

    /// <summary>The id.</summary>
    public override string ToString() => Id;

    /// <summary>The indices of the entries of <paramref name="log"/> that put the rule to the test and hold it, in order; the number of entries for the end of the run.</summary>
    public ValueList<int> HeldAt(TransitionLog log) => HeldAt(new Timeline(log));

    internal ValueList<int> HeldAt(Timeline timeline)
    {
        var places = new List<int>();
        var seen = new Observations { Places = places };
        observe(timeline, ref seen);
        // What holds because something never came has no entry of its own: it held to the end.
        return places.Select(place => place >= 0 && place < timeline.Count ? place : timeline.Count).Distinct().Order().ToValueList();
    }

    internal Verdict Check(Timeline timeline)
    {
        var seen = default(Observations);
        observe(timeline, ref seen);
        return seen.Verdict;
    }
}
