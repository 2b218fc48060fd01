using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Scenarios.Reports;

namespace Simulator.Tests.Reports;

public sealed class StatePathTests
{
    [Theory]
    [InlineData(100, "connecting › connected › disconnected › connecting › unavailable")]
    [InlineData(50, "connecting › connected › +2 › unavailable")]
    [InlineData(30, "connecting › +3 › unavailable")]
    [InlineData(5, "+4 › unavailable")]
    public void A_path_too_long_for_its_place_keeps_its_end(int width, string expected) =>
        Assert.Equal(expected, StatePath.Short(Log("connecting", "connected", "disconnected", "connecting", "unavailable"), width));

    [Fact]
    public void A_client_that_never_moves_is_where_it_began() => Assert.Equal("initialized", StatePath.Short(Log(), 30));

    private static TransitionLog Log(params string[] states)
    {
        IEnumerable<Entry> entries = states.Select((state, index) =>
            new Entry.StateChange(default, index == 0 ? "initialized" : states[index - 1], state));
        return new TransitionLog(new ClientSetup(), [.. entries], default);
    }
}
