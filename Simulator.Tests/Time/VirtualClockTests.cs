using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Simulator.Time;

namespace Simulator.Tests.Time;

/// <summary>Breaks when items come out of order, or time moves by itself.</summary>
public sealed class VirtualClockTests
{
    private static readonly Instant End = new(1_000_000);

    [Fact]
    public void Items_of_one_instant_come_in_order_of_scheduling()
    {
        var clock = new VirtualClock<int>();
        foreach (int item in Enumerable.Range(0, 100))
        {
            clock.Schedule(new Instant(5), item);
        }

        Assert.Equal(Enumerable.Range(0, 100), Drain(clock).Select(taken => taken.Item));
    }

    [Fact]
    public void Items_of_a_lower_rank_come_first_at_one_instant()
    {
        var clock = new VirtualClock<int>();
        clock.Schedule(new Instant(5), 1, rank: 1);
        clock.Schedule(new Instant(5), 0);
        Assert.Equal([0, 1], Drain(clock).Select(taken => taken.Item));
    }

    [Fact]
    public void Time_moves_only_when_an_item_is_taken()
    {
        var clock = new VirtualClock<string>();
        clock.Schedule(new Instant(40), "later");
        Assert.Equal(Instant.Start, clock.Now);
        Assert.True(clock.TryTake(End, out _));
        Assert.Equal(new Instant(40), clock.Now);
    }

    [Fact]
    public void An_item_after_the_end_is_left_and_the_clock_stands_at_the_end()
    {
        var clock = new VirtualClock<string>();
        clock.Schedule(new Instant(41), "later");
        Assert.False(clock.TryTake(new Instant(40), out _));
        Assert.Equal((new Instant(40), 1), (clock.Now, clock.Pending));
    }

    [Fact]
    public void An_alarm_takes_the_place_of_the_one_before_and_its_turn_anew()
    {
        var clock = new VirtualClock<string>();
        clock.SetAlarm(new Instant(5), "put off");
        clock.Schedule(new Instant(7), "item");
        clock.SetAlarm(new Instant(7), "alarm");
        Assert.Equal(["item", "alarm"], clock.Waiting.Select(waiting => waiting.Item));
        Assert.Equal(2, clock.Pending);
        Assert.True(clock.TryTake(End, out string? first) && clock.TryTake(End, out string? second) && (first, second) is ("item", "alarm"));
        clock.SetAlarm(new Instant(9), "cleared");
        clock.ClearAlarm();
        Assert.False(clock.TryTake(End, out _));
    }

    [Fact]
    public void Nothing_can_be_scheduled_in_the_past()
    {
        var clock = new VirtualClock<int>();
        clock.Schedule(new Instant(10), 1);
        clock.TryTake(End, out _);
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Schedule(new Instant(9), 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.SetAlarm(new Instant(9), 2));
    }

    [Property]
    public Property Items_come_by_due_time_then_by_order_of_scheduling() => Prop.ForAll(
        ArbMap.Default.GeneratorFor<byte>().ListOf().ToArbitrary(),
        dues =>
        {
            var clock = new VirtualClock<int>();
            for (int index = 0; index < dues.Count; index++)
            {
                clock.Schedule(new Instant(dues[index] % 8), index);
            }

            var expected = dues.Select((due, index) => (new Instant(due % 8), index)).OrderBy(pair => pair.Item1.Milliseconds);
            return Drain(clock).SequenceEqual(expected);
        });

    private static IEnumerable<(Instant Due, int Item)> Drain(VirtualClock<int> clock)
    {
        while (clock.TryTake(End, out int item))
        {
            yield return (clock.Now, item);
        }
    }
}
