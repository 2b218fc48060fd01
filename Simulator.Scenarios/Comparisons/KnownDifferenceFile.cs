using Simulator.Collections;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Format.Codecs;

namespace Simulator.Scenarios.Comparisons;

/// <summary>Explained differences as a file.</summary>
internal static class KnownDifferenceFile
{
    private static readonly Codec<KnownDifference> Difference = Values.Object(new KnownDifference("", ""))
        .Required("expression", "A regular expression; what it finds in a line is not compared.", Values.Line.Check(KnownDifference.ErrorIn), d => d.Expression, (d, value) => new KnownDifference(value, d.Because))
        .Required("because", "Why the clients may differ there.", Values.Line, d => d.Because, (d, value) => d with { Because = value });

    private static readonly Codec<ValueList<KnownDifference>> Differences = Values.Object(ValueList<KnownDifference>.Empty)
        .Required("differences", "The differences.", Values.List(Difference, min: 1), all => all, (_, value) => value);

    /// <summary>Reads a file.</summary>
    /// <exception cref="ScenarioFormatException">It cannot be read, or something is wrong with it: every error, with its place and its remedy.</exception>
    public static ValueList<KnownDifference> Read(string file) =>
        SmallFile.Read(file, Differences, KnownRules.NoOthers, "and holds no differences");
}
