namespace Simulator.Benchmarks.Table;

/// <summary>How much is done for the table.</summary>
/// <param name="WarmUp">How long each contender runs before it is measured.</param>
/// <param name="Rounds">How many rounds short work is measured in.</param>
/// <param name="LongRounds">How many rounds long work is measured in.</param>
/// <param name="Processes">Whether whole processes are measured, too.</param>
internal sealed record Effort(TimeSpan WarmUp, int Rounds, int LongRounds, bool Processes)
{
    /// <summary>Enough for ratios that hold: until what runs often is compiled anew, and the compiler, whose time counts too, is done.</summary>
    public static Effort Usual { get; } = new(TimeSpan.FromMilliseconds(1_500), 15, 5, Processes: true);

    /// <summary>Enough to see that everything can be measured; the figures are worth nothing.</summary>
    public static Effort Quick { get; } = new(TimeSpan.FromMilliseconds(10), 1, 1, Processes: false);
}
