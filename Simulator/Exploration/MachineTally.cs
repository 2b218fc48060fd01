using Simulator.Connection;
using Simulator.Protocol;

namespace Simulator.Exploration;

/// <summary>Counts the outputs of the steps of a walk.</summary>
internal sealed class MachineTally
{
    private static readonly ConnectionState[] States = Enum.GetValues<ConnectionState>();

    private readonly long[] changes = new long[States.Length * States.Length];

    /// <summary>The most outputs that one step had.</summary>
    public int MostOutputs { get; private set; }

    /// <summary>Every documented change of state, then those that are not documented and were seen.</summary>
    public IEnumerable<Tally> Changes =>
        from previous in States
        from current in States
        let count = new Tally(DocumentedGraph.Arrow(previous.Name(), current.Name()), changes[Index(previous, current)])
        let documented = DocumentedGraph.All.Contains(count.Name)
        where documented || count.Count > 0
        orderby documented descending
        select count;

    /// <summary>Counts the outputs of one step.</summary>
    public void Count(in ConnectionOutputs outputs)
    {
        MostOutputs = Math.Max(MostOutputs, outputs.Count);
        for (int index = 0; index < outputs.Count; index++)
        {
            ConnectionOutput output = outputs[index];
            if (output.Kind == ConnectionOutputKind.ChangeState)
            {
                changes[Index(output.Previous, output.Current)]++;
            }
        }
    }

    private static int Index(ConnectionState previous, ConnectionState current) => ((int)previous * States.Length) + (int)current;
}
