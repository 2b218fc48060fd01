using Simulator.Collections;
using Simulator.Rules;

namespace Simulator.Profiles;

/// <summary>
/// What may be asked of a client: what it cannot do, and which rules it keeps. What it cannot do is unsupported, never broken:
/// it is left out of every scenario.
/// </summary>
public sealed record ClientProfile
{
    /// <summary>A client that can do everything, and is judged as the catalogue says.</summary>
    public static ClientProfile Complete { get; } = new();

    /// <summary>What the client cannot do, each once.</summary>
    public ValueList<Capability> Cannot { get; init; } = [];

    /// <summary>The rules that count differently than the catalogue says, each once.</summary>
    public ValueList<RuleDemand> Rules { get; init; } = [];

    /// <summary>The same profile, of a client that cannot do <paramref name="capabilities"/> either.</summary>
    public ClientProfile Without(params IEnumerable<Capability> capabilities) =>
        this with { Cannot = Cannot.Concat(capabilities).Distinct().ToValueList() };

    /// <summary>The same profile with another demand.</summary>
    /// <param name="rule">The id of a rule.</param>
    /// <param name="demand">How much it counts when the client breaks it.</param>
    /// <param name="because">Why, where less is demanded than the catalogue does.</param>
    /// <exception cref="ArgumentException">There is no such rule, or less is demanded without a reason.</exception>
    public ClientProfile With(string rule, Demand demand, string? because = null)
    {
        var added = new RuleDemand(rule, demand, because);
        return MistakeIn(added) is string mistake
            ? throw new ArgumentException(mistake, nameof(rule))
            : this with { Rules = Rules.Where(known => known.Rule != rule).Append(added).ToValueList() };
    }

    /// <summary>What is demanded of the rule with <paramref name="id"/>; null for what the catalogue says.</summary>
    public RuleDemand? DemandOf(string id)
    {
        foreach (RuleDemand demand in Rules)
        {
            if (demand.Rule == id)
            {
                return demand;
            }
        }

        return MessageRules.IsAboutMessages(id) && !Can(Capability.ChannelEvents)
            ? new RuleDemand(id, Demand.Off, "nobody can hear what comes on its channels")
            : null;
    }

    /// <summary>Whether the client can do <paramref name="capability"/>.</summary>
    public bool Can(Capability capability) => !Cannot.Contains(capability);

    /// <summary>What is wrong with <paramref name="demand"/>, with a remedy; null where nothing is.</summary>
    /// <param name="demand">The demand.</param>
    /// <param name="ownLevel">How flatly the rule is stated where it is one of somebody's own; null for a rule of the catalogue.</param>
    public static string? MistakeIn(RuleDemand demand, RuleLevel? ownLevel = null)
    {
        ArgumentNullException.ThrowIfNull(demand);
        return (ownLevel ?? RuleCatalogue.Find(demand.Rule)?.Level) is not RuleLevel level
                ? $"There is no rule ‘{demand.Rule}’; the catalogue lists them all."
            : IsLess(demand.Demand, level) && string.IsNullOrWhiteSpace(demand.Because)
                ? $"{demand.Rule} is a {Word(level)} of {(ownLevel is null ? "the catalogue" : "your own")}: say why less is demanded of this client."
            : null;
    }

    private static bool IsLess(Demand demand, RuleLevel level) => demand == Demand.Off || (demand == Demand.Should && level == RuleLevel.Must);

    private static string Word(RuleLevel level) => level switch
    {
        RuleLevel.Must => "MUST",
        RuleLevel.Should => "SHOULD",
        RuleLevel.Choice => "choice",
    };
}
