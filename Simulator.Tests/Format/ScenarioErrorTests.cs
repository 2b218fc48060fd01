using Simulator.Scenarios.Format;

namespace Simulator.Tests.Format;

/// <summary>Every error with its exact place and its exact sentence.</summary>
public sealed class ScenarioErrorTests
{
    [Theory]
    [InlineData("\"stpes\": []", 1, "$.stpes", "There is no member ‘stpes’ here: did you mean ‘steps’?")]
    [InlineData("\"client\": { \"name\": \"x\" }", 13, "$.client.name", "There is no member ‘name’ here. Known: key, options, transports, connectOnCreate, policy.")]
    [InlineData("\"level\": \"shuold\"", 10, "$.level", "There is no level ‘shuold’ here: did you mean ‘should’?")]
    [InlineData("\"level\": \"x\"", 10, "$.level", "There is no level ‘x’ here. Known: must, should, info.")]
    [InlineData("\"rules\": [\"STATE-1\", \"SEQUENCE-33\"]", 22, "$.rules[1]", "There is no rule ‘SEQUENCE-33’ here: did you mean ‘SEQUENCE-3’? A rule of your own is known where --own-rules names its file.")]
    [InlineData("\"waive\": [{ \"rule\": \"X\", \"because\": \"b\" }]", 21, "$.waive[0].rule", "There is no rule ‘X’ here. There are 68, from CONNECT-1 to CHOICE-19. A rule of your own is known where --own-rules names its file.")]
    [InlineData("\"waive\": [{ \"rule\": \"STATE-1\" }]", 11, "$.waive[0]", "The member ‘because’ is missing. Add it: Why it may be broken.")]
    [InlineData("\"seed\": \"1\"", 9, "$.seed", "Expected a whole number, but this is the text ‘1’.")]
    [InlineData("\"seed\": 1.5", 9, "$.seed", "Expected a whole number, but this is the number 1.5.")]
    [InlineData("\"app\": { \"openConnections\": -1 }", 29, "$.app.openConnections", "Expected a whole number of 0 or more, but this is the number -1.")]
    [InlineData("\"tags\": \"x\"", 9, "$.tags", "Expected a list, but this is the text ‘x’.")]
    [InlineData("\"why\": null", 8, "$.why", "Expected a text, but this is null.")]
    [InlineData("\"client\": []", 11, "$.client", "Expected an object, but this is an empty list.")]
    [InlineData("\"client\": { \"key\": \"\" }", 20, "$.client.key", "This text may not be empty. Write at least one letter.")]
    [InlineData("\"client\": { \"policy\": { \"retryWaits\": [] } }", 39, "$.client.policy.retryWaits", "Expected a list of 1 item or more, but this is an empty list.")]
    [InlineData("\"client\": { \"policy\": { \"retryInterval\": \"0s\" } }", 42, "$.client.policy.retryInterval", "This duration must be longer than nothing: \"1ms\" or more.")]
    [InlineData("\"network\": { \"openAfter\": { \"from\": \"2s\", \"to\": \"1s\" } }", 27, "$.network.openAfter", "The range goes backward: 1s is shorter than 2s. Put the shorter length into ‘from’.")]
    [InlineData("\"title\": \"two\\nlines\"", 10, "$.title", "This text must be one line that is not empty. Write what there is more to say in ‘why’.")]
    public void A_member_that_is_wrong_is_told_with_its_place(string member, int column, string path, string message) =>
        AssertOnly(member.StartsWith("\"title\"", StringComparison.Ordinal) ? $"{{\n{member}, \"until\": \"1m\"}}" : ScenarioText.With(member), 2, column, path, message);

    [Theory]
    [InlineData("10", "A duration needs a unit: ms, s, m, h, such as \"10s\" or \"1m30s\"; this is ‘10’.")]
    [InlineData("1m1h", "The units of a duration stand without blanks, each once, in the order h, m, s, ms, as in \"1m30s\"; this is ‘1m1h’.")]
    [InlineData("8 m", "The units of a duration stand without blanks, each once, in the order h, m, s, ms, as in \"1m30s\"; this is ‘8 m’.")]
    [InlineData("10sec", "A duration needs a unit: ms, s, m, h, such as \"10s\" or \"1m30s\"; this is ‘10sec’.")]
    [InlineData("9999999999999h", "‘9999999999999h’ is longer than a hundred years, and no duration may be. Write a shorter one.")]
    [InlineData("-1s", "A duration cannot be negative: ‘-1s’. Write how long it is, such as \"10s\".")]
    public void A_wrong_duration_is_told_with_what_a_right_one_looks_like(string until, string message) =>
        AssertOnly($$"""{ "title": "T", "until": "{{until}}" }""", 1, 26, "$.until", message);

    [Fact]
    public void A_duration_that_is_a_number_is_told() => AssertOnly(
        """{ "title": "T", "until": 10 }""",
        1,
        26,
        "$.until",
        "Expected a duration with a unit (ms, s, m, h), such as \"10s\", but this is the number 10.");

    [Theory]
    [InlineData("""{ "at": "1s", "netwrok": "up" }""", 15, "$.steps[0].netwrok", "There is no member ‘netwrok’ here: did you mean ‘network’?")]
    [InlineData("""{ "at": "1s", "network": "ofline" }""", 26, "$.steps[0].network", "There is no network ‘ofline’ here: did you mean ‘offline’?")]
    [InlineData("""{ "network": "up" }""", 1, "$.steps[0]", "There is nothing here that gives the time of a step. Add one of ‘at’, ‘after’, ‘when’.")]
    [InlineData("""{ "at": "1s", "after": "1s", "network": "up" }""", 15, "$.steps[0].after", "‘at’ and ‘after’ both give the time of a step. Keep one of them.")]
    [InlineData("""{ "at": "1s" }""", 1, "$.steps[0]", "There is nothing here that gives what the step does. Add one of ‘client’, ‘network’, ‘server’, ‘answer’, ‘handshake’, ‘close’, ‘error’, ‘message’, ‘publish’, ‘raw’, ‘app’, ‘sleep’, ‘throttle’, ‘wallClock’, ‘auth’, ‘expect’.")]
    [InlineData("""{ "at": "1s", "network": "up", "server": "up" }""", 32, "$.steps[0].server", "‘network’ and ‘server’ both give what the step does. Keep one of them.")]
    [InlineData("""{ "at": "2m", "network": "up" }""", 9, "$.steps[0].at", "This step is at 2m, after the end of the run at 1m. Make ‘until’ later, or the step earlier.")]
    [InlineData("""{ "at": "1s", "network": "up", "repeat": { "times": 0, "every": "1s" } }""", 53, "$.steps[0].repeat.times", "Expected a whole number from 1 to 10000, but this is the number 0.")]
    [InlineData("""{ "at": "50s", "network": "up", "repeat": { "times": 3, "every": "10s" } }""", 43, "$.steps[0].repeat", "The last of these 3 occurrences is at 1m10s, after the end of the run at 1m. Make ‘until’ later, or ‘times’ less.")]
    [InlineData("""{ "at": "1s", "client": { "inHandler": "conected", "call": "connect" } }""", 40, "$.steps[0].client.inHandler", "There is no event ‘conected’ here: did you mean ‘connected’?")]
    [InlineData("""{ "at": "1s", "expect": { "emitted": "eror" } }""", 38, "$.steps[0].expect.emitted", "There is no event ‘eror’ here: did you mean ‘error’?")]
    [InlineData("""{ "at": "1s", "answer": { "code": 4001, "attempts": 0 } }""", 53, "$.steps[0].answer.attempts", "Expected a whole number of 1 or more, but this is the number 0.")]
    [InlineData("""{ "at": "1s", "answer": "reject" }""", 25, "$.steps[0].answer", "There is no answer ‘reject’ here. Known: accept. Or write an object with ‘code’.")]
    [InlineData("""{ "at": "1s", "answer": 4001 }""", 25, "$.steps[0].answer", "Expected \"accept\" or an object, but this is the number 4001.")]
    [InlineData("""{ "at": "1s", "client": { "subscrib": "x" } }""", 27, "$.steps[0].client.subscrib", "There is no call ‘subscrib’ here: did you mean ‘subscribe’?")]
    [InlineData("""{ "at": "1s", "expect": { "states": "connected" } }""", 27, "$.steps[0].expect.states", "‘states’ is about more than the instant of a step. Move it to ‘expect’ of the scenario.")]
    [InlineData("""{ "at": "1s", "expect": { "gap": { "state": "failed" }, "least": "1s" } }""", 27, "$.steps[0].expect.gap", "‘gap’ is about more than the instant of a step. Move it to ‘expect’ of the scenario.")]
    [InlineData("""{ "at": "1s", "expect": { "worst": { "count": { "state": "failed" } } } }""", 27, "$.steps[0].expect.worst", "‘worst’ is about more than the instant of a step. Move it to ‘expect’ of the scenario.")]
    [InlineData("""{ "at": "1s", "expect": { "state": "connected" }, "repeat": { "times": 2, "every": "1s" } }""", 61, "$.steps[0].repeat", "An expectation is about one instant and cannot be repeated. Write a step for each instant.")]
    public void A_step_that_is_wrong_is_told_with_its_place(string step, int column, string path, string message) =>
        AssertOnly(ScenarioText.With($"\"steps\": [\n{step}]"), 3, column, path, message);

    [Theory]
    [InlineData("""{ "state": "conected", "at": "1s" }""", 12, "$.expect[0].state", "There is no state ‘conected’ here: did you mean ‘connected’?")]
    [InlineData("""{ "states": "initialized conecting" }""", 13, "$.expect[0].states", "There is no state ‘conecting’ here: did you mean ‘connecting’?")]
    [InlineData("""{ "states": " " }""", 13, "$.expect[0].states", "There is no state here. Write at least one.")]
    [InlineData("""{ "transition": "connecting" }""", 17, "$.expect[0].transition", "A transition is written with two states, such as \"connecting -> connected\".")]
    [InlineData("""{ "state": "connected" }""", 1, "$.expect[0]", "There is nothing here that gives the time of an expectation. Add one of ‘at’, ‘during’.")]
    [InlineData("""{ "emitted": "error", "at": "1s", "between": ["1s", "2s"] }""", 35, "$.expect[0].between", "‘at’ and ‘between’ both give the time of an expectation. Keep one of them.")]
    [InlineData("""{ "emitted": "connecting_im" }""", 14, "$.expect[0].emitted", "There is no event ‘connecting_im’ here: did you mean ‘connecting_in’?")]
    [InlineData("""{ "emitted": "initialized" }""", 14, "$.expect[0].emitted", "There is no event ‘initialized’ here. Known: connecting, connected, unavailable, failed, disconnected, state_change, connecting_in, error, pusher:subscription_error.")]
    [InlineData("""{ "emitted": "error", "value": 4 }""", 32, "$.expect[0].value", "‘value’ is about ‘connecting_in’, and no other event carries it. Leave it away, or expect ‘connecting_in’.")]
    [InlineData("""{ "emitted": "/^conn/", "code": 4004 }""", 33, "$.expect[0].code", "‘code’ is about ‘error’, and no other event carries it. Leave it away, or expect ‘error’.")]
    [InlineData("""{ "emitted": "/./", "value": 4, "code": 4004 }""", 33, "$.expect[0].code", "‘value’ and ‘code’ both give the payload. Keep one of them.")]
    [InlineData("""{ "emitted": "error", "at": "1m1s" }""", 29, "$.expect[0].at", "This is at 1m1s, after the end of the run at 1m. Nothing can be seen then. Make ‘until’ later, or the time earlier.")]
    [InlineData("""{ "state": "connected", "during": ["2m", "3m"] }""", 35, "$.expect[0].during", "This window begins at 2m, after the end of the run at 1m. Nothing can be seen in it. Make ‘until’ later, or the window earlier.")]
    [InlineData("""{ "never": { "quiet": ["2m", "3m"] } }""", 23, "$.expect[0].never.quiet", "This window begins at 2m, after the end of the run at 1m. Nothing can be seen in it. Make ‘until’ later, or the window earlier.")]
    [InlineData("""{ "quiet": ["2s", "1s"] }""", 12, "$.expect[0].quiet", "The window goes backward: it ends at 1s, before 2s. Put the earlier time first.")]
    [InlineData("""{ "quiet": ["2s"] }""", 12, "$.expect[0].quiet", "Expected a list of 2 items, but this is a list of 1 item.")]
    [InlineData("""{ "emitted": "error", "times": { "min": 2, "max": 1 } }""", 32, "$.expect[0].times", "‘max’ is less than ‘min’. Put the smaller number into ‘min’.")]
    [InlineData("""{ "states": "failed", "quiet": ["1s", "2s"] }""", 23, "$.expect[0].quiet", "‘states’ and ‘quiet’ are two kinds of expectation. Write two objects.")]
    [InlineData("""{ "emited": "error" }""", 3, "$.expect[0].emited", "There is no expectation ‘emited’ here: did you mean ‘emitted’?")]
    [InlineData("""{ "eventually": "connected", "within": "1s", "after": "bak" }""", 55, "$.expect[0].after", "There is no step with the id ‘bak’ here: did you mean ‘back’?")]
    [InlineData("""{ "emitted": "error", "times": {} }""", 32, "$.expect[0].times", "There is nothing here that gives a bound. Add one of ‘min’, ‘max’.")]
    [InlineData("""{ "gap": { "state": "failed" } }""", 1, "$.expect[0]", "There is nothing here that gives a bound. Add one of ‘least’, ‘greatest’.")]
    [InlineData("""{ "gap": { "state": "failed" }, "least": "2s", "greatest": "1s" }""", 42, "$.expect[0].least", "‘least’ is 2s, which is longer than ‘greatest’, 1s. Put the shorter length into ‘least’.")]
    [InlineData("""{ "gap": { "stat": "failed" }, "least": "2s" }""", 12, "$.expect[0].gap.stat", "There is no pattern ‘stat’ here: did you mean ‘state’?")]
    [InlineData("""{ "most": 2, "of": { "state": "failed" }, "inAny": "0s" }""", 52, "$.expect[0].inAny", "This duration must be longer than nothing: \"1ms\" or more.")]
    [InlineData("""{ "most": 2, "of": { "state": "failed" } }""", 1, "$.expect[0]", "The member ‘inAny’ is missing. Add it: The length of the stretches, each of which holds both of its ends.")]
    [InlineData("""{ "leads": { "step": "bak" }, "to": { "state": "failed" }, "within": "1s" }""", 22, "$.expect[0].leads.step", "There is no step with the id ‘bak’ here: did you mean ‘back’?")]
    [InlineData("""{ "order": [{ "state": "failed" }] }""", 12, "$.expect[0].order", "Expected a list of 2 items or more, but this is a list of 1 item.")]
    [InlineData("""{ "none": { "state": "failed" }, "from": { "state": "failed" } }""", 1, "$.expect[0]", "The member ‘to’ is missing. Add it: What ends it; else the end of the run does.")]
    [InlineData("""{ "worst": { "gaps": { "state": "failed" } } }""", 14, "$.expect[0].worst.gaps", "There is no measure ‘gaps’ here: did you mean ‘gap’?")]
    [InlineData("""{ "worst": { "while": { "dead": true, "usabel": true } } }""", 39, "$.expect[0].worst.while.usabel", "There is no member ‘usabel’ here: did you mean ‘usable’?")]
    [InlineData("""{ "never": { "worst": { "count": { "state": "failed" } } } }""", 14, "$.expect[0].never.worst", "‘worst’ tells a value and never fails, so that it has no opposite. Take it out of ‘never’.")]
    [InlineData("""{ "never": { "stat": "failed", "at": "1s" } }""", 14, "$.expect[0].never.stat", "There is no expectation ‘stat’ here: did you mean ‘state’?")]
    public void An_expectation_that_is_wrong_is_told_with_its_place(string expectation, int column, string path, string message) => AssertOnly(
        ScenarioText.With("\"steps\": [{ \"id\": \"back\", \"at\": \"1s\", \"network\": \"up\" }]", $"\"expect\": [\n{expectation}]"), 4, column, path, message);

    [Fact]
    public void A_wrong_expression_is_told_with_its_reason()
    {
        ScenarioError error = Assert.Single(ScenarioText.Read(ScenarioText.With("\"expect\": [{ \"emitted\": \"/a(/\" }]")).Errors);

        Assert.Equal((2, 25, "$.expect[0].emitted"), (error.Line, error.Column, error.JsonPath));
        Assert.StartsWith("‘/a(/’ is not an expression that can be used. ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" To match the text itself, leave the slashes away.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Time_does_not_go_backward() => AssertOnly(
        ScenarioText.With("\"steps\": [", "{ \"at\": \"10s\", \"network\": \"offline\" }", "{ \"at\": \"5s\", \"network\": \"up\" }]").Replace("[,", "[", StringComparison.Ordinal),
        4,
        9,
        "$.steps[1].at",
        "This step goes back in time: it is at 5s, and a step above it at 10s. Put the steps in order of time.");

    [Fact]
    public void A_time_that_cannot_be_read_makes_no_error_of_the_steps_behind_it() => Assert.Equal(
        ["$.steps[1].at", "$.steps[4].at"],
        ScenarioText.Read(ScenarioText.With(
            """
            "steps": [
              { "at": "10s", "network": "up" },
              { "at": "20", "network": "up" },
              { "after": "59s", "network": "up" },
              { "at": "15s", "network": "up" },
              { "at": "14s", "network": "up" }
            ]
            """)).Errors.Select(error => error.JsonPath));

    [Fact]
    public void An_id_is_the_name_of_one_step() => AssertOnly(
        ScenarioText.With("\"steps\": [{ \"id\": \"a\", \"at\": \"1s\", \"raw\": \"\" }, { \"id\": \"a\", \"at\": \"1s\", \"raw\": \"\" }]"),
        2,
        57,
        "$.steps[1].id",
        "A step above has the id ‘a’ already. Give each step an id of its own.");

    [Fact]
    public void Steps_have_a_limit_repeats_counted() => AssertOnly(
        ScenarioText.With("\"steps\": [{ \"at\": \"1s\", \"raw\": \"\", \"repeat\": { \"times\": 10000, \"every\": \"1ms\" } }, { \"at\": \"1s\", \"raw\": \"\" }]"),
        2,
        10,
        "$.steps",
        "These are 10001 steps, repeats counted; the limit is 10000. Split the scenario.");

    [Fact]
    public void Missing_members_are_told_with_their_meaning() => Assert.Equal(
        [
            "a.json:1:1: $: The member ‘title’ is missing. Add it: What it is, in one line.",
            "a.json:1:1: $: The member ‘until’ is missing. Add it: When the run ends.",
        ],
        Told("{}"));

    [Fact]
    public void All_errors_of_a_file_are_told_in_the_order_of_the_file() => Assert.Equal(
        [
            "a.json:2:3: $.titel: There is no member ‘titel’ here: did you mean ‘title’?",
            "a.json:3:12: $.level: There is no level ‘mst’ here: did you mean ‘must’?",
            "a.json:5:13: $.steps[0].at: A duration needs a unit: ms, s, m, h, such as \"10s\" or \"1m30s\"; this is ‘10’.",
            "a.json:5:30: $.steps[0].network: There is no network ‘op’ here: did you mean ‘up’?",
            "a.json:6:13: $.steps[1].at: Nothing is bound to ‘${start}’: declare it in ‘params’ or ‘matrix’.",
            "a.json:8:3: $.level: The member ‘level’ is here twice; the first is in line 3. Keep one of them.",
            "a.json:9:12: $.until: Expected a duration with a unit (ms, s, m, h), such as \"10s\", but this is true.",
        ],
        Told(
            """
            {
              "titel": "T",
              "level": "mst",
              "steps": [
                { "at": "10", "network": "op" },
                { "at": "${start}", "network": "up" }
              ],
              "level": "info",
              "until": true
            }
            """));

    [Fact]
    public void Columns_count_characters_not_bytes() => AssertOnly(
        """{ "why": "Zürich 😀", "level": "x", "title": "T", "until": "1m" }""",
        1,
        32,
        "$.level",
        "There is no level ‘x’ here. Known: must, should, info.");

    [Fact]
    public void More_than_a_hundred_errors_are_cut_off()
    {
        ScenarioSet set = ScenarioText.Read(ScenarioText.With($"\"tags\": [{string.Join(", ", Enumerable.Repeat("1", 5_000))}]"));

        Assert.Equal(101, set.Errors.Count);
        Assert.Equal("There are more errors than these 100. Mend them first.", set.Errors[^1].Message);
    }

    private static void AssertOnly(string text, int line, int column, string path, string message) =>
        Assert.Equal([new ScenarioError("a.json", line, column, path, message)], ScenarioText.Read(text).Errors);

    private static IEnumerable<string> Told(string text) => ScenarioText.Read(text).Errors.Select(error => error.ToString());
}
