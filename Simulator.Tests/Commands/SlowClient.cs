using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Commands;

/// <summary>A client that breaks a SHOULD and no MUST: it becomes unavailable after 35 s instead of about 30.</summary>
internal static class SlowClient
{
    /// <summary>Makes it.</summary>
    public static IClient Make(ClientSetup setup) => new ReferenceClient(setup with { Policy = setup.Policy with { UnavailableAfter = Duration.FromSeconds(35) } });
}
