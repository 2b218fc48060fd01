using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Simulation;

/// <summary>Breaks when a limit of a log is met one entry or one character too soon or too late, or told in other words.</summary>
public sealed class LogBuilderTests
{
    private static readonly SimulationLimits Limits = new() { Entries = 6, EntriesAtOneInstant = 4, LongTextCharacters = 2_500 };

    public static TheoryData<string, int> Texts => new()
    {
        { "received", 1_001 }, { "sent", 1_001 }, { "step", 1_001 }, { "error", 1_001 }, { "event", 1_001 }, { "request", 1_002 }, { "answer", 1_001 },
    };

    [Fact]
    public void Entries_up_to_the_limit_are_taken()
    {
        var log = new LogBuilder(Limits);
        Add(log, 0, 0, 1, 1, 2);
        Assert.False(log.IsStopped);
        Add(log, 2, 3, 3);
        Assert.True(log.IsStopped);
        AssertStopped(log, 6, "limit/entries", "6 entries: shorten the run, make its steps fewer, or raise the limit (--limit entries=20m, or ‘limits’ in the file)");
    }

    [Fact]
    public void Entries_at_one_instant_up_to_the_limit_are_taken()
    {
        var log = new LogBuilder(Limits);
        Add(log, 0, 1, 1, 1);
        Assert.False(log.IsStopped);
        Add(log, 1);
        AssertStopped(
            log, 5, "limit/instant",
            "4 entries at one instant: the client acts again and again without waiting; where that is right, raise the limit (--limit instant=20k, or ‘limits’ in the file)");
    }

    [Fact]
    public void An_instant_is_counted_for_itself()
    {
        var log = new LogBuilder(Limits with { Entries = 100 });
        Add(log, 0, 0, 0, 1, 1, 1, 2, 2, 2);
        Assert.False(log.IsStopped);
    }

    [Fact]
    public void Long_texts_up_to_the_limit_are_taken()
    {
        var log = new LogBuilder(Limits);
        log.Add(new Entry.TextSent(default, 1, new string('a', 1_250)));
        log.Add(new Entry.TextSent(default, 1, new string('a', 1_250)));
        Assert.False(log.IsStopped);
        log.Add(new Entry.TextSent(default, 1, new string('a', 1_001)));
        AssertStopped(log, 3, "limit/texts", "long texts of 3501 characters in all: 2500 are allowed; shorten them, or repeat them less often");
    }

    [Fact]
    public void A_text_of_a_thousand_characters_is_no_long_one()
    {
        var log = new LogBuilder(Limits with { LongTextCharacters = 0 });
        log.Add(new Entry.TextSent(default, 1, new string('a', 1_000)));
        Assert.False(log.IsStopped);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Long_texts_of_every_kind_count(string kind, int expected)
    {
        string text = new('a', 1_001);
        var log = new LogBuilder(Limits with { LongTextCharacters = 1_000 });
        log.Add(kind switch
        {
            "received" => new Entry.TextReceived(default, 1, text),
            "sent" => new Entry.TextSent(default, 1, text),
            "step" => new Entry.StepTaken(default, 1, text, null, null),
            "error" => new Entry.ErrorEmitted(default, text),
            "event" => new Entry.EventEmitted(default, "e", text),
            "request" => new Entry.AuthRequested(default, 1, "GET", "u", [], text),
            _ => new Entry.AuthAnswered(default, 1, 200, text),
        });
        Entry.Stopped stopped = Assert.Single(Build(log).Of<Entry.Stopped>());
        Assert.StartsWith($"long texts of {expected} characters in all", stopped.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_stop_is_the_last_entry()
    {
        var log = new LogBuilder(Limits);
        log.Stop(default, "first", "one");
        log.Stop(default, "second", "two");
        Add(log, 0);
        AssertStopped(log, 0, "first", "one");
    }

    private static void Add(LogBuilder log, params int[] milliseconds)
    {
        foreach (int at in milliseconds)
        {
            log.Add(new Entry.Created(new Moment(new Instant(at), new Instant(at))));
        }
    }

    private static void AssertStopped(LogBuilder log, int index, string cause, string explanation)
    {
        TransitionLog built = Build(log);
        Assert.Equal(index + 1, built.Entries.Count);
        var stopped = Assert.IsType<Entry.Stopped>(built.Entries[index]);
        Assert.Equal((cause, explanation), (stopped.Cause, stopped.Explanation));
    }

    private static TransitionLog Build(LogBuilder log) => log.Build(new ClientSetup(), default);
}
