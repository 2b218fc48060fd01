namespace Simulator.Scenarios.Clients;

/// <summary>One release of a client that has a name.</summary>
/// <param name="Entry">What is said of all its releases.</param>
/// <param name="Release">The release; null where it has but one.</param>
internal sealed record NamedClient(ClientEntry Entry, string? Release)
{
    /// <summary>The name by which it can be asked for, such as <c>pusher-js@8.6.0</c>.</summary>
    public string Name => Release is null ? Entry.Name : $"{Entry.Name}@{Release}";

    /// <summary>What stands behind <c>--client</c> for it.</summary>
    public string Client => Entry.Client.Replace(ClientEntry.Placeholder, Release, StringComparison.Ordinal);

    /// <summary>The command of its driver on real sockets; null where it has none.</summary>
    public string? Driver => Entry.Driver?.Replace(ClientEntry.Placeholder, Release, StringComparison.Ordinal);
}
