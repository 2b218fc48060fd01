using Simulator.Clients;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Profiles;
using Simulator.Simulation;
using Simulator.Tests.Commands;
using Simulator.Time;

namespace Simulator.Tests.Clients;

/// <summary>Breaks when a client is blamed for events that nobody could hear, or is excused for others.</summary>
public sealed class UnheardCreationTests
{
    private static readonly Scenario Rest = new("rest", "Rest", Instant.Start + Duration.FromSeconds(20));

    [Fact]
    public void A_client_that_nobody_can_hear_in_its_constructor_breaks_nothing_where_its_profile_says_so()
    {
        var unheard = new Subject(setup => new WrappedClient(setup) { Change = WithoutConnecting });

        Assert.Contains(unheard.Test(Rest).Findings, finding => finding.Name.StartsWith("EVENT-", StringComparison.Ordinal));
        Judgement excused = (unheard with { Profile = ClientProfile.Complete.Without(Capability.EarlyEvents) }).Test(Rest);
        Assert.Empty(excused.Findings);
        Assert.Contains(excused.Log.Entries, entry => entry is Entry.StateChange { Previous: "initialized", Current: "connecting" });
    }

    [Fact]
    public void What_can_be_heard_is_told_once()
    {
        var heard = new Subject(setup => new ReferenceClient(setup)) { Profile = ClientProfile.Complete.Without(Capability.EarlyEvents) };

        Assert.Equal(Fingerprint.Of(Subject.Reference.Run(Rest)), Fingerprint.Of(heard.Run(Rest)));
    }

    private static IReadOnlyList<ClientOutput> WithoutConnecting(IReadOnlyList<ClientOutput> outputs) =>
        [.. outputs.Where(output => output is not (ClientOutput.StateChange { Current: "connecting" } or ClientOutput.StateEvent { State: "connecting" }))];
}
