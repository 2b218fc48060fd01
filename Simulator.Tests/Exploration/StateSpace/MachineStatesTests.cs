using Simulator.Exploration.StateSpace;


namespace Simulator.Tests.Exploration.StateSpace;

/// <summary>Breaks when a walk loses a state, meets one twice, or forgets the order.</summary>
public sealed class MachineStatesTests
{
    [Fact]
    public void It_holds_what_a_hash_set_holds_in_the_order_of_coming()
    {
        var states = new MachineStates();
        var set = new HashSet<ulong>();
        var order = new List<ulong>();
        foreach (ulong key in Enumerable.Range(1, 50_000).Select(number => (ulong)number * (ulong)number % 30_011).Where(key => key != 0))
        {
            states.Add(key);
            if (set.Add(key))
            {
                order.Add(key);
            }
        }

        Assert.Equal(order, Enumerable.Range(0, states.Count).Select(index => states[index]));
        Assert.All(order, key => Assert.Equal(key, states.InPlace(states.Place(key))));
        Assert.Equal(order.Count, Enumerable.Range(0, states.VisitedStates).Count(place => states.InPlace(place) != 0));
    }
}
