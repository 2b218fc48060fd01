using Simulator.Expectations;
using Simulator.Logs;
using Simulator.Patterns;
using Simulator.Tests.Rules;
using Simulator.Time;

namespace Simulator.Tests.Expectations;

/// <summary>Breaks when what follows something is looked for before it, too late or past the end of the run, or a stretch has other ends.</summary>
public sealed class SequenceCheckTests
{
    /// <summary>Events: a at 1, a at 2, b at 4, a at 10, b at 15, c at 16.</summary>
    private static readonly TransitionLog Log = Events((1, "a"), (2, "a"), (4, "b"), (10, "a"), (15, "b"), (16, "c")).End(20);

    [Theory]
    [InlineData("a", "b", 5_000, true, "seen 3 times, nowhere in vain")]
    [InlineData("a", "b", 4_999, false, "at 10.000, and nothing of the kind until 14.999")]
    [InlineData("a", "b", 2_999, false, "at 1.000, and nothing of the kind until 3.999")]
    [InlineData("c", "a", 4_001, true, "seen once, nowhere in vain")]
    [InlineData("c", "a", 4_000, false, "at 16.000, and nothing of the kind until 20.000")]
    [InlineData("d", "a", 1, true, "seen never, nowhere in vain")]
    [InlineData("a", "a", 8_000, false, "at 10.000, and nothing of the kind until 18.000")]
    [InlineData("a", "a", 7_999, false, "at 2.000, and nothing of the kind until 9.999")]
    public void One_thing_leads_to_another_in_time(string cause, string effect, long within, bool holds, string actual)
    {
        Outcome outcome = Check(new Expectation.Leads(Event(cause), Event(effect), new Duration(within)));
        Assert.Equal((holds, $"‘{cause} emitted’ leads to ‘{effect} emitted’ within {new Duration(within)}", actual), (outcome.Holds, outcome.Expected, outcome.Actual));
    }

    [Fact]
    public void What_follows_comes_after_what_leads_to_it_but_may_come_at_the_same_instant()
    {
        Assert.True(Check(new Expectation.Leads(Event("a"), Event("b"), Duration.Zero), Events((1, "a"), (1, "b")).End(9)).Holds);
        Assert.False(Check(new Expectation.Leads(Event("b"), Event("a"), Duration.Zero), Events((1, "a"), (1, "b")).End(9)).Holds);
    }

    [Fact]
    public void What_the_end_of_a_run_leaves_open_holds_but_its_last_instant_is_whole_unless_it_was_stopped()
    {
        var wanted = new Expectation.Leads(Event("a"), Event("b"), new Duration(2_000));
        TransitionLog ended = Events((1, "a")).End(3);
        TransitionLog stopped = ended with { Entries = [.. ended.Entries, new Entry.Stopped(ended.End, "limit/entries", "Too many.")] };
        Assert.True(Check(wanted, Events((1, "a")).End(2.999)).Holds);
        Assert.False(Check(wanted, ended).Holds);
        Assert.True(Check(wanted, stopped).Holds);
    }

    [Fact]
    public void The_last_entry_in_time_decides_where_nothing_followed() =>
        Assert.Equal(2, Log.Entries[Check(new Expectation.Leads(Event("a"), Event("b"), new Duration(2_500))).Entry].At.Milliseconds / 1000);

    [Theory]
    [InlineData("a b c", true, "‘a emitted’ at 1.000, ‘b emitted’ at 4.000, ‘c emitted’ at 16.000")]
    [InlineData("b a", false, "‘b emitted’ at 4.000, ‘a emitted’ at 1.000")]
    [InlineData("a d", false, "‘a emitted’ at 1.000, ‘d emitted’ never")]
    [InlineData("a a", false, "‘a emitted’ at 1.000, ‘a emitted’ at 1.000")]
    public void The_first_of_each_comes_in_this_order(string names, bool holds, string actual)
    {
        Outcome outcome = Check(new Expectation.Order([.. names.Split(' ').Select(Event)]));
        Assert.Equal((holds, $"the first of each in this order: {string.Join(", ", names.Split(' ').Select(name => $"‘{name} emitted’"))}", actual), (outcome.Holds, outcome.Expected, outcome.Actual));
    }

    [Theory]
    [InlineData("a", "b", "c", false, "at 10.000, in the stretch that began at 4.000")]
    [InlineData("c", "a", "b", true, "none; such a stretch began 2 times")]
    [InlineData("a", "a", "b", false, "at 2.000, in the stretch that began at 1.000")]
    [InlineData("c", "b", "d", false, "at 16.000, in the stretch that began at 4.000")]
    [InlineData("b", "a", "b", true, "none; such a stretch began 2 times")]
    [InlineData("a", "d", "b", true, "none; such a stretch began never")]
    public void Nothing_of_a_kind_between_two_others(string unwanted, string from, string to, bool holds, string actual)
    {
        Outcome outcome = Check(new Expectation.None(Event(unwanted), Event(from), Event(to)));
        Assert.Equal((holds, $"no ‘{unwanted} emitted’ from ‘{from} emitted’ to ‘{to} emitted’", actual), (outcome.Holds, outcome.Expected, outcome.Actual));
    }

    [Fact]
    public void Never_is_the_opposite_of_each()
    {
        Assert.True(Check(new Expectation.Never(new Expectation.Leads(Event("a"), Event("b"), new Duration(4_999)))).Holds);
        Assert.False(Check(new Expectation.Never(new Expectation.Leads(Event("a"), Event("b"), new Duration(5_000)))).Holds);
        Assert.True(Check(new Expectation.Never(new Expectation.Order([Event("b"), Event("a")]))).Holds);
        Assert.False(Check(new Expectation.Never(new Expectation.Order([Event("a"), Event("b")]))).Holds);
        Assert.True(Check(new Expectation.Never(new Expectation.None(Event("a"), Event("a"), Event("b")))).Holds);
        Assert.False(Check(new Expectation.Never(new Expectation.None(Event("d"), Event("a"), Event("b")))).Holds);
    }

    private static EntryPattern Event(string name) => new EntryPattern.Emitted(new TextPattern(name), null, null);

    private static LogMaker Events(params (double At, string Name)[] events) =>
        events.Aggregate(new LogMaker().Created(), (log, emitted) => log.At(emitted.At).Other(emitted.Name));

    private static Outcome Check(Expectation expectation, TransitionLog? log = null) => ExpectationCheck.Check(expectation, log ?? Log);
}
