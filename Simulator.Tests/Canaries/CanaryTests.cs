using Simulator.Clients;
using Simulator.Rules;

namespace Simulator.Tests.Canaries;

/// <summary>Breaks when the tool no longer sees a mistake, by its scenario files or by random scenarios.</summary>
[Trait("Speed", "Slow")]
public sealed class CanaryTests
{
    [Fact]
    public void Every_canary_is_caught_by_a_file_and_at_random_told_first_and_its_scenario_shrinks()
    {
        string[] slips = [.. CanaryHunt.All.Value.SelectMany(caught => caught.Slips())];
        Assert.True(slips.Length == 0, string.Join('\n', slips));
    }

    [Fact]
    public void A_client_without_a_mistake_slips_through()
    {
        var impostor = new Canary("impostor", "It makes none.", [.. RuleCatalogue.All.Select(rule => rule.Id), Canary.Threw], 0, setup => new ReferenceClient(setup));
        CanaryCatch caught = CanaryHunt.Of(impostor, hunts: 1);
        Assert.Equal(2, caught.Slips().Count());
        Assert.Null(caught.Smallest);
    }

    [Fact]
    public void A_canary_that_the_wrong_rule_names_slips_through()
    {
        Canary mistaken = CanaryCatalogue.All[0] with { Rules = ["CHOICE-14"] };
        Assert.Equal(2, CanaryHunt.Of(mistaken, hunts: 1).Slips().Count());
    }

    [Fact]
    public void Every_rule_has_a_canary() => Assert.Empty(
        RuleCatalogue.All.Select(rule => rule.Id).Except(CanaryCatalogue.All.SelectMany(canary => canary.Rules)));

    [Fact]
    public void Every_canary_names_rules_of_the_catalogue() => Assert.Empty(
        CanaryCatalogue.All.SelectMany(canary => canary.Rules).Except([.. RuleCatalogue.All.Select(rule => rule.Id), Canary.Threw]));

    [Fact]
    public void Every_canary_has_a_name_of_its_own() =>
        Assert.Distinct(CanaryCatalogue.All.Select(canary => canary.Name));

    [Fact]
    public void There_are_at_least_thirty_six_canaries() => Assert.True(CanaryCatalogue.All.Count >= 36);
}
