using Simulator.Collections;
using Simulator.Scenarios.Clients;

namespace Simulator.Scenarios.Conformance;

/// <summary>All that one client does otherwise.</summary>
/// <param name="Client">The client.</param>
/// <param name="All">What it does otherwise, in the order of the catalogue, then what stopped its runs.</param>
internal sealed record ClientDeviations(NamedClient Client, ValueList<Deviation> All)
{
    /// <summary>What the document, or its author's own word, says otherwise.</summary>
    public IEnumerable<Deviation> Faults => All.Where(one => one.Grade is Grade.Broken or Grade.NotControlled);

    /// <summary>What the document leaves open.</summary>
    public IEnumerable<Deviation> Choices => All.Where(one => one.Grade == Grade.Choice);
}
