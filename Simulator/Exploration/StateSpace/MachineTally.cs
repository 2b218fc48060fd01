using Simulator.Connection;
using Simulator.Exploration.Campaigns;
using Simulator.Protocol;

namespace Simulator.Exploration.StateSpace;

/// <summary>Counts what the steps of a walk lead to.</summary>
internal sealed class MachineTally
{
    private static readonly ConnectionState[] States = Enum.GetValues<ConnectionState>();

    private const ulong Prime = 0x100000001B3; // of the hash FNV-1a, here over words

    private readonly long[] changes = new long[States.Length * States.Length];

    /// <summary>The most outputs that one step had.</summary>
    public int MostOutputs { get; private set; }

    /// <summary>A number that differs where any step differs: in what it leads to, in its outputs, or in its turn.</summary>
    public ulong Fingerprint { get; private set; } = 0xCBF29CE484222325;

    /// <summary>Every documented change of state, then those that are not documented and were seen.</summary>
    public IEnumerable<Tally> Changes =>
        from previous in States
        from current in States
        let count = new Tally(DocumentedGraph.Arrow(previous.Name(), current.Name()), changes[Index(previous, current)])
        let documented = DocumentedGraph.All.Contains(count.Name)
        where documented || count.Count > 0
        orderby documented descending
        select count;

    /// <summary>Counts the states that all moves from one state lead to.</summary>
    public void Count(ReadOnlySpan<ulong> after)
    {
        ulong sum = Fingerprint;
        foreach (ulong state in after)
        {
            sum = (sum ^ state) * Prime;
        }

        Fingerprint = sum;
    }

    /// <summary>Counts the outputs of one step.</summary>
    /// <param name="move">The place of the step among the moves from its state.</param>
    /// <param name="outputs">Its outputs, one at least.</param>
    public void Count(int move, in ConnectionOutputs outputs)
    {
        MostOutputs = Math.Max(MostOutputs, outputs.Count);
        ulong sum = (Fingerprint ^ (uint)move) * Prime;
        for (int index = 0; index < outputs.Count; index++)
        {
            ConnectionOutput output = outputs[index];
            int change = Index(output.Previous, output.Current);
            sum = (sum ^ ((((ulong)output.Number << 3) | (uint)output.Kind) << 6) ^ (uint)change) * Prime;
            changes[change] += output.Kind == ConnectionOutputKind.ChangeState ? 1 : 0;
        }

        Fingerprint = sum;
    }

    private static int Index(ConnectionState previous, ConnectionState current) => ((int)previous * States.Length) + (int)current;
}
