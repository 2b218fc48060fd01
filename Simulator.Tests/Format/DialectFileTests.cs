using Simulator.Scenarios.Format;
using Simulator.Servers;
using Simulator.Simulation;
using Simulator.Tests.Snapshots;
using Simulator.Time;

namespace Simulator.Tests.Format;

/// <summary>Breaks when a kind of server of one's own cannot be named by its file, or is lost when its scenario is written elsewhere.</summary>
public sealed class DialectFileTests : IDisposable
{
    private const string Mine = """{ "dialect": "mine", "activityTimeout": "30s", "rules": [{ "when": { "heardNothingFor": "1m" }, "then": { "close": { "code": 4201 } } }] }""";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_dialect_is_named_by_its_file_from_the_folder_of_the_scenario()
    {
        Scenario scenario = Assert.Single(Read("\"../servers/mine.json\"").Scenarios).Scenario;
        Assert.Equal(("mine", 1), (scenario.Server.Dialect.Name, scenario.Server.Dialect.Rules.Count));
    }

    [Fact]
    public void A_dialect_stands_in_the_scenario_itself_as_well() =>
        Assert.Equal(Read("\"../servers/mine.json\"").Scenarios[0].Scenario.Server, Read(Mine).Scenarios[0].Scenario.Server);

    [Fact]
    public void What_was_read_is_written_as_it_is_so_that_the_scenario_can_stand_anywhere()
    {
        Scenario scenario = Read("\"../servers/mine.json\"").Scenarios[0].Scenario;
        folder.Write("elsewhere.json", ScenarioFiles.Write(scenario));
        Assert.Equal(scenario.Server, Assert.Single(Read([folder["elsewhere.json"]]).Scenarios).Scenario.Server);
    }

    [Fact]
    public void One_that_ships_with_the_simulator_is_written_by_its_name() =>
        Assert.Contains("\"dialect\": \"soketi\"", ScenarioFiles.Write(new Scenario("a", "A", new Instant(1)) { Server = new ServerSetup { Dialect = Dialects.Soketi } }), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"none.json\"", "The dialect cannot be used: ")]
    [InlineData("\"../servers/wrong.json\"", "wrong.json:1:")]
    [InlineData("\"sokety\"", "‘soketi’")]
    [InlineData("\"mine\"", "Or write the path of a file that ends in ‘.json’, or the dialect itself.")]
    public void What_is_wrong_is_told_at_its_place(string dialect, string message)
    {
        ScenarioError error = Assert.Single(Read(dialect).Errors);
        Assert.Equal("$.server.dialect", error.JsonPath);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private ScenarioSet Read(string dialect)
    {
        folder.Write(Path.Combine("servers", "mine.json"), Mine);
        folder.Write(Path.Combine("servers", "wrong.json"), """{ "dialect": "a", "activityTimeout": "never", "rules": [] }""");
        string file = Path.Combine("scenarios", "a.json");
        folder.Write(file, $$"""{ "title": "A", "server": { "dialect": {{dialect}} }, "until": "1m" }""");
        return Read([folder[file]]);
    }

    private static ScenarioSet Read(string[] paths) => ScenarioLoader.Load(paths, new ReadSettings());
}
