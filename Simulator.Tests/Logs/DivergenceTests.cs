using Simulator.Logs;
using Simulator.Tests.Rules;

namespace Simulator.Tests.Logs;

/// <summary>Breaks when two runs that differ are taken for equal, or another place is told than the first in which they do.</summary>
public sealed class DivergenceTests
{
    private static readonly TransitionLog First = LogMaker.Connected().At(10).Closed(1, 1006).End(20);

    [Fact]
    public void Equal_runs_do_not_diverge() => Assert.Null(Divergence.Between(First, LogMaker.Connected().At(10).Closed(1, 1006).End(20)));

    [Fact]
    public void The_first_entry_that_differs_is_told_as_both_runs_have_it()
    {
        Divergence divergence = Divergence.Between(First, LogMaker.Connected().At(10).Closed(1, 4200).End(20))!;
        Assert.Equal("10.000  attempt #1 closed 1006 (not clean)", divergence.FirstLine);
        Assert.Equal("10.000  attempt #1 closed 4200", divergence.SecondLine);
    }

    [Fact]
    public void A_run_that_goes_on_diverges_where_the_other_ends()
    {
        Divergence divergence = Divergence.Between(First, LogMaker.Connected().End(20))!;
        Assert.Equal(("10.000  attempt #1 closed 1006 (not clean)", "20.000  end"), (divergence.FirstLine, divergence.SecondLine));
    }

    [Fact]
    public void Another_end_alone_is_a_difference() =>
        Assert.Equal("21.000  end", Divergence.Between(First, First with { End = new Moment(new Simulator.Time.Instant(21_000), default) })!.SecondLine);
}
