namespace Simulator.Rules;

/// <summary>An occasion to put a rule to the test that the client let pass.</summary>
/// <param name="Entry">The index of the entry that gave the occasion.</param>
/// <param name="Expected">What a client does on it.</param>
/// <param name="Actual">What this one did instead.</param>
public sealed record Omission(int Entry, string Expected, string Actual);
