using Simulator.Protocol;
using Simulator.Scenarios.Format;
using Simulator.Simulation;

namespace Simulator.Tests.Format;

public sealed class ScenarioFamilyTests
{
    private const string Matrix =
        """
        {
          "title": "Refused with ${code} over ${scheme}", "until": "1m", "matrix": { "code": [4001, 4003], "scheme": ["ws", "wss"] },
          "steps": [{ "at": "1s", "close": { "code": "${code}", "reason": "Because of ${code}." } }],
          "expect": [{ "attempts": { "scheme": "${scheme}" } }]
        }
        """;

    [Fact]
    public void A_matrix_makes_a_scenario_of_each_combination()
    {
        ScenarioSet set = ScenarioText.Read(Matrix);

        Assert.Equal(
            ["a[code=4001,scheme=ws]", "a[code=4001,scheme=wss]", "a[code=4003,scheme=ws]", "a[code=4003,scheme=wss]"],
            set.Scenarios.Select(loaded => loaded.Scenario.Id));
        Assert.Equal("Refused with 4003 over wss", set.Scenarios[3].Scenario.Title);
        Assert.Equal(new StepAction.Close(4003, "Because of 4003."), set.Scenarios[3].Scenario.Steps[0].Action);
        Assert.Equal([new Parameter("code", "4003"), new Parameter("scheme", "wss")], set.Scenarios[3].Matrix);
    }

    [Fact]
    public void An_error_that_every_scenario_of_a_matrix_makes_is_told_once()
    {
        ScenarioSet set = ScenarioText.Read(Matrix.Replace("close", "clsoe", StringComparison.Ordinal));

        Assert.Equal("There is no member ‘clsoe’ here: did you mean ‘close’?", Assert.Single(set.Errors).Message);
        Assert.Empty(set.Scenarios);
    }

    [Fact]
    public void A_value_that_is_wrong_is_told_where_it_is_put_in()
    {
        ScenarioError error = Assert.Single(ScenarioText.Read(Matrix.Replace("4003]", "17]", StringComparison.Ordinal)).Errors);

        Assert.Equal("a.json:3:46: $.steps[0].close.code: Expected a whole number from 1000 to 4999, but this is the number 17.", error.ToString());
    }

    [Theory]
    [InlineData("4001", "\"data\": 4001")]
    [InlineData("\"4001\"", "\"data\": \"4001\"")]
    [InlineData("[1.10, { \"x\": null }]", "\"data\": [1.10, { \"x\": null }]")]
    public void Alone_in_a_text_a_value_keeps_its_type(string value, string data) => Assert.Contains(
        data, ScenarioWriter.Write(ScenarioText.ReadOne(ScenarioText.With($"\"params\": {{ \"v\": {value} }}", Message("${v}")))), StringComparison.Ordinal);

    [Theory]
    [InlineData("a ${v}${v}", "a 11")]
    [InlineData("$${v}", "${v}")]
    [InlineData("$$${v}", "$${v}")]
    [InlineData("costs $5", "costs $5")]
    public void Within_a_text_a_value_becomes_text(string text, string expected) => Assert.Equal(
        new StepAction.Message("e", null, $"\"{expected}\""),
        ScenarioText.ReadOne(ScenarioText.With("\"params\": { \"v\": 1 }", Message(text))).Steps[0].Action);

    [Theory]
    [InlineData("2", "2")]
    [InlineData("two", "\"two\"")]
    [InlineData("\"2\"", "\"2\"")]
    [InlineData("[2", "\"[2\"")]
    public void The_command_line_goes_before_the_parameters_of_the_file(string given, string data) => Assert.Equal(
        new StepAction.Message("e", null, data),
        ScenarioText.ReadOne(ScenarioText.With("\"params\": { \"v\": 1 }", Message("${v}")), Given("v", given)).Steps[0].Action);

    [Fact]
    public void What_is_put_in_whole_counts_for_the_letters_of_a_file_as_what_stands_within_a_text_does() => Assert.Contains(
        "letters come from ‘${…}’ in the scenarios of this file",
        ScenarioText.Read(ScenarioText.With(
            $"\"params\": {{ \"a\": \"{new string('a', 500_000)}\" }}, \"matrix\": {{ \"m\": [{string.Join(',', Enumerable.Range(0, 40))}] }}",
            "\"steps\": [{ \"at\": \"1s\", \"raw\": \"${a}\" }]")).Errors[0].ToString(),
        StringComparison.Ordinal);

    [Fact]
    public void The_matrix_goes_before_the_command_line() => Assert.Equal(
        ["a[v=1]", "a[v=2]"],
        ScenarioText.Read(ScenarioText.With("\"params\": { \"v\": 0 }", "\"matrix\": { \"v\": [1, 2] }"), Given("v", "9")).Scenarios.Select(loaded => loaded.Scenario.Id));

    [Theory]
    [InlineData("\"why\": \"${code}\"", 8, "$.why", "Nothing is bound to ‘${code}’: declare it in ‘params’ or ‘matrix’.")]
    [InlineData("\"params\": { \"code\": 1 }, \"why\": \"a ${cdoe}\"", 33, "$.why", "Nothing is bound to ‘${cdoe}’: did you mean ‘${code}’?")]
    [InlineData("\"why\": \"${a b}\"", 8, "$.why", "After ‘${’ a name and ‘}’ must follow, such as ‘${code}’. Write ‘$${’ for the signs themselves.")]
    [InlineData("\"seed\": \"${code}\"", 9, "$.seed", "Nothing is bound to ‘${code}’: declare it in ‘params’ or ‘matrix’.")]
    [InlineData("\"matrix\": { \"code\": 1 }, \"seed\": \"${code}\"", 21, "$.matrix.code", "Expected a list of 1 item or more, but this is the number 1.")]
    [InlineData("\"matrix\": { \"code\": [] }, \"seed\": \"${code}\"", 21, "$.matrix.code", "Expected a list of 1 item or more, but this is an empty list.")]
    [InlineData("\"matrix\": { \"code\": [1, 2, 1] }", 21, "$.matrix.code", "A value is here twice, and would make the same scenario twice. Keep one of them.")]
    [InlineData("\"params\": { \"a b\": 1 }", 13, "$.params['a b']", "‘a b’ cannot stand in ‘${…}’. Name it with letters, digits, ‘-’ and ‘_’, beginning with a letter.")]
    public void A_placeholder_that_stands_for_nothing_is_told_once(string members, int column, string path, string message) =>
        AssertOnly(ScenarioText.Read(ScenarioText.With(members)), 2, column, path, message);

    [Fact]
    public void A_matrix_has_a_limit()
    {
        string axis = $"[{string.Join(", ", Enumerable.Range(0, 32))}]";

        AssertOnly(
            ScenarioText.Read(ScenarioText.With($"\"matrix\": {{ \"a\": {axis}, \n\"b\": {axis} }}")),
            3,
            1,
            "$.matrix.b",
            "With this the matrix makes more than 1000 scenarios. Take values away, or split the file.");
    }

    private static string Message(string data) => $$"""  "steps": [{ "at": "1s", "message": { "event": "e", "data": "{{data}}" } }]""";

    private static ReadSettings Given(string name, string value) =>
        ScenarioText.Settings with { Parameters = new Dictionary<string, string> { [name] = value } };

    private static void AssertOnly(ScenarioSet set, int line, int column, string path, string message) =>
        Assert.Equal([new ScenarioError("a.json", line, column, path, message)], set.Errors);
}
