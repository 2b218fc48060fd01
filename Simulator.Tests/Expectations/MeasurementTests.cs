using Simulator.Expectations;
using Simulator.Logs;
using Simulator.Patterns;
using Simulator.Tests.Rules;
using Simulator.Time;

namespace Simulator.Tests.Expectations;

/// <summary>Breaks when the worst of a run is not the worst, is told at another time, or makes an expectation fail.</summary>
public sealed class MeasurementTests
{
    /// <summary>Connected from 0.060 to 10; announcements at 11, 12 and 15; the run ends at 20.</summary>
    private static readonly TransitionLog Log = LogMaker.Dropped().At(11).Announce(1).At(12).Announce(1).At(15).Announce(1).End(20);

    private static readonly EntryPattern Announced = new EntryPattern.Emitted(new TextPattern("connecting_in"), null, null);

    private static readonly EntryPattern Failed = new EntryPattern.Entered("failed");

    public static TheoryData<Measure, string, string> Measures => new()
    {
        { new Measure.Gap(Announced), "gap of ‘connecting_in emitted’", "3s, from 12.000 to 15.000" },
        { new Measure.Gap(Failed), "gap of ‘failed entered’", "nothing to measure" },
        { new Measure.Gap(new EntryPattern.Entered("connected")), "gap of ‘connected entered’", "nothing to measure" },
        { new Measure.Most(Announced, new Duration(1_000)), "number of ‘connecting_in emitted’ in any 1s", "2, from 11.000 to 12.000" },
        { new Measure.Most(Announced, new Duration(999)), "number of ‘connecting_in emitted’ in any 999ms", "1, from 11.000 to 11.000" },
        { new Measure.Most(Announced, new Duration(4_000)), "number of ‘connecting_in emitted’ in any 4s", "3, from 11.000 to 15.000" },
        { new Measure.Most(Failed, new Duration(1)), "number of ‘failed entered’ in any 1ms", "0" },
        { new Measure.Count(Announced), "number of ‘connecting_in emitted’", "3, from 11.000 to 15.000" },
        { new Measure.Count(Failed), "number of ‘failed entered’", "0" },
        { new Measure.Span(new EntryPattern.Entered("connecting"), new EntryPattern.Entered("connected")), "time from ‘connecting entered’ to ‘connected entered’", "10s, from 10.000 to 20.000" },
        { new Measure.Span(new EntryPattern.Entered("connected"), Announced), "time from ‘connected entered’ to ‘connecting_in emitted’", "10s940ms, from 0.060 to 11.000" },
        { new Measure.Span(Failed, Announced), "time from ‘failed entered’ to ‘connecting_in emitted’", "nothing to measure" },
    };

    [Theory]
    [MemberData(nameof(Measures))]
    public void The_worst_is_told_with_when_it_was_and_never_fails(Measure measure, string words, string told)
    {
        Outcome outcome = ExpectationCheck.Check(new Expectation.Worst(measure), Log);
        Assert.Equal((true, $"to be told: {words}", told), (outcome.Holds, outcome.Expected, outcome.Actual));
    }
}
