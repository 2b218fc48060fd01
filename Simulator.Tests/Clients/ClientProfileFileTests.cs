using Simulator.Expectations;
using Simulator.Findings;
using Simulator.Profiles;
using Simulator.Rules;
using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Format;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Clients;

/// <summary>Breaks when a file says something else of a client than it was written to say, or is wrong and not told where.</summary>
public sealed class ClientProfileFileTests
{
    [Fact]
    public void A_profile_reads_back_as_it_was_written()
    {
        using var folder = new TemporaryFolder();
        ClientProfile profile = ClientProfile.Complete
            .Without(Enum.GetValues<Capability>())
            .With("CHOICE-8", Demand.Must)
            .With("CHOICE-6", Demand.Off, "we do otherwise");
        folder.Write("profile.json", ClientProfileFile.Write(profile));
        Assert.Equal(profile, ClientProfileFile.Read(Path.Combine(folder.Path, "profile.json")));
    }

    [Fact]
    public void The_page_of_the_package_names_every_capability()
    {
        string page = File.ReadAllText(Repository.Path("Simulator.Testing", "README.md"));
        Assert.All(Enum.GetValues<Capability>(), capability => Assert.Contains($"`{CapabilityName.Of(capability)}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_object_can_do_everything()
    {
        using var folder = new TemporaryFolder();
        folder.Write("profile.json", "{}");
        Assert.Equal(ClientProfile.Complete, ClientProfileFile.Read(Path.Combine(folder.Path, "profile.json")));
    }

    [Fact]
    public void A_file_may_name_rules_of_ones_own_that_are_given()
    {
        using var folder = new TemporaryFolder();
        var rule = new OwnRule("OWN-1", RuleLevel.Should, "S.", new Expectation.Never(new Expectation.InState("failed", Expectation.NoWindow)));
        string file = folder.Write("profile.json", """{ "rules": { "OWN-1": "should", "CHOICE-8": "must" } }""");

        ClientProfile profile = ClientProfileFile.Read(file, [rule]);

        Assert.Equal([new RuleDemand("OWN-1", Demand.Should), new RuleDemand("CHOICE-8", Demand.Must)], profile.Rules);
        Assert.Equal(profile, ClientProfileFile.Read(folder.Write("again.json", ClientProfileFile.Write(profile)), [rule]));
        Assert.Contains("There is no rule ‘OWN-1’ here", Assert.Throws<ScenarioFormatException>(() => ClientProfileFile.Read(file)).Message, StringComparison.Ordinal);
        Assert.Contains("is a MUST of your own", Assert.Throws<ScenarioFormatException>(() => ClientProfileFile.Read(file, [rule with { Level = RuleLevel.Must }])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "cannot": ["flsh"] }""", ":1:14: $.cannot[0]", "did you mean ‘flash’?")]
    [InlineData("""{ "rules": { "CHOICE-99": "must" } }""", ":1:14: $.rules.CHOICE-99", "There is no rule")]
    [InlineData("""{ "rules": { "STATE-5": "off" } }""", ":1:12: $.rules", "STATE-5 is a MUST of the catalogue: say why")]
    [InlineData("""{ "rules": { "STATE-5": "no" } }""", ":1:25: $.rules.STATE-5", "Known: must, should, off")]
    [InlineData("""{ "can": [] }""", ":1:3: $.can", "There is no member ‘can’")]
    [InlineData("""{ "cannot": [""", ":1:14", "The file ends here")]
    [InlineData("[]", ":1:1: $", "Expected an object")]
    public void A_mistake_is_told_with_its_place(string text, string place, string message)
    {
        using var folder = new TemporaryFolder();
        folder.Write("profile.json", text);
        string told = Assert.Throws<ScenarioFormatException>(() => ClientProfileFile.Read(Path.Combine(folder.Path, "profile.json"))).Message;
        Assert.Contains($"profile.json{place}", told, StringComparison.Ordinal);
        Assert.Contains(message, told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_told() =>
        Assert.Contains("cannot be read", Assert.Throws<ScenarioFormatException>(() => ClientProfileFile.Read("nowhere.json")).Message, StringComparison.Ordinal);
}
