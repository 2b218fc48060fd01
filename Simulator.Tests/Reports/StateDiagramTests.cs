using System.Globalization;
using System.Xml.Linq;
using Simulator.Exploration.Generation;
using Simulator.Findings;
using Simulator.Protocol;
using Simulator.Scenarios.Reports;
using Simulator.Simulation;
using Simulator.Testing;
using Simulator.Tests.Snapshots;
using Simulator.Time;

namespace Simulator.Tests.Reports;

/// <summary>Breaks when the drawn states are not those of the document, or what was never reached is not dashed.</summary>
public sealed class StateDiagramTests
{
    private static readonly Coverage Quiet = CoverageOf(new Scenario("quiet", "Quiet", new Instant(10_000)));

    [Fact]
    public Task The_language_of_Mermaid_is_as_approved() => Snapshot.Verify(StateDiagram.Mermaid(Quiet).TrimEnd('\n'), "state-diagram");

    [Fact]
    public void The_picture_shows_every_state_and_a_dash_for_each_thing_never_reached()
    {
        var picture = XDocument.Parse(StateDiagram.Svg(Quiet));
        string[] texts = [.. picture.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];
        Assert.All(StateNames.All, state => Assert.Contains(state, texts));
        Assert.Equal(3, CountOf(picture, "state never")); // unavailable, failed, disconnected
        Assert.Equal(DocumentedGraph.All.Count - 2, CountOf(picture, "arrow never"));
        Assert.Equal(2, CountOf(picture, "arrow"));
    }

    [Fact]
    public void A_picture_has_one_set_of_bytes()
    {
        CultureInfo usual = CultureInfo.CurrentCulture;
        string svg = StateDiagram.Svg(Quiet);
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NegativeSign = "~", NumberDecimalSeparator = "," } };
            Assert.Equal(svg, StateDiagram.Svg(Quiet));
        }
        finally
        {
            CultureInfo.CurrentCulture = usual;
        }

        Assert.DoesNotContain('\r', svg);
    }

    [Fact]
    public void Where_all_is_reached_nothing_is_dashed()
    {
        Coverage much = Enumerable.Range(0, 400).Select(seed => CoverageOf(ScenarioGenerator.Draw(seed))).Aggregate(Coverage.None, (all, one) => all.And(one));
        Assert.Equal(0, CountOf(XDocument.Parse(StateDiagram.Svg(much)), "arrow never"));
        Assert.DoesNotContain("never", StateDiagram.Mermaid(much), StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_that_the_document_does_not_know_is_a_thick_arrow()
    {
        var once = Coverage.Of(ClientUnderTest.PusherJs8.Run("scenarios/sequences/temporary-failure.json"));
        Assert.Contains("    connected == 1 ==> connecting\n", StateDiagram.Mermaid(once), StringComparison.Ordinal);

        var picture = XDocument.Parse(StateDiagram.Svg(once.And(once)));
        Assert.Equal(1, CountOf(picture, "arrow other"));
        Assert.Contains(picture.Descendants(), element => (string?)element.Attribute("d") == "M 740 70 Q 560 170 423 94");
        Assert.Equal([("connected -> connecting", 2L)], once.And(once).Others);
    }

    private static int CountOf(XDocument picture, string kind) => picture.Descendants().Count(element => (string?)element.Attribute("class") == kind);

    private static Coverage CoverageOf(Scenario scenario) => Coverage.Of(Judge.Of(scenario, ScenarioRunner.Run(scenario)));
}
