using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Simulator.Time;

namespace Simulator.Tests.Time;

/// <summary>Breaks when the heap behind the clock does anything that a sorted list would not do.</summary>
public sealed class DueQueueTests
{
    private const int AlarmRank = 0;

    /// <summary>A negative number takes what is due by its size; 0 clears the alarm, 1 to 3 set it, and any other adds an item.</summary>
    [Property(MaxTest = 200)]
    public Property Does_what_a_sorted_list_does() => Prop.ForAll(
        Gen.Choose(-12, 30).ListOf(120).ToArbitrary(),
        numbers =>
        {
            var queue = new DueQueue<int>();
            var plain = new List<Added>();
            for (int step = 0; step < numbers.Count; step++)
            {
                if (numbers[step] is >= 0 and <= 3)
                {
                    plain.RemoveAll(added => added.IsAlarm);
                    SetOrClear(queue, plain, numbers[step], step);
                }
                else if (numbers[step] > 0)
                {
                    (Instant due, int rank) = (new Instant(numbers[step] / 3), numbers[step] % 3 - 1);
                    queue.Add(due, rank, step);
                    Insert(plain, new Added(due, rank, step));
                }
                else
                {
                    Assert.Equal(TakeFrom(plain, new Instant(-numbers[step])), TakeFrom(queue, new Instant(-numbers[step])));
                }

                Assert.Equal(plain.Count, queue.Count);
            }

            Assert.Equal(plain.Select(added => (added.Due, added.Item)), queue.InOrder);
        });

    [Theory]
    [InlineData(int.MinValue, int.MaxValue)]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    public void The_lower_rank_comes_first_however_far_off(int lower, int higher)
    {
        var queue = new DueQueue<int>();
        queue.Add(Instant.Start, higher, higher);
        queue.Add(Instant.Start, lower, lower);
        Assert.Equal([lower, higher], queue.InOrder.Select(waiting => waiting.Item));
    }

    private static void SetOrClear(DueQueue<int> queue, List<Added> plain, int due, int item)
    {
        if (due == 0)
        {
            queue.ClearAlarm();
        }
        else
        {
            queue.SetAlarm(new Instant(due), item);
            Insert(plain, new Added(new Instant(due), AlarmRank, item) { IsAlarm = true });
        }
    }

    private static void Insert(List<Added> plain, Added item) =>
        plain.Insert(plain.Count(before => before.Due < item.Due || (before.Due == item.Due && before.Rank <= item.Rank)), item);

    private static int? TakeFrom(List<Added> plain, Instant end)
    {
        if (plain.Count == 0 || plain[0].Due > end)
        {
            return null;
        }

        int item = plain[0].Item;
        plain.RemoveAt(0);
        return item;
    }

    private static int? TakeFrom(DueQueue<int> queue, Instant end) => queue.TryTake(end, out _, out int item) ? item : null;

    private sealed record Added(Instant Due, int Rank, int Item)
    {
        public bool IsAlarm { get; init; }
    }
}
