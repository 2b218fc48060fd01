using Simulator.Rules;

namespace Simulator.Tests.Rules;

/// <summary>Breaks when a later violation hides the first, or when words are put together that nobody reads.</summary>
public sealed class ObservationsTests
{
    [Fact]
    public void The_first_violation_decides()
    {
        var seen = default(Observations);
        seen.Holds(0);
        seen.Check(holds: false, 3, "one", $"t{"wo"}");
        seen.Breaks(4, "three", "four");
        Assert.Equal(new Verdict.Broken(3, "one", "two"), seen.Verdict);
    }

    [Fact]
    public void Of_two_violations_by_one_entry_the_one_seen_first_decides()
    {
        var seen = default(Observations);
        seen.Breaks(3, "one", "two");
        seen.Breaks(3, "three", "four");
        Assert.Equal(new Verdict.Broken(3, "one", "two"), seen.Verdict);
    }

    [Fact]
    public void Of_two_occasions_that_a_client_lets_pass_the_first_is_told()
    {
        var seen = default(Observations);
        seen.Misses(3, "one", "two");
        seen.Misses(4, "three", "four");
        Assert.Equal(new Verdict.NotExercised { Omission = new Omission(3, "one", "two") }, seen.Verdict);
    }

    [Fact]
    public void A_rule_that_is_not_broken_held_as_often_as_it_was_put_to_the_test()
    {
        var seen = default(Observations);
        Assert.Equal(new Verdict.NotExercised(), seen.Verdict);
        seen.Check(holds: true, 0, "one", "two");
        Assert.Equal(new Verdict.Held(1), seen.Verdict);
    }

    [Fact]
    public void The_words_of_a_rule_that_holds_are_not_put_together()
    {
        var seen = default(Observations);
        seen.Check(holds: true, 0, $"{Fail()}", $"{Fail()}");
        Assert.Equal(new Verdict.Held(1), seen.Verdict);
    }

    private static string Fail() => throw new InvalidOperationException("nobody reads this");
}
