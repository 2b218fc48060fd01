using System.Runtime.CompilerServices;

namespace Simulator.Rules;

/// <summary>One time that a rule is put to the test.</summary>
/// <param name="Entry">The index of the entry that decides.</param>
/// <param name="Expected">What the rule wants instead, or null where it holds.</param>
/// <param name="Actual">What happened instead.</param>
internal readonly record struct Observation(int Entry, string? Expected, string Actual)
{
    /// <summary>The rule holds here.</summary>
    public static Observation Holds(int entry) => new(entry, null, "");

    /// <summary>The rule is broken here.</summary>
    public static Observation Breaks(int entry, string expected, string actual) => new(entry, expected, actual);

    /// <summary>The rule holds here if <paramref name="holds"/>.</summary>
    public static Observation Of(
        bool holds,
        int entry,
        [InterpolatedStringHandlerArgument(nameof(holds))] Words expected,
        [InterpolatedStringHandlerArgument(nameof(holds))] Words actual) =>
        holds ? Holds(entry) : Breaks(entry, expected.ToString(), actual.ToString());
}
