namespace Simulator.Benchmarks.Table;

/// <summary>What was measured of one contender.</summary>
/// <param name="Rounds">Nanoseconds of an operation, in each round.</param>
/// <param name="Bytes">The bytes that an operation allocates.</param>
internal sealed record Figure(IReadOnlyList<double> Rounds, double Bytes)
{
    /// <summary>Nanoseconds of an operation, in the middle of the rounds.</summary>
    public double Nanoseconds => Middle(Rounds);

    /// <summary>Operations in a second.</summary>
    public double PerSecond => 1e9 / Nanoseconds;

    /// <summary>How many times as fast this is as <paramref name="peer"/>: in the middle of the rounds, each compared within itself.</summary>
    public double TimesAsFastAs(Figure peer) => Middle([.. peer.Rounds.Zip(Rounds, (theirs, ours) => theirs / ours)]);

    private static double Middle(IReadOnlyList<double> numbers) => numbers.Order().ElementAt(numbers.Count / 2);
}
