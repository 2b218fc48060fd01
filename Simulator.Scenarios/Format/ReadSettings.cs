namespace Simulator.Scenarios.Format;

/// <summary>What is said about scenario files from outside of them.</summary>
/// <param name="KnownRules">The ids of all rules.</param>
internal sealed record ReadSettings(IReadOnlyCollection<string> KnownRules)
{
    /// <summary>Values of parameters that go before those of the files: JSON where it can be read so, else text.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The seed that goes before those of the files; null for none.</summary>
    public long? Seed { get; init; }
}
