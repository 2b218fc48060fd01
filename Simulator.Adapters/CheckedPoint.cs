namespace Simulator.Adapters;

/// <summary>One thing that an adapter must do.</summary>
/// <param name="What">What it must do, as the end of the sentence "It …".</param>
/// <param name="Mistake">What it does instead, and the remedy; null where it is right.</param>
public sealed record CheckedPoint(string What, string? Mistake);
