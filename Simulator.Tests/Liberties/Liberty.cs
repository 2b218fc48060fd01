using Simulator.Clients;
using Simulator.Collections;
using Simulator.Findings;
using Simulator.Profiles;
using Simulator.Protocol;

namespace Simulator.Tests.Liberties;

/// <summary>An honest client that does something otherwise than the reference client, as the document allows.</summary>
/// <param name="Name">A short name.</param>
/// <param name="What">What it does otherwise, in one sentence.</param>
/// <param name="Choices">The choices that it does not share; none where no rule speaks of what it does otherwise.</param>
/// <param name="Make">Makes the client.</param>
internal sealed record Liberty(string Name, string What, ValueList<string> Choices, Func<ClientSetup, IClient> Make)
{
    /// <summary>The client with the profile that its author would give it.</summary>
    public Subject Subject => new(Make)
    {
        Profile = Choices.Aggregate(ClientProfile.Complete, (profile, choice) => profile.With(choice, Demand.Off, What)),
    };

    public override string ToString() => Name;
}
