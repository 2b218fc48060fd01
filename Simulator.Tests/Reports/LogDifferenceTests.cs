using Simulator.Scenarios.Reports;

namespace Simulator.Tests.Reports;

public sealed class LogDifferenceTests
{
    [Fact]
    public void A_difference_is_short()
    {
        string[] lines = [.. LogDifference.Lines("a\nb\nc\nd\ne\nf\ng", "a\nb\nc\nX\ne\nf\ng")];

        Assert.Equal(["--- approved", "+++ this run", "@@ -2,5 +2,5 @@", " b", " c", "-d", "+X", " e", " f"], lines);
    }

    [Fact]
    public void A_long_difference_is_cut()
    {
        string many = string.Join('\n', Enumerable.Range(0, 100));

        string[] lines = [.. LogDifference.Lines("x", many)];

        Assert.Equal(41, lines.Length);
        Assert.Matches("^… and [0-9]+ more lines$", lines[^1]);
    }
}
