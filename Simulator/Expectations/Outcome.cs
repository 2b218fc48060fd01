namespace Simulator.Expectations;

/// <summary>Whether an expectation holds.</summary>
/// <param name="Holds">Whether it does.</param>
/// <param name="Entry">The index of the entry that decides; the number of entries where the end of the run does.</param>
/// <param name="Expected">What was expected, in words.</param>
/// <param name="Actual">What happened, in words.</param>
public sealed record Outcome(bool Holds, int Entry, string Expected, string Actual);
