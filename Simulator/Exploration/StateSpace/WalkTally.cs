using Simulator.Collections;
using Simulator.Exploration.Campaigns;
using Simulator.Rules;

namespace Simulator.Exploration.StateSpace;

/// <summary>What a walk counts on its way.</summary>
internal sealed class WalkTally
{
    private readonly long[] rules = new long[RuleCatalogue.All.Count];

    /// <summary>How many steps lead from one state to another, or back to itself.</summary>
    public long Moves { get; private set; }

    /// <summary>In how many states each documented state is read.</summary>
    public TallyList ByState { get; } = new();

    /// <summary>In how many runs the client made each change of state.</summary>
    public TallyList Transitions { get; } = new();

    /// <summary>How many runs break each rule that does not count as a finding.</summary>
    public TallyList Warnings { get; } = new();

    /// <summary>What is read once the network is restored.</summary>
    public TallyList Recovered { get; } = new();

    /// <summary>What is read once the network is restored and the client was told to connect, where that is not <c>connected</c>.</summary>
    public TallyList DeadEnds { get; } = new();

    /// <summary>How many runs put each rule to the test, in the order of the catalogue.</summary>
    public ValueList<Tally> Rules => RuleCatalogue.All.Select((rule, place) => new Tally(rule.Id, rules[place])).ToValueList();

    /// <summary>Counts a visit.</summary>
    public void Add(Visit visit)
    {
        Moves += visit.Move.Kind == MoveKind.Step ? 1 : 0;
        foreach (SampleRun sample in visit.Runs)
        {
            sample.Transitions.ToList().ForEach(Transitions.Add);
            sample.Warnings.ToList().ForEach(Warnings.Add);
            sample.Rules.ToList().ForEach(place => rules[place]++);
        }

        if (visit.Move.Kind == MoveKind.Recover)
        {
            Recovered.Add(visit.RunState.State);
        }

        if (visit.ToldState is string state and not Walk.Connected)
        {
            DeadEnds.Add(state);
        }
    }
}
