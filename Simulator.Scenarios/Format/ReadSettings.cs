namespace Simulator.Scenarios.Format;

/// <summary>What is said about scenario files from outside of them.</summary>
internal sealed record ReadSettings
{
    /// <summary>The rules that the files can name.</summary>
    public KnownRules KnownRules { get; init; } = KnownRules.Catalogue;

    /// <summary>Values of parameters that go before those of the files: JSON where it can be read so, else text.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The seed that goes before those of the files; null for none.</summary>
    public long? Seed { get; init; }
}
