using Simulator.Collections;
using Simulator.Expectations;
using Simulator.Exploration.Generation;

namespace Simulator.Exploration.WorstCases;

/// <summary>A figure that a search pushes up.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Sentence">What it is, in words.</param>
/// <param name="Measure">The same in the language of scenarios.</param>
/// <param name="Without">Faults that are left out where nobody names any: they push it up in a way that says nothing of the client.</param>
public sealed record WorstMeasure(string Name, string Sentence, Measure Measure, ValueList<FaultKind> Without)
{
    /// <summary>The faults with which it is looked for where nobody names any.</summary>
    public FaultMix Faults => Without.Aggregate(FaultMix.Everything, (mix, kind) => mix.With(kind, 0));
}
