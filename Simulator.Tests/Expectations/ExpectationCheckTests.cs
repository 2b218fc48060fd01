using Simulator.Expectations;
using Simulator.Logs;
using Simulator.Patterns;
using Simulator.Protocol;
using Simulator.Tests.Rules;
using Simulator.Time;
using static Simulator.Tests.Rules.LogMaker;

namespace Simulator.Tests.Expectations;

/// <summary>Breaks when an expectation holds where it should not, or fails where it should not, or tells another reason or entry than the right one.</summary>
public sealed class ExpectationCheckTests
{
    /// <summary>Connected from 0.060 to 10, connecting from then on; attempts at 0, 10 and 12.03; the run ends at 20.</summary>
    private static readonly TransitionLog Log = Dropped().At(10.03).Failed(2).Announce(2).At(12.03).Start(3, "wss", Transport.Flash)
        .Request("POST", "/auth?v=2", [new Parameter("X-Token", "t")], "socket_id=1.1").Send(3, "pusher:ping").Error("""{"data":{"code":4009}}""").Other("mine").End(20);

    private static readonly TransitionLog Stepped = new LogMaker().Created().Change("initialized", "connecting").At(2).Note("back").At(5).Change("connecting", "connected").End(9);

    [Theory]
    [InlineData("initialized connecting connected disconnected connecting", true, "initialized connecting connected disconnected connecting")]
    [InlineData("initialized connecting connected", false, "initialized connecting connected disconnected connecting")]
    [InlineData("initialized connecting unavailable", false, "initialized connecting connected disconnected connecting")]
    [InlineData("connecting", false, "initialized connecting connected disconnected connecting")]
    public void States_are_all_of_them_in_their_order(string names, bool holds, string actual) =>
        Judge(new Expectation.States([.. names.Split(' ')], null), holds, $"states {names}", actual);

    [Theory]
    [InlineData(0.06, 9.999, "connecting connected", true)]
    [InlineData(0.061, 9.999, "connected", true)]
    [InlineData(1, 10, "connected disconnected connecting", true)]
    [InlineData(1, 10, "connected", false)]
    public void States_during_a_window_begin_with_the_one_it_begins_in(double from, double to, string names, bool holds) =>
        Assert.Equal(holds, Check(new Expectation.States([.. names.Split(' ')], Window(from, to))).Holds);

    [Theory]
    [InlineData("initialized connecting unavailable", "connecting -> connected")]
    [InlineData("connecting", "initialized -> connecting")]
    public void The_first_state_that_is_another_is_shown(string names, string shown)
    {
        Outcome outcome = Check(new Expectation.States([.. names.Split(' ')], null));
        string entry = outcome.Entry < Log.Entries.Count ? LogText.Verbose(Log.Entries[outcome.Entry]) : "the end";
        Assert.True(entry == $"state_change {shown}" || outcome.Entry == Log.Entries.Count, entry);
    }

    [Theory]
    [InlineData("connecting", "connected", null, null, 1, 1, true, "at 0.060")]
    [InlineData("connecting", "connected", 0.06, 0.06, 1, null, true, "at 0.060")]
    [InlineData("connecting", "connected", 0.061, 20.0, 1, null, false, "at 0.060")]
    [InlineData("connecting", "connected", 0.0, 0.059, 1, null, false, "at 0.060")]
    [InlineData("connecting", "connected", null, null, 2, null, false, "at 0.060")]
    [InlineData("connecting", "unavailable", null, null, 1, null, false, "never")]
    [InlineData("connecting", "unavailable", null, null, 0, 0, true, "never")]
    public void A_transition_is_counted_within_its_window(string from, string to, double? start, double? end, int min, int? max, bool holds, string actual)
    {
        Outcome outcome = Check(new Expectation.Seen(new EntryPattern.Transition(from, to), start is null ? null : Window(start.Value, end!.Value), new Times(min, max)));
        Assert.Equal((holds, actual), (outcome.Holds, outcome.Actual));
    }

    [Theory]
    [InlineData("connected", 0.06, 9.999, true, "connected")]
    [InlineData("connected", 0.06, 10, false, "disconnected at 10.000")]
    [InlineData("connected", 0.059, 5, false, "connecting at 0.059")]
    [InlineData("connecting", 10, 20, true, "connecting")]
    [InlineData("initialized", 0, 0, false, "connecting at 0.000")]
    public void A_state_is_kept_for_the_whole_window(string name, double from, double to, bool holds, string actual) =>
        Judge(new Expectation.InState(name, Window(from, to)), holds, $"the state {name} {Window(from, to)}", actual);

    [Theory]
    [InlineData("unavailable", 0, 20, true, "at no moment")]
    [InlineData("connected", 0, 20, false, "connected at 0.060")]
    [InlineData("connected", 5, 300, false, "connected at 5.000")]
    [InlineData("connected", 10, 20, true, "at no moment")]
    [InlineData("connected", 0, 0.059, true, "at no moment")]
    [InlineData("disconnected", 10, 10, false, "disconnected at 10.000")]
    [InlineData("connecting", 19, 20, false, "connecting at 19.000")]
    public void Never_in_a_state_means_at_no_moment_of_the_window(string name, double from, double to, bool holds, string actual) =>
        Judge(new Expectation.Never(new Expectation.InState(name, Window(from, to))), holds, $"never: the state {name} {Window(from, to)}", actual);

    [Fact]
    public void Never_in_a_state_without_a_window_is_about_the_whole_run()
    {
        Judge(new Expectation.Never(new Expectation.InState("failed", Expectation.NoWindow)), true, "never: the state failed in the whole run", "at no moment");
        Assert.False(Check(new Expectation.Never(new Expectation.InState("connected", Expectation.NoWindow))).Holds);
    }

    [Theory]
    [InlineData("state_change", null, null, 4, true)]
    [InlineData("connected", null, null, 1, true)]
    [InlineData("connecting_in", 2, null, 1, true)]
    [InlineData("connecting_in", 3, null, 1, false)]
    [InlineData("error", null, 4009, 1, true)]
    [InlineData("error", null, 4004, 1, false)]
    [InlineData("mine", null, null, 1, true)]
    [InlineData("/^m/", null, null, 1, true)]
    [InlineData("connected", null, null, 2, false)]
    [InlineData("theirs", null, null, 1, false)]
    public void What_is_emitted_is_told_by_name_and_payload(string name, int? value, int? code, int times, bool holds) =>
        Assert.Equal(holds, Check(new Expectation.Seen(new EntryPattern.Emitted(new TextPattern(name), value, code), null, Times.Exactly(times))).Holds);

    [Fact]
    public void What_is_emitted_is_told_with_its_payload() => Judge(
        new Expectation.Seen(new EntryPattern.Emitted(new TextPattern("error"), null, 4004), Window(1, 2), Times.AtLeastOnce), false, "error with code 4004 emitted at least once between 1.000 and 2.000", "never");

    [Theory]
    [InlineData(3, null, null, true, "3 attempts")]
    [InlineData(2, null, null, false, "3 attempts")]
    [InlineData(3, "ws", null, false, "#3 start flash wss://host:80/app/app-key?protocol=7")]
    [InlineData(3, null, Transport.WebSocket, false, "#3 start flash wss://host:80/app/app-key?protocol=7")]
    public void Attempts_are_counted_and_all_alike(int times, string? scheme, Transport? transport, bool holds, string actual)
    {
        Outcome outcome = Check(new Expectation.Attempts(Times.Exactly(times), scheme, transport, null));
        Assert.Equal((holds, actual), (outcome.Holds, outcome.Actual));
    }

    [Fact]
    public void Attempts_are_counted_within_their_window()
    {
        Judge(new Expectation.Attempts(Times.Exactly(1), "ws", Transport.WebSocket, Window(10, 12)), true, "attempts once between 10.000 and 12.000, all over ws by WebSocket", "1 attempts");
        Judge(new Expectation.Attempts(new Times(0, 1), null, null, Window(0, 10)), false, "attempts at most once between 0.000 and 10.000, all of any kind", "2 attempts");
    }

    [Theory]
    [InlineData("POST", "/auth?v=2", "X-Token", "t", "/socket_id/", true)]
    [InlineData("POST", null, "x-token", "/^t$/", null, true)]
    [InlineData("GET", null, null, null, null, false)]
    [InlineData(null, "/auth", null, null, null, false)]
    [InlineData(null, null, "X-Token", "u", null, false)]
    [InlineData(null, null, "Other", "t", null, false)]
    [InlineData(null, null, null, null, "channel", false)]
    public void A_request_is_told_by_what_is_asked_of_it(string? method, string? url, string? header, string? value, string? body, bool holds) => Assert.Equal(
        holds,
        Check(Requested(new EntryPattern.Request(method, Pattern(url), header is null ? [] : [new NamedPattern(header, new TextPattern(value!))], [], Pattern(body)))).Holds);

    [Fact]
    public void A_request_is_told_in_words() => Assert.Equal(
        "a request GET to /a with the body b with X: y at least once",
        Check(Requested(new EntryPattern.Request("GET", new TextPattern("/a"), [new NamedPattern("X", new TextPattern("y"))], [], new TextPattern("b")))).Expected);

    [Theory]
    [InlineData("pusher:ping", 1, true)]
    [InlineData("/ping/", 1, true)]
    [InlineData("pusher:ping", 2, false)]
    [InlineData("pusher:pong", 1, false)]
    public void What_is_sent_is_told_by_its_event(string name, int times, bool holds) =>
        Assert.Equal(holds, Check(new Expectation.Seen(new EntryPattern.Sent(new TextPattern(name)), null, Times.Exactly(times))).Holds);

    [Theory]
    [InlineData(0.061, 9.999, true, "nothing")]
    [InlineData(0.061, 10, false, "state_change connected -> disconnected at 10.000")]
    [InlineData(12.031, 20, true, "nothing")]
    public void A_client_is_quiet_where_it_does_nothing_at_all(double from, double to, bool holds, string actual) =>
        Judge(new Expectation.Quiet(Window(from, to)), holds, $"nothing from the client {Window(from, to)}", actual);

    [Fact]
    public void Never_is_the_opposite()
    {
        Judge(new Expectation.Never(new Expectation.Seen(new EntryPattern.Sent(new TextPattern("pusher:pong")), null, Times.AtLeastOnce)), true, "never: pusher:pong sent at least once", "never");
        Judge(new Expectation.Never(new Expectation.Seen(new EntryPattern.Sent(new TextPattern("pusher:ping")), null, Times.AtLeastOnce)), false, "never: pusher:ping sent at least once", "at 12.030");
    }

    [Theory]
    [InlineData("connected", 3_000, "back", true, "connected at 5.000")]
    [InlineData("connected", 2_999, "back", false, "connecting at 4.999")]
    [InlineData("connected", 5_000, null, true, "connected at 5.000")]
    [InlineData("connected", 4_999, null, false, "connecting at 4.999")]
    [InlineData("connecting", 0, "back", true, "connecting at 2.000")]
    [InlineData("unavailable", 90_000, "back", false, "connected at 9.000")]
    [InlineData("connected", 3_000, "gone", false, "the step was never taken")]
    public void A_state_is_reached_in_time_after_a_step_or_from_the_start(string state, long within, string? after, bool holds, string actual)
    {
        Outcome outcome = ExpectationCheck.Check(new Expectation.Eventually(state, new Duration(within), after), Stepped);
        Assert.Equal((holds, actual), (outcome.Holds, outcome.Actual));
        Assert.Contains(after switch { null => "after the creation of the client", "back" => "after step back at 2.000", _ => $"after step {after}" }, outcome.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_five_times_are_not_all_told()
    {
        LogMaker maker = new LogMaker().Created();
        for (int time = 1; time <= 6; time++)
        {
            maker.At(time).Announce(1);
        }

        Outcome outcome = ExpectationCheck.Check(new Expectation.Seen(new EntryPattern.Emitted(new TextPattern("connecting_in"), null, null), null, Times.Exactly(1)), maker.End(9));
        Assert.Equal("at 1.000, 2.000, 3.000, 4.000, 5.000, …", outcome.Actual);
    }

    private static void Judge(Expectation expectation, bool holds, string expected, string actual)
    {
        Outcome outcome = Check(expectation);
        Assert.Equal((holds, expected, actual), (outcome.Holds, outcome.Expected, outcome.Actual));
        Assert.InRange(outcome.Entry, 0, Log.Entries.Count);
    }

    private static Expectation.Seen Requested(EntryPattern.Request request) => new(request, null, Times.AtLeastOnce);

    private static Outcome Check(Expectation expectation) => ExpectationCheck.Check(expectation, Log);

    private static Window Window(double from, double to) => new(new Instant((long)Math.Round(from * 1000)), new Instant((long)Math.Round(to * 1000)));

    private static TextPattern? Pattern(string? source) => source is null ? null : new TextPattern(source);
}
