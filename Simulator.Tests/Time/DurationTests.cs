using FsCheck.Xunit;
using Simulator.Time;

namespace Simulator.Tests.Time;

/// <summary>Breaks when a duration is read, written or rounded otherwise than the scenario format says.</summary>
public sealed class DurationTests
{
    [Theory]
    [InlineData("50ms", 50)]
    [InlineData("10s", 10_000)]
    [InlineData("1m30s", 90_000)]
    [InlineData("8h", 28_800_000)]
    [InlineData("1h2m3s4ms", 3_723_004)]
    [InlineData("0s", 0)]
    [InlineData("90s", 90_000)]
    public void Is_read_with_its_units(string text, long milliseconds)
    {
        Assert.True(Duration.TryParse(text, out Duration duration));
        Assert.Equal(milliseconds, duration.Milliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("s")]
    [InlineData("10 s")]
    [InlineData("-1s")]
    [InlineData("1.5s")]
    [InlineData("1s1m")]
    [InlineData("1s1s")]
    [InlineData("10sec")]
    [InlineData("1d")]
    [InlineData("99999999999999s")]
    [InlineData("9999999999999h")]
    [InlineData("٣s")]
    public void Is_refused_where_it_is_none(string text) => Assert.False(Duration.TryParse(text, out _));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(1000, 1)]
    [InlineData(1001, 2)]
    [InlineData(9970, 10)]
    public void Is_told_in_seconds_rounded_up(long milliseconds, long seconds) =>
        Assert.Equal(seconds, new Duration(milliseconds).WholeSecondsUp);

    [Property]
    public bool Is_read_back_as_it_was_written(uint milliseconds) =>
        Duration.TryParse(new Duration(milliseconds).ToString(), out Duration read) && read.Milliseconds == milliseconds;
}
