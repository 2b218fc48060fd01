namespace Simulator.Profiles;

/// <summary>How much it counts when one client breaks one rule, where that is another level than the catalogue's.</summary>
/// <param name="Rule">The id of the rule, such as <c>CHOICE-8</c>.</param>
/// <param name="Demand">How much it counts.</param>
/// <param name="Because">Why less is demanded than the catalogue does; null where it is not less.</param>
public sealed record RuleDemand(string Rule, Demand Demand, string? Because = null);
