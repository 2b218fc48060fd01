using System.Runtime.CompilerServices;
using Simulator.Logs;
using Simulator.Rules;

namespace Simulator.Tests.Rules;

/// <summary>Breaks when a rule is not shown an entry that concerns it, or shown one that does not.</summary>
public sealed class EntryListTests
{
    private static readonly EntryLists Lists = new([
        new Entry.StateEvent(default, "a"), new Entry.StateRead(default, "b"), new Entry.StateEvent(default, "c"),
        new Entry.StateEvent(default, "d"), new Entry.Created(default),
    ]);

    [Theory]
    [InlineData(0, 5, "0a 2c 3d")]
    [InlineData(1, 3, "2c")]
    [InlineData(2, 2, "")]
    [InlineData(4, 5, "")]
    [InlineData(3, 1, "")]
    public void The_entries_of_one_kind_are_found_in_a_stretch_of_the_log(int from, int to, string expected)
    {
        var found = new List<string>();
        foreach ((int index, Entry.StateEvent named) in Lists.StateEvents.In(from, to))
        {
            found.Add($"{index}{named.State}");
        }

        Assert.Equal(expected, string.Join(' ', found));
        Assert.Equal(found.Count > 0, Lists.StateEvents.Any(from, to));
    }

    [Fact]
    public void A_kind_of_which_there_is_no_entry_is_found_nowhere()
    {
        Assert.Equal(0, Lists.Calls.Count);
        Assert.Equal(-1, Lists.Calls.First(0, 5));
    }

    [Fact]
    public void The_first_entry_that_fits_is_found() => Assert.Equal(3, Lists.StateEvents.First(1, 5, named => named.State == "d"));

    [Fact]
    public void The_first_entry_of_a_log_can_fit() => Assert.True(Lists.StateEvents.Any(0, 5, named => named.State == "a"));

    [Theory]
    [InlineData(0, -1)]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 2)]
    [InlineData(9, 3)]
    public void The_last_entry_before_another_is_found(int to, int expected) => Assert.Equal(expected, Lists.StateEvents.Last(to));

    [Fact]
    public void Every_kind_that_has_a_list_is_found_in_it()
    {
        IEnumerable<Entry> kinds = typeof(Entry).GetNestedTypes().Select(kind => (Entry)RuntimeHelpers.GetUninitializedObject(kind));
        EntryLists lists = new([.. kinds]);
        var empty = typeof(EntryLists).GetProperties()
            .Where(list => (int)list.PropertyType.GetProperty("Count")!.GetValue(list.GetValue(lists))! != 1)
            .Select(list => list.Name);
        Assert.Empty(empty);
    }
}
