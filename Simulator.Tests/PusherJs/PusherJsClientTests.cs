using Simulator.PusherJs;
using Simulator.Scenarios.Clients;
using Simulator.Testing;

namespace Simulator.Tests.PusherJs;

/// <summary>Breaks when those who test an application cannot have the machine, or it claims to do what it cannot.</summary>
public sealed class PusherJsClientTests
{
    [Fact]
    public void It_can_do_what_the_library_can_in_its_adapter() => Assert.Equal(
        ClientProfileFile.Read(Repository.Path("adapters", "pusher-js", "profile.json")).Cannot.Order(), PusherJsClient.Profile.Cannot.Order());

    [Fact]
    public void An_outage_leads_an_application_through_other_states_than_the_document_says() => ClientUnderTest.PusherJs8
        .Run("scenarios/sequences/unreachable.json")
        .ShouldPassThrough("initialized connecting connected connecting unavailable connected");
}
