using Simulator.Simulation;

namespace Simulator.Scenarios.Format;

/// <summary>The words of files for levels.</summary>
internal static class LevelNames
{
    /// <summary>Every level with its word.</summary>
    public static (string Word, Level Level)[] All { get; } = [("must", Level.Must), ("should", Level.Should), ("info", Level.Info)];

    /// <summary>The word for <paramref name="level"/>.</summary>
    public static string Of(Level level) => All.First(pair => pair.Level == level).Word;
}
