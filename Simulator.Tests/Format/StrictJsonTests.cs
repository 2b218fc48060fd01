using System.Text;
using Simulator.Scenarios.Format;

namespace Simulator.Tests.Format;

public sealed class StrictJsonTests
{
    private const string Remedy =
        " Apart from comments and trailing commas this must be strict JSON: names and texts stand in double quotes, with commas between.";

    [Fact]
    public void Comments_trailing_commas_and_a_byte_order_mark_are_accepted()
    {
        byte[] text = Encoding.UTF8.GetBytes("\uFEFF// A comment.\n{ \"title\": \"T\", /* Another. */ \"tags\": [\"a\",], \"until\": \"1m\", }");

        Assert.Empty(ScenarioText.Read(text).Errors);
    }

    [Theory]
    [InlineData("{ 'title': 1 }", 1, 3)]
    [InlineData("{ title: 1 }", 1, 3)]
    [InlineData("{\n  \"ü\": \"ü\" \"x\" }", 2, 12)]
    [InlineData("{ \"seed\": NaN }", 1, 11)]
    [InlineData("{ \"seed\": 017 }", 1, 12)]
    [InlineData("{ \"seed\": 0x1 }", 1, 12)]
    [InlineData("{} {}", 1, 4)]
    public void What_is_not_strict_JSON_is_told_with_its_place(string text, int line, int column)
    {
        ScenarioError error = Assert.Single(ScenarioText.Read(text).Errors);

        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.EndsWith(Remedy, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "a.json:1:1: $: The file is empty. Write a scenario: an object with at least ‘title’ and ‘until’.")]
    [InlineData(" // nothing yet\n", "a.json:2:1: $: The file is empty. Write a scenario: an object with at least ‘title’ and ‘until’.")]
    [InlineData("{ \"title\": \"T", "a.json:1:14: $.title: The file ends here, before the object that begins in line 1 is closed. Write the rest of it.")]
    [InlineData("{\n\"steps\": [\n{ \"at\":", "a.json:3:8: $.steps[0].at: The file ends here, before the object that begins in line 3 is closed. Write the rest of it.")]
    [InlineData("{\n\"steps\": [\n{}, ", "a.json:3:5: $.steps: The file ends here, before the list that begins in line 2 is closed. Write the rest of it.")]
    [InlineData("{} /* a", "a.json:1:8: $: The file ends here, before what it begins is whole. Write the rest of it.")]
    [InlineData("tru", "a.json:1:4: $: The file ends here, before what it begins is whole. Write the rest of it.")]
    public void A_file_that_ends_too_soon_is_told(string text, string error) => Assert.Equal([error], Told(text));

    [Fact]
    public void Duplicate_members_are_told_wherever_they_are() => Assert.Equal(
        [
            "a.json:3:1: $.why: The member ‘why’ is here twice; the first is in line 2. Keep one of them.",
            "a.json:4:41: $.steps[0].message.data.x: The member ‘x’ is here twice; the first is in line 4. Keep one of them.",
        ],
        Told(ScenarioText.With("\"why\": \"a\"", "\"why\": \"b\"", "\"steps\": [{ \"message\": { \"data\": {\"x\":1,\"x\":2}, \"event\": \"e\" }, \"at\": \"1s\" }]")));

    [Fact]
    public void A_file_that_is_not_UTF8_is_told() => Assert.Equal(
        ["a.json:1:2: The byte 0xFF is not part of a UTF-8 text. Save the file as JSON in UTF-8."],
        Told([(byte)'{', 0xFF, 0xFE, 0x00]));

    [Fact]
    public void Half_a_surrogate_pair_is_told() => Assert.Equal(
        ["a.json:1:12: $.title: This text holds half of a surrogate pair, which is not a character. Write both halves, or neither."],
        Told("""{ "title": "\ud83d" }"""));

    [Fact]
    public void Deep_nesting_is_told_where_it_becomes_too_deep() => Assert.Equal(
        ["a.json:1:65: $" + string.Concat(Enumerable.Repeat("[0]", 63)) + ": Objects and lists are nested deeper than 64 levels here. Flatten the file."],
        Told(new string('[', 100_000)));

    [Fact]
    public void A_big_file_is_told_with_its_size_and_the_limit() => Assert.Equal(
        ["a.json: The file holds 1,048,577 bytes; the limit is 1,048,576. Split it into several scenarios."],
        Told(new byte[ScenarioLimits.FileBytes + 1]));

    [Theory]
    [InlineData("[]", "an empty list")]
    [InlineData("\"${x}\"", "the text ‘${x}’")]
    [InlineData("null", "null")]
    [InlineData("17", "the number 17")]
    public void A_file_that_is_not_an_object_is_told(string text, string what) =>
        Assert.Equal([$"a.json:1:1: $: Expected an object, but this is {what}."], Told(text));

    private static IEnumerable<string> Told(string text) => Told(Encoding.UTF8.GetBytes(text));

    private static IEnumerable<string> Told(byte[] content) => ScenarioText.Read(content).Errors.Select(error => error.ToString());
}
