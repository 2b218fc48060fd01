using Simulator.Randomness;

namespace Simulator.Benchmarks.Peers;

/// <summary>
/// How far ahead the next item is scheduled in a "hold": from one tick to twice as many as there are items, so that
/// about one is due in each tick. Drawn before anything is measured.
/// </summary>
internal sealed class HoldDelays
{
    private const int Drawn = 1 << 12;

    private readonly int[] delays = new int[Drawn];

    public HoldDelays(int pending)
    {
        var random = new RandomStream(1, "delays");
        for (int index = 0; index < Drawn; index++)
        {
            delays[index] = (int)random.Between(1, 2 * pending);
        }
    }

    /// <summary>The delay with any number, in milliseconds.</summary>
    public int this[int number] => delays[number & (Drawn - 1)];
}
