using FsCheck.Xunit;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using Simulator.Scenarios.Format;
using Simulator.Simulation;
using Simulator.Tests.Generation;

namespace Simulator.Tests.Format;

public sealed class ScenarioSchemaTests
{
    private static readonly string Folder = Path.Combine(ScenarioText.SourceFolder, "scenarios");

    private static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.FromJsonAsync(ScenarioSchema.Write()).GetAwaiter().GetResult());

    [Fact]
    public void The_schema_file_is_up_to_date() =>
        Assert.Equal(ScenarioSchema.Write(), File.ReadAllText(Path.Combine(Folder, ScenarioSchema.FileName)));

    [Property(Arbitrary = [typeof(GeneratedScenarios)], MaxTest = 30)]
    public void Generated_scenarios_keep_to_the_schema(Scenario scenario) => AssertValid(ScenarioWriter.Write(scenario));

    [Fact]
    public void The_scenario_files_keep_to_the_schema() => Assert.All(
        Directory.GetFiles(Folder, "*.json", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != ScenarioSchema.FileName),
        file => AssertValid(File.ReadAllText(file)));

    [Fact]
    public void A_placeholder_may_stand_for_any_value() => AssertValid(
        """
        {
          "title": "With ${code}", "until": "${end}", "seed": "${seed}", "level": "${level}", "params": { "end": "1m" },
          "client": { "connectOnCreate": "${flag}", "policy": { "retryWaits": ["${wait}s"] } }, // A comment.
          "steps": [{ "at": "${n}s", "answer": { "code": "${code}" } }, { "after": "1s", "network": "${network}" }],
          "expect": [{ "state": "${state}", "at": "1s" }, { "transition": "${state} -> failed" }]
        }
        """);

    [Theory]
    [InlineData("""{ "title": "T" }""")]
    [InlineData("""{ "title": "T", "until": "10" }""")]
    [InlineData("""{ "title": "T", "until": "1m", "stpes": [] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "seed": 1.5 }""")]
    [InlineData("""{ "title": "T", "until": "1m", "steps": [{ "network": "up" }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "steps": [{ "at": "1s", "after": "1s", "network": "up" }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "steps": [{ "at": "1s" }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "steps": [{ "at": "1s", "network": "up", "server": "up" }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "steps": [{ "at": "1s", "network": "op" }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "expect": [{ "state": "connected" }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "expect": [{ "transition": "connected" }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "expect": [{ "quiet": ["1s"] }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "expect": [{ "states": "connected", "quiet": ["1s", "2s"] }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "expect": [{ "gap": { "state": "failed" } }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "expect": [{ "gap": { "state": "failed", "call": "connect" }, "least": "1s" }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "expect": [{ "most": 1, "of": { "state": "failed" } }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "expect": [{ "order": [{ "state": "failed" }] }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "expect": [{ "leads": { "state": "failed" }, "within": "1s" }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "expect": [{ "none": { "state": "failed" }, "from": { "call": "connect" } }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "expect": [{ "worst": { "while": {} } }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "expect": [{ "worst": { "while": { "asleep": true } } }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "expect": [{ "never": { "worst": { "count": { "state": "failed" } } } }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "steps": [{ "at": "1s", "client": { "unsubscribe": 7 } }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "steps": [{ "at": "1s", "client": { "trigger": "client-a" } }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "steps": [{ "at": "1s", "client": { "inHandler": "connected", "call": { "subscribe": "a" }, "times": "often" } }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "steps": [{ "at": "1s", "network": { "openNow": "asleep" } }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "steps": [{ "at": "1s", "network": { "sockets": "silentBothWays" } }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "network": { "idleTimeout": "never" } }""")]
    [InlineData("""{ "title": "T", "until": "1m", "network": { "lifetime": 60 } }""")]
    [InlineData("""{ "title": "T", "until": "1m", "network": { "worn": "lost" } }""")]
    [InlineData("""{ "title": "T", "until": "1m", "server": { "dialect": "ably" } }""")]
    [InlineData("""{ "title": "T", "until": "1m", "server": { "rules": [{ "when": "accepts" }] } }""")]
    [InlineData("""{ "title": "T", "until": "1m", "server": { "rules": [{ "when": { "hears": "a" }, "then": [] }] } }""")]
    [InlineData("""{ "title": "T", "until": "1m", "server": { "rules": [{ "when": { "receives": "a", "auth": "perhaps" }, "then": [] }] } }""")]
    [InlineData("""{ "title": "T", "until": "1m", "server": { "rules": [{ "when": { "heardNothingFor": "60" }, "then": [] }] } }""")]
    [InlineData("""{ "title": "T", "until": "1m", "server": { "rules": [{ "when": "malformed", "then": { "close": {} } }] } }""")]
    [InlineData("""{ "title": "T", "until": "1m", "server": { "rules": [{ "when": "accepts", "then": "usual", "times": 0 }] } }""")]
    [InlineData("""{ "title": "T", "until": "1m", "steps": [{ "at": "1s", "server": { "rules": 7 } }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "steps": [{ "at": "1s", "publish": { "event": "a" } }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "steps": [{ "when": { "state": "asleep" }, "network": "up" }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "steps": [{ "at": "1s", "when": { "state": "failed" }, "network": "up" }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "steps": [{ "when": { "state": "failed" }, "times": 0, "network": "up" }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "expect": [{ "received": { "channel": "a" } }] }""")]
    [InlineData("""{ "title": "T", "until": "1m", "expect": [{ "emitted": "error", "times": {} }] }""")]
    public void What_the_reader_refuses_the_schema_refuses_too(string text)
    {
        Assert.NotEmpty(ScenarioText.Read(text).Errors);
        Assert.NotEmpty(Validate(text));
    }

    [Fact]
    public void The_examples_of_the_language_page_keep_to_the_schema() => Assert.All(
        File.ReadAllText(Path.Combine(ScenarioText.SourceFolder, "docs", "language.md")).Split("```json\n").Skip(1).Select(part => part.Split("```")[0]), AssertValid);

    private static void AssertValid(string text) => Assert.Empty(Validate(text));

    private static ICollection<ValidationError> Validate(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return Schema.Value.Validate(JToken.Load(reader));
    }
}
