using Simulator.Rules;

namespace Simulator.Scenarios.Conformance;

/// <summary>The order in which findings are told.</summary>
internal static class FindingOrder
{
    private static readonly Dictionary<string, int> Places = RuleCatalogue.All.Index().ToDictionary(rule => rule.Item.Id, rule => rule.Index);

    /// <summary>Rules in the order of the catalogue, then all else by name.</summary>
    public static IComparer<string> ByCatalogue { get; } = Comparer<string>.Create((left, right) =>
        PlaceOf(left).CompareTo(PlaceOf(right)) is int order and not 0 ? order : string.CompareOrdinal(left, right));

    private static int PlaceOf(string name) => Places.GetValueOrDefault(name, int.MaxValue);
}
