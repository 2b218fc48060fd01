using Simulator.Collections;
using Simulator.Profiles;

namespace Simulator.Adapters;

/// <summary>The first line of an adapter.</summary>
/// <param name="Client">The name of its client.</param>
/// <param name="Release">The release of its client.</param>
public sealed record Hello(string Client, string Release)
{
    /// <summary>What the client cannot do, whatever a profile says.</summary>
    public ValueList<Capability> Cannot { get; init; } = [];
}
