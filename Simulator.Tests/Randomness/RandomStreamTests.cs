using FsCheck.Xunit;
using Simulator.Randomness;

namespace Simulator.Tests.Randomness;

/// <summary>Breaks when a draw changes: every approved log with a range in it would change too.</summary>
public sealed class RandomStreamTests
{
    [Fact]
    public void Draws_the_same_numbers_for_ever()
    {
        var stream = new RandomStream(42, "openAfter/1");
        Assert.Equal([5L, 38, 22, 79, 2, 59], Enumerable.Range(0, 6).Select(_ => stream.Between(0, 99)));
    }

    [Fact]
    public void Streams_of_other_names_and_seeds_are_others()
    {
        ulong[] firsts = [new RandomStream(1, "a").Next(), new RandomStream(1, "b").Next(), new RandomStream(2, "a").Next()];
        Assert.Equal(3, firsts.Distinct().Count());
    }

    [Property]
    public bool Stays_between_its_bounds(long seed, int left, int right)
    {
        long from = Math.Min(left, right);
        long to = Math.Max(left, right);
        long drawn = new RandomStream(seed, "x").Between(from, to);
        return from <= drawn && drawn <= to;
    }

    [Fact]
    public void Reaches_every_value_of_a_small_range()
    {
        var stream = new RandomStream(7, "x");
        Assert.Equal([3L, 4, 5], Enumerable.Range(0, 100).Select(_ => stream.Between(3, 5)).Distinct().Order());
    }
}
