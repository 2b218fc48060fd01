using Simulator.Expectations;
using Simulator.Logs;
using Simulator.Patterns;
using Simulator.Tests.Rules;
using Simulator.Time;

namespace Simulator.Tests.Expectations;

/// <summary>Breaks when a distance between two sightings is measured from, to or against the wrong one, or told otherwise.</summary>
public sealed class DistanceCheckTests
{
    /// <summary>Announcements at 1, 3, 4 and 9.</summary>
    private static readonly TransitionLog Log =
        new LogMaker().Created().At(1).Announce(1).At(3).Announce(1).At(3.5).Other("mine").At(4).Announce(1).At(9).Announce(1).End(20);

    private static readonly EntryPattern Announced = new EntryPattern.Emitted(new TextPattern("connecting_in"), null, null);

    private static readonly EntryPattern Mine = new EntryPattern.Emitted(new TextPattern("mine"), null, null);

    [Theory]
    [InlineData(1_000, null, "connecting_in emitted at least 1s apart", null)]
    [InlineData(1_001, null, "connecting_in emitted at least 1s1ms apart", "1s apart, at 3.000 and 4.000")]
    [InlineData(null, 5_000, "connecting_in emitted at most 5s apart", null)]
    [InlineData(null, 4_999, "connecting_in emitted at most 4s999ms apart", "5s apart, at 4.000 and 9.000")]
    [InlineData(1_000, 5_000, "connecting_in emitted 1s to 5s apart", null)]
    [InlineData(2_000, 2_000, "connecting_in emitted 2s apart", "1s apart, at 3.000 and 4.000")]
    public void Neighbours_are_so_far_apart(int? least, int? greatest, string expected, string? broken)
    {
        Outcome outcome = Check(new Expectation.Gap(Announced, Length(least), Length(greatest), null));
        Assert.Equal((broken is null, expected, broken ?? "seen 4 times, each so far apart"), (outcome.Holds, outcome.Expected, outcome.Actual));
    }

    [Theory]
    [InlineData(1, 3, true)]
    [InlineData(3, 4, false)]
    [InlineData(3.001, 4, true)]
    [InlineData(5, 8, true)]
    public void Only_neighbours_within_the_window_count(double from, double to, bool holds) =>
        Assert.Equal(holds, Check(new Expectation.Gap(Announced, new Duration(1_500), null, Window(from, to))).Holds);

    [Fact]
    public void What_is_seen_once_has_no_neighbour()
    {
        Outcome outcome = Check(new Expectation.Gap(Mine, new Duration(1), null, null));
        Assert.Equal((true, "seen once"), (outcome.Holds, outcome.Actual));
    }

    [Theory]
    [InlineData(2, 3_000, "connecting_in emitted at most 2 times in any 3s", "3 times from 1.000 to 4.000")]
    [InlineData(2, 2_999, "connecting_in emitted at most 2 times in any 2s999ms", null)]
    [InlineData(1, 1_000, "connecting_in emitted at most once in any 1s", "2 times from 3.000 to 4.000")]
    [InlineData(1, 999, "connecting_in emitted at most once in any 999ms", null)]
    [InlineData(4, 90_000, "connecting_in emitted at most 4 times in any 1m30s", null)]
    [InlineData(0, 1, "connecting_in emitted never in any 1ms", "once from 1.000 to 1.000")]
    public void In_any_stretch_so_many_at_most(int number, long length, string expected, string? broken)
    {
        Outcome outcome = Check(new Expectation.Most(number, Announced, new Duration(length), null));
        Assert.Equal((broken is null, expected, broken ?? "seen 4 times, nowhere so close"), (outcome.Holds, outcome.Expected, outcome.Actual));
    }

    [Fact]
    public void A_stretch_counts_only_what_is_in_the_window() =>
        Assert.True(Check(new Expectation.Most(1, Announced, new Duration(2_000), Window(4, 20))).Holds);

    [Fact]
    public void The_second_of_two_that_are_too_close_decides()
    {
        Assert.Equal(4, Time(Check(new Expectation.Gap(Announced, new Duration(1_500), null, null))));
        Assert.Equal(4, Time(Check(new Expectation.Most(2, Announced, new Duration(3_000), null))));
    }

    [Fact]
    public void Never_is_the_opposite_of_each()
    {
        Assert.Equal("never: connecting_in emitted at least 1s apart", Never(new Expectation.Gap(Announced, new Duration(1_000), null, null), holds: false));
        Never(new Expectation.Gap(Announced, new Duration(1_001), null, null), holds: true);
        Never(new Expectation.Most(2, Announced, new Duration(3_000), null), holds: true);
        Never(new Expectation.Most(3, Announced, new Duration(3_000), null), holds: false);
    }

    private static string Never(Expectation unwanted, bool holds)
    {
        Outcome outcome = Check(new Expectation.Never(unwanted));
        Assert.Equal(holds, outcome.Holds);
        return outcome.Expected;
    }

    private static double Time(Outcome outcome) => Log.Entries[outcome.Entry].At.Milliseconds / 1000.0;

    private static Outcome Check(Expectation expectation) => ExpectationCheck.Check(expectation, Log);

    private static Duration? Length(int? milliseconds) => milliseconds is int given ? new Duration(given) : null;

    private static Window Window(double from, double to) => new(new Instant((long)(from * 1000)), new Instant((long)(to * 1000)));
}
