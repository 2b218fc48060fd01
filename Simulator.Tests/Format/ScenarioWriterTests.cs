using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Simulator.Expectations;
using Simulator.Network;
using Simulator.Scenarios.Format;
using Simulator.Simulation;
using Simulator.Tests.Generation;
using Simulator.Time;

namespace Simulator.Tests.Format;

public sealed class ScenarioWriterTests
{
    [Property(Arbitrary = [typeof(GeneratedScenarios)], MaxTest = 60)]
    public void What_is_written_reads_back_to_the_same_scenario(Scenario scenario)
    {
        string text = ScenarioWriter.Write(scenario);

        Assert.Equal(scenario, ScenarioText.ReadOne(text));
    }

    [Fact]
    public void Every_kind_of_step_and_expectation_is_generated()
    {
        Scenario[] scenarios = [.. FormatGenerator.Scenario.Sample(100, new Rnd(1), 600)];
        IEnumerable<Type> actions = scenarios.SelectMany(scenario => scenario.Steps).Select(step => step.Action.GetType());
        IEnumerable<Type> expectations = scenarios.SelectMany(scenario => scenario.Expect).Select(expectation => expectation.GetType());

        Assert.Equal(NamesOf(typeof(StepAction).GetNestedTypes()), NamesOf(actions));
        Assert.Equal(NamesOf(typeof(Expectation).GetNestedTypes()), NamesOf(expectations));
    }

    [Fact]
    public void A_scenario_is_laid_out_as_a_person_would()
    {
        var scenario = new Scenario("a", "T", new Instant(480_000))
        {
            Rules = ["SEQUENCE-3"],
            Waive = [new Waiver("STATE-1", "A known gap.")],
            Network = new NetworkTimings { OpenAfter = new DurationRange(new Duration(20), new Duration(90)) },
            Steps =
            [
                new Step(new Instant(10_000), new StepAction.Network(PathAttempts.Refused, PathSockets.Silent, Notice.Offline, "offline")),
                new Step(new Instant(10_000), new StepAction.Message("e", null, """{"text":"${name}","list":[{"a":1.10}]}""")),
                new Step(new Instant(20_000), new StepAction.Expect(new Expectation.InState("connecting", Window.At(new Instant(20_000))))),
                new Step(new Instant(20_000), new StepAction.Raw(new string('x', 100))) { Note = "Too long for one line." },
            ],
            Expect = [new Expectation.Quiet(new Window(new Instant(1_000), new Instant(2_500)))],
        };

        Assert.Equal(
            $$"""
            {
              "title": "T",
              "rules": ["SEQUENCE-3"],
              "waive": [
                { "rule": "STATE-1", "because": "A known gap." }
              ],
              "network": { "openAfter": { "from": "20ms", "to": "90ms" } },
              "steps": [
                { "at": "10s", "network": "offline" },
                { "at": "10s", "message": { "event": "e", "data": { "text": "$${name}", "list": [{ "a": 1.10 }] } } },
                { "at": "20s", "expect": { "state": "connecting" } },
                {
                  "at": "20s",
                  "raw": "{{new string('x', 100)}}",
                  "note": "Too long for one line."
                }
              ],
              "until": "8m",
              "expect": [
                { "quiet": ["1s", "2s500ms"] }
              ]
            }

            """.ReplaceLineEndings("\n"),
            ScenarioWriter.Write(scenario, fileId: "a"));
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("1E+2")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("0.10000000000000000000000000000000000000000001")]
    [InlineData("\"2000-01-01T00:00:00.000+02:00\"")]
    public void The_data_of_a_message_is_kept_to_the_letter(string data)
    {
        var scenario = new Scenario("a", "T", new Instant(1)) { Steps = [new Step(Instant.Start, new StepAction.Message("e", null, data))] };

        Assert.Equal(scenario, ScenarioText.ReadOne(ScenarioWriter.Write(scenario)));
    }

    [Fact]
    public void An_id_that_the_place_of_the_file_does_not_give_is_written() =>
        Assert.Contains("\"id\": \"b\"", ScenarioWriter.Write(new Scenario("b", "T", new Instant(1)), fileId: "a"), StringComparison.Ordinal);

    private static string[] NamesOf(IEnumerable<Type> types) => [.. types.Select(type => type.Name).Distinct().Order(StringComparer.Ordinal)];
}
