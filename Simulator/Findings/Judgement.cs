using Simulator.Collections;
using Simulator.Expectations;
using Simulator.Logs;
using Simulator.Profiles;
using Simulator.Rules;
using Simulator.Simulation;

namespace Simulator.Findings;

/// <summary>All that is said of one run.</summary>
/// <param name="Scenario">What was run.</param>
/// <param name="Log">What happened.</param>
/// <param name="Rulings">What every rule says of it, in the order of the catalogue.</param>
/// <param name="Findings">What a reader must know: first the cause of a failure, then what may follow from it.</param>
public sealed record Judgement(
    Scenario Scenario, TransitionLog Log, ValueList<Ruling> Rulings, ValueList<Finding> Findings)
{
    /// <summary>What the scenario asked for and the client cannot do; it was left out of what was run.</summary>
    public ValueList<Unsupported> Unsupported { get; init; } = [];

    /// <summary>What each of somebody's own rules says of it, in their order.</summary>
    public ValueList<OwnRuling> OwnRulings { get; init; } = [];

    /// <summary>What the scenario asks to be told of the run, in the order of its expectations.</summary>
    public ValueList<Measurement> Measured { get; init; } = [];

    /// <summary>Whether a finding counts as a failure.</summary>
    public bool Failed => Findings.Any(finding => finding.Level == Level.Must);

    /// <summary>The rules that were put to the test.</summary>
    public IEnumerable<Rule> Exercised =>
        Rulings.Where(ruling => ruling.Verdict is Verdict.Held or Verdict.Broken).Select(ruling => ruling.Rule);
}
