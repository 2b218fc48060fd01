using Simulator.Collections;
using Simulator.Tests.Snapshots;
using Simulator.Timelines.Lanes;
using Simulator.Timelines.Terminal;

namespace Simulator.Tests.Timelines;

/// <summary>Breaks when a timeline in letters is wider than it may be, or cannot be read without colour.</summary>
public sealed class TerminalTimelineTests
{
    [Fact]
    public Task A_documented_sequence_a_broken_rule_and_channels_in_a_hundred_columns() => Snapshot.Verify(
        string.Join("\n\n", Text(Runs.Of("sequences/internet-disappears"), 100), Text(Runs.OfPusherJs("sequences/internet-disappears"), 100), Text(Runs.Of("channels/leaves-one-of-two"), 100)),
        "terminal-timelines");

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(100)]
    public void No_line_is_wider_than_it_may_be(int width) => Assert.All(
        Text(Runs.Of("sequences/internet-disappears"), width).Split('\n'), line => Assert.True(line.Length <= width, line));

    private static string Text(RunTimeline run, int width) =>
        string.Join('\n', TerminalTimeline.Lines(run, width).Select(line => string.Concat(line.Select(part => part.Text)).TrimEnd()));
}
