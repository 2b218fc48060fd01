using Simulator.Findings;
using Simulator.Profiles;
using Simulator.Scenarios.Format;
using Simulator.Simulation;
using Simulator.Tests.Canaries;

namespace Simulator.Tests.Profiles;

/// <summary>Breaks when a rule counts for a client otherwise than its profile says.</summary>
public sealed class ClientProfileTests
{
    /// <summary>Breaks CHOICE-2, and nothing that the document says flatly.</summary>
    private static readonly Subject FlatWaits = new(CanaryCatalogue.All.Single(canary => canary.Name == "flat-waits").Make);

    private static readonly Scenario Unreachable = ScenarioFiles.Read(Repository.Path("scenarios", "sequences", "unreachable.json"))[0].WithoutExpectations();

    [Fact]
    public void A_choice_that_is_broken_is_a_warning() => Assert.Equal(Level.Should, LevelOf(ClientProfile.Complete));

    [Fact]
    public void A_choice_that_was_promised_is_a_failure() => Assert.Equal(Level.Must, LevelOf(ClientProfile.Complete.With("CHOICE-2", Demand.Must)));

    [Fact]
    public void A_choice_that_is_not_shared_is_not_told() => Assert.Null(LevelOf(ClientProfile.Complete.With("CHOICE-2", Demand.Off, "our waits are flat")));

    [Fact]
    public void The_profile_goes_before_what_a_scenario_is_there_to_show()
    {
        Scenario shown = Unreachable with { Rules = ["CHOICE-2"] };
        Assert.Contains(FlatWaits.Test(shown).Findings, finding => finding is { Name: "CHOICE-2", Level: Level.Must });
        Subject milder = FlatWaits with { Profile = ClientProfile.Complete.With("CHOICE-2", Demand.Should) };
        Assert.Contains(milder.Test(shown).Findings, finding => finding is { Name: "CHOICE-2", Level: Level.Should });
    }

    [Fact]
    public void The_last_demand_counts()
    {
        ClientProfile profile = ClientProfile.Complete.With("CHOICE-2", Demand.Must).With("CHOICE-2", Demand.Should);
        Assert.Equal([new RuleDemand("CHOICE-2", Demand.Should)], profile.Rules);
    }

    [Theory]
    [InlineData("STATE-5", Demand.Should, null, "STATE-5 is a MUST")]
    [InlineData("STATE-5", Demand.Off, " ", "STATE-5 is a MUST")]
    [InlineData("CHOICE-2", Demand.Off, null, "CHOICE-2 is a choice")]
    [InlineData("CHOICE-99", Demand.Must, null, "no rule ‘CHOICE-99’")]
    public void Less_than_the_catalogue_needs_a_reason(string rule, Demand demand, string? because, string told) =>
        Assert.Contains(told, Assert.Throws<ArgumentException>(() => ClientProfile.Complete.With(rule, demand, because)).Message, StringComparison.Ordinal);

    private static Level? LevelOf(ClientProfile profile) =>
        (FlatWaits with { Profile = profile }).Test(Unreachable).Findings.FirstOrDefault(finding => finding.Name == "CHOICE-2")?.Level;
}
