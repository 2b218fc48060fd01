using Simulator.Collections;

namespace Simulator.Exploration.Generation;

/// <summary>Which faults random scenarios hold, and how much of it.</summary>
public sealed record FaultMix
{
    /// <summary>Every family, equally often.</summary>
    public static FaultMix Everything { get; } = new();

    /// <summary>How often each family exists and is met, in the order of <see cref="FaultKind"/>: 0 for never, 1 for as often as any other.</summary>
    public ValueList<int> Weights { get; init; } = Enum.GetValues<FaultKind>().Select(_ => 1).ToValueList();

    /// <summary>The most steps of a scenario that are drawn; the ends of faults come on top of them.</summary>
    public int MostSteps { get; init; } = 12;

    /// <summary>The weight of <paramref name="family"/>.</summary>
    public int this[FaultKind family] => Weights[(int)family];

    /// <summary>Fault of the <paramref name="families"/> only.</summary>
    public static FaultMix Of(params IEnumerable<FaultKind> families)
    {
        FaultKind[] chosen = [.. families];
        return new FaultMix { Weights = Enum.GetValues<FaultKind>().Select(family => chosen.Contains(family) ? 1 : 0).ToValueList() };
    }

    /// <summary>The same mix with another weight for <paramref name="family"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The weight is less than 0.</exception>
    public FaultMix With(FaultKind family, int weight)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weight);
        return this with { Weights = Weights.Select((old, index) => index == (int)family ? weight : old).ToValueList() };
    }
}
