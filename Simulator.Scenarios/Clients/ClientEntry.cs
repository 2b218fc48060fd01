using Simulator.Collections;

namespace Simulator.Scenarios.Clients;

/// <summary>What a file of clients says of one: how it is started, in which releases, and what is known of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Client">What stands behind <c>--client</c>; <c>${release}</c> in it stands for the release.</param>
internal sealed record ClientEntry(string Name, string Client)
{
    /// <summary>Stands for the release in <see cref="Client"/>.</summary>
    public const string Placeholder = "${release}";

    /// <summary>Its releases, the oldest first; none where it has but one.</summary>
    public ValueList<string> Releases { get; init; } = [];

    /// <summary>The command of its driver on real sockets, with <c>${release}</c> for the release; null where it has none.</summary>
    public string? Driver { get; init; }

    /// <summary>The file of its profile; null for none.</summary>
    public string? Profile { get; init; }

    /// <summary>What must be installed before it can be started, as the end of a sentence; null for nothing.</summary>
    public string? Needs { get; init; }

    /// <summary>The file of the findings that are known of it; null for none.</summary>
    public string? ExpectedFindings { get; init; }

    /// <summary>All releases, the oldest first.</summary>
    public IEnumerable<NamedClient> All => Releases.Count == 0 ? [Of(null)] : Releases.Select(Of);

    /// <summary>The newest release.</summary>
    public NamedClient Newest => All.Last();

    /// <summary>What is wrong with it, with a remedy; null where nothing is.</summary>
    public string? Mistake() => (Releases.Count > 0, Client.Contains(Placeholder, StringComparison.Ordinal)) switch
    {
        (true, false) => $"There are releases, and ‘client’ does not say where the release stands. Write {Placeholder} there.",
        (false, true) => $"‘client’ asks for a release, and there are none. List them in ‘releases’, the oldest first.",
        _ => null,
    };

    private NamedClient Of(string? release) => new(this, release);
}
