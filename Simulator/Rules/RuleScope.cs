namespace Simulator.Rules;

/// <summary>How much of a run a rule is about. Of several rules that one mistake breaks at one instant, the narrower names it better.</summary>
public enum RuleScope
{
    /// <summary>What the client says, in itself: the form of an event, and whether two things that it says fit together.</summary>
    Form,

    /// <summary>One occasion, and the client's answer to it in the same instant.</summary>
    Reaction,

    /// <summary>What the client does over a time: waits, sequences, silence.</summary>
    Course,
}
