using Simulator.Collections;

namespace Simulator.Scenarios.Conformance;

/// <summary>How what is seen of a client differs from what is known of it.</summary>
/// <param name="Known">What is known, and seen.</param>
/// <param name="New">What is seen, and not known.</param>
/// <param name="UnexpectedlyHeld">What is known, and no longer seen in a scenario that was run.</param>
internal sealed record ExpectedDifference(ValueList<SeenFinding> Known, ValueList<SeenFinding> New, ValueList<SeenFinding> UnexpectedlyHeld)
{
    private readonly HashSet<SeenFinding> known = [.. Known];

    /// <summary>Whether it does not.</summary>
    public bool IsNone => New.Count == 0 && UnexpectedlyHeld.Count == 0;

    /// <summary>Whether <paramref name="finding"/> is known, and seen.</summary>
    public bool IsKnown(SeenFinding finding) => known.Contains(finding);

    /// <summary>Compares.</summary>
    /// <param name="known">What is known.</param>
    /// <param name="seen">What is seen.</param>
    /// <param name="run">Whether a scenario was run, or is gone: of others nothing is said.</param>
    public static ExpectedDifference Between(IEnumerable<SeenFinding> known, IEnumerable<SeenFinding> seen, Func<string, bool> run)
    {
        HashSet<SeenFinding> expected = [.. known];
        HashSet<SeenFinding> found = [.. seen];
        return new ExpectedDifference(
            InOrder(found.Where(expected.Contains)),
            InOrder(found.Where(one => !expected.Contains(one))),
            InOrder(expected.Where(one => !found.Contains(one) && run(one.Scenario))));
    }

    private static ValueList<SeenFinding> InOrder(IEnumerable<SeenFinding> findings) => findings
        .OrderBy(one => one.Name, StringComparer.Ordinal)
        .ThenBy(one => one.Scenario, StringComparer.Ordinal)
        .ToValueList();
}
