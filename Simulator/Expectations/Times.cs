using System.Globalization;

namespace Simulator.Expectations;

/// <summary>How often something must happen.</summary>
/// <param name="Min">The least number.</param>
/// <param name="Max">The greatest number, or null for no bound.</param>
public readonly record struct Times(int Min, int? Max)
{
    /// <summary>Once or more: the meaning of saying nothing.</summary>
    public static Times AtLeastOnce { get; } = new(1, null);

    /// <summary>Exactly <paramref name="number"/> times.</summary>
    public static Times Exactly(int number) => new(number, number);

    /// <summary>Whether <paramref name="number"/> is allowed.</summary>
    public bool Allows(int number) => number >= Min && number <= (Max ?? int.MaxValue);

    /// <summary>The number for a reader.</summary>
    public override string ToString() => (Min, Max) switch
    {
        (1, null) => "at least once",
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"at least {Min} times"),
        (0, 0) => "never",
        (1, 1) => "once",
        (0, 1) => "at most once",
        (0, _) => string.Create(CultureInfo.InvariantCulture, $"at most {Max} times"),
        _ when Min == Max => string.Create(CultureInfo.InvariantCulture, $"{Min} times"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Min} to {Max} times"),
    };
}
