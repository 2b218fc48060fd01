using Simulator.Logs;
using Simulator.Timelines.Lanes;
using Simulator.Timelines.Pages;

namespace Simulator.Tests.Timelines;

/// <summary>Breaks when entries that two logs have in common are said to differ, or the other way round.</summary>
public sealed class LogAlignmentTests
{
    private static readonly RunTimeline Reference = Runs.Of("sequences/internet-disappears");
    private static readonly RunTimeline PusherJs = Runs.OfPusherJs("sequences/internet-disappears");

    [Fact]
    public void Equal_logs_do_not_differ()
    {
        var difference = LogAlignment.Of(Reference.Log, Reference.Log);
        Assert.Empty(difference.Left);
        Assert.Empty(difference.Right);
    }

    [Fact]
    public void What_does_not_differ_is_the_same_on_both_sides_in_the_same_order()
    {
        var difference = LogAlignment.Of(Reference.Log, PusherJs.Log);
        Assert.NotEmpty(difference.Left);
        Assert.Equal(Rest(Reference.Log, difference.Left), Rest(PusherJs.Log, difference.Right));
    }

    [Fact]
    public void Of_a_log_that_goes_on_the_rest_differs()
    {
        TransitionLog shorter = Reference.Log with { Entries = [.. Reference.Log.Entries.Take(100)] };
        var difference = LogAlignment.Of(Reference.Log, shorter);
        Assert.Equal(Enumerable.Range(100, Reference.Log.Entries.Count - 100), difference.Left);
        Assert.Empty(difference.Right);
    }

    private static IEnumerable<string> Rest(TransitionLog log, IReadOnlyCollection<int> different) =>
        log.Entries.Where((_, place) => !different.Contains(place)).Select(entry => $"{entry.At} {LogText.Verbose(entry)}");
}
