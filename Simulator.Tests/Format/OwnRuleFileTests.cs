using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using Simulator.Collections;
using Simulator.Expectations;
using Simulator.Findings;
using Simulator.Patterns;
using Simulator.Rules;
using Simulator.Scenarios.Format;
using Simulator.Tests.Generation;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Format;

/// <summary>Breaks when a file says another rule than it was written to say, or takes one that cannot hold in every run.</summary>
public sealed class OwnRuleFileTests
{
    private static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.FromJsonAsync(OwnRuleFile.Schema()).GetAwaiter().GetResult());

    private static readonly Gen<OwnRule> Rules =
        from id in Any.Line
        from level in Gen.Elements(RuleLevel.Must, RuleLevel.Should)
        from sentence in Any.Line
        from why in Any.MaybeNull(Any.Text)
        from holds in ExpectationGenerator.InEveryRun
        select new OwnRule(id, level, sentence, holds) { Why = why };

    [Property(MaxTest = 100)]
    public Property Rules_read_back_as_they_were_written_and_keep_to_the_schema() => Prop.ForAll(
        Any.Listed(Rules, min: 1).Select(rules => rules.DistinctBy(rule => rule.Id).ToValueList()).ToArbitrary(),
        rules =>
        {
            string text = OwnRuleFile.Write(rules);
            Assert.Equal(rules, Read(text));
            Assert.Empty(Schema.Value.Validate(text));
        });

    [Fact]
    public void The_example_of_the_documents_is_such_a_file()
    {
        string text = File.ReadAllText(Repository.Path("docs", "own-rules.json"));
        Assert.Equal(["OWN-1", "OWN-2", "OWN-3"], Read(text).Select(rule => rule.Id));
        Assert.Empty(Schema.Value.Validate(text));
    }

    [Theory]
    [InlineData("\"id\": \"STATE-1\"", ":1:21: $.rules[0].id: The catalogue has a rule ‘STATE-1’. Give your own another id, such as \"OWN-1\".")]
    [InlineData("\"level\": \"choice\"", "$.rules[0].level: There is no level ‘choice’ here. Known: must, should.")]
    [InlineData("\"holds\": { \"quiet\": [\"1s\", \"2s\"] }", "$.rules[0].holds.quiet: ‘quiet’ is about one run, and a rule is about every one. Write one of ‘never’, ‘gap’, ‘most’, ‘leads’, ‘none’.")]
    [InlineData("\"holds\": { \"sent\": { \"event\": \"e\" } }", "$.rules[0].holds.sent: ‘sent’ is about one run")]
    [InlineData("\"holds\": { \"order\": [] }", "$.rules[0].holds.order: ‘order’ is about one run")]
    [InlineData("\"holds\": { \"worst\": { \"count\": { \"state\": \"failed\" } } }", "$.rules[0].holds.worst: ‘worst’ is about one run")]
    [InlineData("\"holds\": { \"never\": { \"quiet\": [\"1s\", \"2s\"] } }", "$.rules[0].holds.never.quiet: ‘quiet’ is about one run, and a rule is about every one. Leave it away.")]
    [InlineData("\"holds\": { \"never\": { \"emitted\": \"error\", \"at\": \"1s\" } }", "$.rules[0].holds.never.at: This names a time of one run")]
    [InlineData("\"holds\": { \"never\": { \"state\": \"failed\", \"during\": [\"1s\", \"2s\"] } }", "$.rules[0].holds.never.during: This names a time of one run")]
    [InlineData("\"holds\": { \"gap\": { \"state\": \"failed\" }, \"least\": \"1s\", \"during\": [\"1s\", \"2s\"] }", "$.rules[0].holds.during: This names a time of one run")]
    [InlineData("\"holds\": { \"leads\": { \"step\": \"back\" }, \"to\": { \"state\": \"failed\" }, \"within\": \"1s\" }", "$.rules[0].holds.leads.step: ‘step’ is about one run, and a rule is about every one. Leave it away.")]
    [InlineData("\"holds\": { \"never\": { \"emitted\": \"error\" }, \"given\": [\"CHOICE-99\"] }", "$.rules[0].holds.given[0]: There is no rule ‘CHOICE-99’ here: did you mean ‘CHOICE-9’?")]
    [InlineData("\"holds\": { \"gap\": { \"state\": \"failed\" }, \"least\": \"1s\", \"wile\": 1 }", "$.rules[0].holds.wile: There is no member ‘wile’ here. Known: gap, least, greatest, given.")]
    [InlineData("\"holds\": { \"nevr\": {} }", "$.rules[0].holds.nevr: There is no expectation ‘nevr’ here: did you mean ‘never’?")]
    public void A_mistake_is_told_with_its_place(string member, string message)
    {
        string name = member.Split('"')[1];
        string[] members = ["\"id\": \"OWN-1\"", "\"level\": \"must\"", "\"sentence\": \"S.\"", "\"holds\": { \"never\": { \"emitted\": \"error\" } }"];
        string rule = string.Join(", ", members.Select(usual => usual.StartsWith($"\"{name}\"", StringComparison.Ordinal) ? member : usual));
        Assert.Contains(message, ErrorIn($$"""{ "rules": [{ {{rule}} }] }"""), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_rules_have_two_ids()
    {
        var rule = new OwnRule("OWN-1", RuleLevel.Must, "S.", new Expectation.Never(new Expectation.Seen(new EntryPattern.Entered("failed"), null, Times.AtLeastOnce)));
        var other = rule with { Holds = new Expectation.Never(new Expectation.InState("failed", Expectation.NoWindow)) };
        Assert.Contains(
            "$.rules[1].id: There is another rule ‘OWN-1’ above. Give each an id of its own.",
            ErrorIn(OwnRuleFile.Write([other, other with { Sentence = "T." }])),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_rules_or_without_anything_is_told()
    {
        Assert.Contains("$.rules: Expected a list of 1 item or more, but this is an empty list.", ErrorIn("""{ "rules": [] }"""), StringComparison.Ordinal);
        Assert.Contains("cannot be read", Assert.Throws<ScenarioFormatException>(() => OwnRuleFile.Read("nowhere.json")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "rules": [{ "id": "A", "level": "must", "sentence": "S." }] }""")]
    [InlineData("""{ "rules": [{ "id": "A", "level": "may", "sentence": "S.", "holds": { "never": { "state": "failed" } } }] }""")]
    [InlineData("""{ "rules": [{ "id": "A", "level": "must", "sentence": "S.", "holds": { "quiet": ["1s", "2s"] } }] }""")]
    [InlineData("""{ "rules": [{ "id": "A", "level": "must", "sentence": "S.", "holds": { "gap": { "state": "failed" } } }] }""")]
    [InlineData("""{ "rules": [{ "id": "A", "level": "must", "sentence": "S.", "holds": { "never": { "states": "failed" } } }] }""")]
    public void What_the_reader_refuses_the_schema_refuses_too(string text)
    {
        ErrorIn(text);
        Assert.NotEmpty(Schema.Value.Validate(text));
    }

    [Theory]
    [InlineData("""{ "never": { "state": "failed" } }""")]
    [InlineData("""{ "never": { "emitted": "error", "times": { "min": 4 } } }""")]
    [InlineData("""{ "never": { "attempts": { "times": 7 } }, "given": ["CHOICE-2"] }""")]
    [InlineData("""{ "never": { "never": { "transition": "initialized -> connecting" } } }""")]
    [InlineData("""{ "never": { "gap": { "state": "failed" }, "least": "1s" } }""")]
    [InlineData("""{ "gap": { "call": "connect" }, "greatest": "1s" }""")]
    [InlineData("""{ "most": 2, "of": { "received": { "event": "e" } }, "inAny": "1s" }""")]
    [InlineData("""{ "leads": { "attempt": "closed" }, "to": { "state": "connected" }, "within": "1s" }""")]
    [InlineData("""{ "none": { "request": {} }, "from": { "call": "disconnect" }, "to": { "call": "connect" } }""")]
    public void What_the_reader_takes_the_schema_takes_too(string holds)
    {
        Assert.Single(Read(Holding(holds)));
        Assert.Empty(Schema.Value.Validate(Holding(holds)));
    }

    [Theory]
    [InlineData("""{ "never": { "transition": "initialized -> failed", "between": ["1s", "2s"] } }""")]
    [InlineData("""{ "never": { "transition": "initialized -> failed", "at": "1s" } }""")]
    [InlineData("""{ "never": { "emitted": "error", "at": "1s" } }""")]
    [InlineData("""{ "never": { "sent": { "event": "e" }, "between": ["1s", "2s"] } }""")]
    [InlineData("""{ "never": { "received": { "event": "e" }, "at": "1s" } }""")]
    [InlineData("""{ "never": { "request": {}, "between": ["1s", "2s"] } }""")]
    [InlineData("""{ "never": { "state": "failed", "at": "1s" } }""")]
    [InlineData("""{ "never": { "state": "failed", "during": ["1s", "2s"] } }""")]
    [InlineData("""{ "never": { "attempts": {}, "during": ["1s", "2s"] } }""")]
    [InlineData("""{ "never": { "never": { "emitted": "error", "at": "1s" } } }""")]
    [InlineData("""{ "never": { "gap": { "state": "failed" }, "least": "1s", "during": ["1s", "2s"] } }""")]
    [InlineData("""{ "gap": { "state": "failed" }, "least": "1s", "during": ["1s", "2s"] }""")]
    [InlineData("""{ "most": 2, "of": { "state": "failed" }, "inAny": "1s", "during": ["1s", "2s"] }""")]
    public void A_time_of_one_run_is_refused_by_both(string holds)
    {
        Assert.Contains("This names a time of one run, and a rule is about every one. Leave it away.", ErrorIn(Holding(holds)), StringComparison.Ordinal);
        Assert.NotEmpty(Schema.Value.Validate(Holding(holds)));
    }

    [Theory]
    [InlineData("""{ "gap": { "step": "back" }, "least": "1s" }""")]
    [InlineData("""{ "most": 2, "of": { "step": "back" }, "inAny": "1s" }""")]
    [InlineData("""{ "leads": { "state": "failed" }, "to": { "step": "back" }, "within": "1s" }""")]
    [InlineData("""{ "none": { "state": "failed" }, "from": { "step": "gone" }, "to": { "state": "failed" } }""")]
    public void A_step_of_one_run_is_refused_by_both(string holds)
    {
        Assert.Contains("‘step’ is about one run, and a rule is about every one. Leave it away.", ErrorIn(Holding(holds)), StringComparison.Ordinal);
        Assert.NotEmpty(Schema.Value.Validate(Holding(holds)));
    }

    private static string Holding(string holds) => $$"""{ "rules": [{ "id": "A", "level": "must", "sentence": "S.", "holds": {{holds}} }] }""";

    private static ValueList<OwnRule> Read(string text)
    {
        using var folder = new TemporaryFolder();
        return OwnRuleFile.Read(folder.Write("rules.json", text));
    }

    private static string ErrorIn(string text) => Assert.Throws<ScenarioFormatException>(() => Read(text)).Message;
}
