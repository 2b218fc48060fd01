using Simulator.Clients;
using Simulator.Collections;
using Simulator.Exploration.Campaigns;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Profiles;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Exploration.StateSpace;

/// <summary>
/// The exhaustive walk: every state that the client, the network and all that is under way can come to when the world may
/// do anything from an alphabet, at every moment that matters - together with the next thing that happens by itself, and
/// soon after the last one. Breadth first, so that what it finds it finds on a shortest way.
/// </summary>
/// <remarks>
/// <para>
/// A move is an ordinary run of an ordinary scenario, judged by every rule. Two runs that have come to the same situation,
/// times counted from now, go on alike: the walk goes on from the first, and is closed when no move leads anywhere new.
/// From each state the network is restored once, to see whether the client reconnects.
/// </para>
/// <para>A state is judged by the history on which it was found first. What lies behind a mistake is not walked.</para>
/// </remarks>
public sealed class Walk
{
    internal const string Connected = "connected";
    private const int Batch = 1000; // a number of its own, so that nothing depends on the machine

    private readonly WalkPlan plan;
    private readonly Subject subject;
    private readonly VisitedStates places = new();
    private readonly WalkTally tally = new();
    private readonly Recovery recovery;
    private IReadOnlyList<DistinctFinding> found = [];
    private Divergence? divergence;
    private Visit? idle;
    private int left;

    /// <summary>Begins a walk.</summary>
    /// <param name="plan">Which world, and how far.</param>
    /// <param name="subject">The client under test, an <see cref="IValueClient"/>; null for the reference client.</param>
    /// <exception cref="ClientFaultException">The client is no <see cref="IValueClient"/>, or cannot write down what it knows.</exception>
    public Walk(WalkPlan plan, Subject? subject = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        this.plan = plan;
        this.subject = subject ?? Subject.Reference;
        recovery = Recovery.Of(plan.World);
        Add([See(new Move(MoveKind.Step, VisitedStates.Nowhere, VisitedStates.NoLetter, Instant.Start))]);
    }

    /// <summary>Whether there is nothing left to walk, or the limit is reached.</summary>
    public bool IsOver => left == places.Count || places.Count >= plan.MostStates;

    /// <summary>How far it has come.</summary>
    public WalkResult Result => new(
        plan.World.Name, left == places.Count, places.Count, tally.Moves, places.Depth, places.Bytes,
        tally.ByState.All, tally.Transitions.All, tally.Rules, tally.Recovered.All, tally.DeadEnds.All, found.ToValueList(), divergence)
    {
        Warnings = tally.Warnings.All,
    };

    /// <summary>Walks to the end, on the caller's thread.</summary>
    public WalkResult ToEnd()
    {
        while (!IsOver)
        {
            Advance((count, see) => Enumerable.Range(0, count).ToList().ForEach(see));
        }

        return Result;
    }

    /// <summary>Walks on for a batch of moves.</summary>
    /// <param name="forEach">Calls what it is given once with each number below the first argument, in any order, on any threads; the outcome is the same.</param>
    public void Advance(Action<int, Action<int>> forEach)
    {
        ArgumentNullException.ThrowIfNull(forEach);
        List<Move> moves = NextMoves();
        var visits = new Visit[moves.Count];
        forEach(moves.Count, number => visits[number] = See(moves[number]));
        Add(visits);
    }

    private List<Move> NextMoves()
    {
        var moves = new List<Move>();
        while (left < places.Count && moves.Count < Batch)
        {
            moves.AddRange(MovesFrom(left++));
        }

        return moves;
    }

    /// <summary>Every way to leave a place: what comes next comes, alone or together with anything; or anything comes soon.</summary>
    private IEnumerable<Move> MovesFrom(int place)
    {
        Instant next = places.Next(place);
        Instant soon = places.At(place) + World.Soon;
        yield return new Move(MoveKind.Recover, place, VisitedStates.NoLetter, places.Sleeps(place) ? next : Instant.Earlier(soon, next));
        if (next != Instant.Never)
        {
            yield return new Move(MoveKind.Step, place, VisitedStates.NoLetter, next);
        }

        bool isAwakeSoon = soon < next && !places.Sleeps(place); // who sleeps does nothing, and what is done to it shows when it wakes
        if (isAwakeSoon)
        {
            yield return new Move(MoveKind.Idle, place, VisitedStates.NoLetter, soon);
        }

        for (int letter = 0; letter < plan.World.Alphabet.Count; letter++)
        {
            if (next != Instant.Never)
            {
                yield return new Move(MoveKind.Step, place, letter, next);
            }

            if (isAwakeSoon)
            {
                yield return new Move(MoveKind.Step, place, letter, soon);
            }
        }
    }

    private Visit See(Move move)
    {
        Scenario scenario = ScenarioOf(move);
        (SampleRun sample, RunState situation) = See(scenario);
        if (move.Kind != MoveKind.Recover || situation.State == Connected)
        {
            return new Visit(move, situation, [sample]);
        }

        var call = new Step(scenario.Until, new StepAction.Call(ProgramCall.Connect));
        (SampleRun told, RunState after) = See(scenario with { Steps = [.. scenario.Steps, call], Until = scenario.Until + recovery.Time });
        return new Visit(move, situation, [sample, told], after.State);
    }

    private (SampleRun Sample, RunState State) See(Scenario scenario)
    {
        Restriction restriction = subject.Restrict(scenario);
        (TransitionLog log, RunState situation) = RunOf(restriction.Scenario);
        var sample = SampleRun.Of(subject.Judge(restriction, log), plan.FailOn);
        return (plan.Twice ? sample with { Divergence = Again(restriction.Scenario, log, situation) } : sample, situation);
    }

    /// <summary>How a second run differs. One that differs only in what the client writes down would mislead the walk, so it ends it.</summary>
    private Divergence? Again(Scenario scenario, TransitionLog log, RunState situation)
    {
        (TransitionLog second, RunState after) = RunOf(scenario);
        var difference = Divergence.Between(log, second);
        return difference is null && after != situation
            ? throw Fault(scenario, "client/value", $"{nameof(IValueClient.Write)} wrote something else in a second run: write down what is so, and nothing by chance.")
            : difference;
    }

    private (TransitionLog Log, RunState State) RunOf(Scenario scenario)
    {
        var run = new Run(scenario, subject.Make ?? (setup => new ReferenceClient(setup)), SimulationLimits.Default);
        TransitionLog log = run.ToEnd();
        try
        {
            return (log, run.RunState());
        }
        catch (ClientFaultException error)
        {
            throw Fault(scenario, error.Cause, error.Message);
        }
    }

    private static ClientFaultException Fault(Scenario scenario, string cause, string message)
    {
        string way = scenario.Steps.Count == 0 ? "nothing but its creation" : string.Join(", ", scenario.Steps.Select(step => $"{step.At} {StepText.Write(step.Action)}"));
        return new ClientFaultException(cause, $"{message.TrimEnd('.')}. It came there by {way}, until {scenario.Until}.");
    }

    private Scenario ScenarioOf(Move move)
    {
        List<Step> steps = [.. places.WayTo(move.From).Reverse().Select(taken => new Step(taken.At, plan.World.Alphabet[taken.Letter]))];
        if (move.Letter != VisitedStates.NoLetter)
        {
            steps.Add(new Step(move.At, plan.World.Alphabet[move.Letter]));
        }

        Instant until = move.At;
        if (move.Kind == MoveKind.Recover)
        {
            steps.AddRange(recovery.Actions.Select(action => new Step(move.At, action)));
            until += recovery.Time;
        }

        return plan.World.Beginning with { Steps = steps.ToValueList(), Until = until };
    }

    private void Add(IReadOnlyList<Visit> visits)
    {
        divergence ??= visits.SelectMany(visit => visit.Runs).Select(sample => sample.Divergence).FirstOrDefault(difference => difference is not null);
        found = DistinctFinding.After(found, visits.SelectMany(visit => visit.Runs.Select(sample => ((long)left, sample))), plan.FailOn, subject);
        foreach (Visit visit in visits)
        {
            tally.Add(visit);
            if (visit.Move.Kind == MoveKind.Idle)
            {
                idle = visit;
            }

            bool isBroken = visit.Runs.Any(sample => sample.Causes.Count > 0);
            if (visit.Move.Kind == MoveKind.Step && !ChangesNothing(visit) && !isBroken)
            {
                Reach(visit);
            }
        }
    }

    /// <summary>Whether all would be the same had nothing happened at this moment, so that the moment does not matter.</summary>
    private bool ChangesNothing(Visit visit) =>
        visit.Move.From == idle?.Move.From && visit.Move.At == idle.Move.At && visit.RunState.Key == idle.RunState.Key;

    /// <summary>Adds a place. A place that is known must look as it did when it was found: what a program reads, and when the next thing happens.</summary>
    private void Reach(Visit visit)
    {
        int place = places.Find(visit.RunState.Key);
        if (place == VisitedStates.Nowhere)
        {
            places.Add(visit.RunState, visit.Move);
            tally.ByState.Add(visit.RunState.State);
        }
        else if (!places.IsLike(place, visit.RunState, visit.Move.At))
        {
            throw Fault(
                visit.Runs[0].Scenario,
                "client/value",
                $"{nameof(IValueClient.Write)} leaves something out: the client writes down what it wrote down in another state, in which another state was read, or something else was awaited.");
        }
    }
}
