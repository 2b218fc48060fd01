using Simulator.Collections;
using Simulator.Logs;

namespace Simulator.Rules;

/// <summary>A rule with what it says of a log.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Verdict">Its verdict.</param>
public readonly record struct Ruling(Rule Rule, Verdict Verdict);

/// <summary>Every rule of the seed document that a machine can check, and the choices where it is silent.</summary>
public static class RuleCatalogue
{
    /// <summary>All rules, in the order of the document; then the choices.</summary>
    public static ValueList<Rule> All { get; } =
    [
        .. ConnectRules.All, .. OptionRules.All, .. AuthenticationRules.All, .. LimitRules.All,
        .. DisconnectRules.All, .. StateRules.All, .. SequenceRules.All, .. EventRules.All, .. ChannelRules.All, .. MessageRules.All,
        .. RetryChoices.All, .. ActivityChoices.All, .. ChannelChoices.All, .. CallChoices.All, .. RefusalChoices.All, .. LeavingChoices.All, .. ReadingChoices.All,
    ];

    /// <summary>The rule with <paramref name="id"/>, or null.</summary>
    public static Rule? Find(string id) => All.FirstOrDefault(rule => rule.Id == id);

    /// <summary>Judges <paramref name="log"/> by every rule.</summary>
    public static ValueList<Ruling> Judge(TransitionLog log)
    {
        var timeline = new Timeline(log);
        var rulings = new Ruling[All.Count];
        for (int place = 0; place < rulings.Length; place++)
        {
            rulings[place] = new Ruling(All[place], All[place].Check(timeline));
        }

        return new ValueList<Ruling>(rulings);
    }

    /// <summary>For each rule, in their order, the entries of <paramref name="log"/> that put it to the test and hold it.</summary>
    public static ValueList<ValueList<int>> HeldAt(TransitionLog log)
    {
        var timeline = new Timeline(log);
        return All.Select(rule => rule.HeldAt(timeline)).ToValueList();
    }
}
