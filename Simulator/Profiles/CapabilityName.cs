namespace Simulator.Profiles;

/// <summary>The words by which profiles and adapters name what a client can do.</summary>
public static class CapabilityName
{
    private static readonly Dictionary<string, Capability> ByName = Enum.GetValues<Capability>().ToDictionary(Of, StringComparer.Ordinal);

    /// <summary>All words, in the order of the capabilities.</summary>
    public static IEnumerable<string> All => ByName.Keys;

    /// <summary>The word for <paramref name="capability"/>, such as <c>privateChannels</c>.</summary>
    public static string Of(Capability capability)
    {
        string name = capability.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>What <paramref name="word"/> names; null where it names nothing.</summary>
    public static Capability? Find(string word) => ByName.TryGetValue(word, out Capability capability) ? capability : null;
}
