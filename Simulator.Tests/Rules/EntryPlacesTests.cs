using Simulator.Collections;
using Simulator.Logs;
using Simulator.Rules;

namespace Simulator.Tests.Rules;

/// <summary>Breaks when a rule is not shown an entry that concerns it, or shown one that does not.</summary>
public sealed class EntryPlacesTests
{
    private static readonly ValueList<Entry> Entries =
    [
        new Entry.StateRead(default, "a"), new Entry.StateEvent(default, "b"), new Entry.StateRead(default, "c"),
        new Entry.StateRead(default, "d"), new Entry.Created(default),
    ];

    [Theory]
    [InlineData(0, 5, "0a 2c 3d")]
    [InlineData(1, 3, "2c")]
    [InlineData(2, 2, "")]
    [InlineData(4, 5, "")]
    [InlineData(3, 1, "")]
    public void The_entries_of_one_kind_are_found_in_a_stretch_of_the_log(int from, int to, string expected)
    {
        var found = new List<string>();
        foreach ((int index, Entry.StateRead read) in new EntryPlaces(Entries).Of<Entry.StateRead>(from, to))
        {
            found.Add($"{index}{read.State}");
        }

        Assert.Equal(expected, string.Join(' ', found));
    }

    [Fact]
    public void A_kind_of_which_there_is_no_entry_is_found_nowhere()
    {
        var places = new EntryPlaces(Entries);
        Assert.Equal(0, places.Of<Entry.Woken>(0, 5).Count);
        Assert.Equal(-1, places.First<Entry.Woken>(0, 5, null));
    }

    [Fact]
    public void The_first_entry_that_fits_is_found() =>
        Assert.Equal(3, new EntryPlaces(Entries).First<Entry.StateRead>(1, 5, read => read.State == "d"));
}
