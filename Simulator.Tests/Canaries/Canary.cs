using Simulator.Clients;
using Simulator.Collections;
using Simulator.Protocol;

namespace Simulator.Tests.Canaries;

/// <summary>A client with exactly one mistake that a real client has made, or could: it dies if the air in the mine is bad.</summary>
/// <param name="Name">A short name.</param>
/// <param name="Mistake">The mistake in one sentence.</param>
/// <param name="Rules">The rules, or causes of a stop, of which one at least must name it.</param>
/// <param name="Needs">The fewest steps of a scenario in which the mistake can be seen.</param>
/// <param name="Make">Makes the client.</param>
internal sealed record Canary(string Name, string Mistake, ValueList<string> Rules, int Needs, Func<ClientSetup, IClient> Make)
{
    /// <summary>The cause with which a run stops whose client throws.</summary>
    public const string Threw = "client/threw";

    /// <summary>The client, or the thread about it, in which the mistake was seen; null where it is only plausible.</summary>
    public string? Seen { get; init; }
}
