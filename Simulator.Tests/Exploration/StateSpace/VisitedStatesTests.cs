using Simulator.Exploration.StateSpace;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Exploration.StateSpace;

/// <summary>Breaks when a walk forgets a place, takes another for it, or tells a wrong way to it.</summary>
public sealed class VisitedStatesTests
{
    private readonly VisitedStates places = new();

    [Fact]
    public void Every_place_is_found_again_and_no_other()
    {
        foreach (int number in Enumerable.Range(0, 1_000))
        {
            Assert.Equal(VisitedStates.Nowhere, places.Find(Key(number)));
            places.Add(Situation(Key(number)), Reached(from: number - 1, letter: 0, at: number));
        }

        Assert.Equal(Enumerable.Range(0, 1_000), Enumerable.Range(0, 1_000).Select(number => places.Find(Key(number))));
        Assert.Equal((1_000, 999), (places.Count, places.Depth));
    }

    /// <summary>A place takes 32 bytes, and its number four; an eighth of the one and half of the other may be empty.</summary>
    [Fact]
    public void Little_of_the_memory_is_empty()
    {
        Enumerable.Range(0, 1_000).ToList().ForEach(number => places.Add(Situation(Key(number)), Reached(number - 1, 0, number)));
        Assert.InRange(places.Bytes, 1_000 * 36, 1_000 * 48);
    }

    [Fact]
    public void The_way_to_a_place_holds_what_was_done_and_not_that_time_passed()
    {
        places.Add(Situation(1), Reached(VisitedStates.Nowhere, VisitedStates.NoLetter, 0));
        places.Add(Situation(2), Reached(0, 7, 100));
        places.Add(Situation(3), Reached(1, VisitedStates.NoLetter, 200));
        places.Add(Situation(4), Reached(2, 0, 300));
        places.Add(Situation(5), Reached(0, 3, 400));
        Assert.Equal([(new Instant(300), 0), (new Instant(100), 7)], places.WayTo(3));
        Assert.Empty(places.WayTo(0));
        Assert.Equal(1, places.Depth);
    }

    [Fact]
    public void Nothing_leads_to_the_first_place()
    {
        Assert.Equal(0, places.Depth);
        places.Add(Situation(1), Reached(VisitedStates.Nowhere, VisitedStates.NoLetter, 0));
        Assert.Equal(0, places.Depth);
    }

    [Fact]
    public void What_was_so_at_a_place_is_kept()
    {
        places.Add(new RunState(1, new Instant(900), Asleep: true, "connected"), Reached(VisitedStates.Nowhere, 2, 500));
        places.Add(new RunState(2, Instant.Never, Asleep: false, "connected"), Reached(0, 2, 700));
        Assert.Equal((new Instant(500), new Instant(900), true), (places.At(0), places.Next(0), places.Sleeps(0)));
        Assert.Equal((new Instant(700), Instant.Never, false), (places.At(1), places.Next(1), places.Sleeps(1)));
    }

    [Theory]
    [InlineData("connected", 1_400, 1_000, true)]
    [InlineData("connected", 1_401, 1_000, false)]
    [InlineData("connected", 1_400, 1_001, false)]
    [InlineData("connected", -1, 1_000, false)]
    [InlineData("connecting", 1_400, 1_000, false)]
    [InlineData("idle", 1_400, 1_000, false)]
    public void A_situation_is_alike_where_the_same_is_read_and_the_next_thing_is_as_far_away(string state, int next, int at, bool alike)
    {
        places.Add(new RunState(1, new Instant(900), false, "connected"), Reached(VisitedStates.Nowhere, 2, 500));
        Assert.Equal(alike, places.IsLike(0, new RunState(1, next < 0 ? Instant.Never : new Instant(next), false, state), new Instant(at)));
    }

    [Fact]
    public void Where_nothing_will_happen_it_is_alike_at_any_time()
    {
        places.Add(Situation(1), Reached(VisitedStates.Nowhere, 2, 500));
        Assert.True(places.IsLike(0, Situation(1), new Instant(77)));
        Assert.False(places.IsLike(0, Situation(1) with { Next = new Instant(78) }, new Instant(77)));
    }

    /// <summary>Sixteen keys to a slot, so that most have to look further.</summary>
    private static UInt128 Key(int number) => ((UInt128)(ulong)number << 64) | (uint)(number / 16);

    private static RunState Situation(UInt128 key) => new(key, Instant.Never, false, "connected");

    private static Move Reached(int from, int letter, int at) => new(MoveKind.Step, from, letter, new Instant(at));
}
