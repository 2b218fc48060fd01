using Simulator.Clients;
using Simulator.Collections;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Rules;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Exploration;

/// <summary>
/// The exhaustive walk: every state that the client, the network and all that is under way can come to when the world may
/// do anything from an alphabet, at every moment that matters - together with the next thing that happens by itself, and
/// soon after the last one. Breadth first, so that what it finds it finds on a shortest way.
/// </summary>
/// <remarks>
/// <para>
/// A move is an ordinary run of an ordinary scenario, judged by every rule. Two runs that have come to the same situation,
/// times counted from now, go on alike: the walk goes on from the first, and is closed when no move leads anywhere new.
/// From each state the world is healed once, to see that the client comes back.
/// </para>
/// <para>A state is judged by the history on which it was found first. What lies behind a mistake is not walked.</para>
/// </remarks>
public sealed class Walk
{
    internal const string Connected = "connected";
    private const int Batch = 1000; // a number of its own, so that nothing depends on the machine

    private readonly WalkPlan plan;
    private readonly Func<ClientSetup, IClient> make;
    private readonly Places places = new();
    private readonly WalkTally tally = new();
    private readonly ValueList<StepAction> healing;
    private readonly Duration timeToHeal;
    private IReadOnlyList<Discovery> found = [];
    private UInt128 idle;
    private int left;

    /// <summary>Begins a walk.</summary>
    /// <param name="plan">Which world, and how far.</param>
    /// <param name="make">Makes the client under test, an <see cref="IValueClient"/>; null for the reference client.</param>
    /// <exception cref="ClientFaultException">The client is no <see cref="IValueClient"/>, or cannot write down what it knows.</exception>
    public Walk(WalkPlan plan, Func<ClientSetup, IClient>? make = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        this.plan = plan;
        this.make = make ?? (setup => new ReferenceClient(setup));
        healing = Healing(plan.World);
        timeToHeal = TimeToHeal(plan.World);
        Add([See(new Move(MoveKind.Step, Places.Nowhere, Places.NoLetter, Instant.Start))]);
    }

    /// <summary>Whether there is nothing left to walk, or the limit is reached.</summary>
    public bool IsOver => left == places.Count || places.Count >= plan.MostStates;

    /// <summary>How far it has come.</summary>
    public WalkResult Result => new(
        plan.World.Name, left == places.Count, places.Count, tally.Moves, places.Depth, places.Bytes,
        tally.ByState.All, tally.Transitions.All, tally.Rules, tally.Healed.All, tally.DeadEnds.All, found.ToValueList());

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
        yield return new Move(MoveKind.Heal, place, Places.NoLetter, places.Sleeps(place) ? next : Instant.Earlier(soon, next));
        if (next != Instant.Never)
        {
            yield return new Move(MoveKind.Step, place, Places.NoLetter, next);
        }

        bool isAwakeSoon = soon < next && !places.Sleeps(place); // who sleeps does nothing, and what is done to it shows when it wakes
        if (isAwakeSoon)
        {
            yield return new Move(MoveKind.Idle, place, Places.NoLetter, soon);
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
        (Trial trial, Situation situation) = See(scenario);
        if (move.Kind != MoveKind.Heal || situation.State == Connected)
        {
            return new Visit(move, situation, [trial]);
        }

        var call = new Step(scenario.Until, new StepAction.Call(ClientCall.Connect));
        (Trial told, Situation after) = See(scenario with { Steps = [.. scenario.Steps, call], Until = scenario.Until + timeToHeal });
        return new Visit(move, situation, [trial, told], after.State);
    }

    private (Trial Trial, Situation Situation) See(Scenario scenario)
    {
        var run = new Run(scenario, make, SimulationLimits.Default);
        return (Trial.Of(scenario, run.ToEnd(), plan.FailOn), run.Situation());
    }

    private Scenario ScenarioOf(Move move)
    {
        List<Step> steps = [.. places.WayTo(move.From).Reverse().Select(taken => new Step(taken.At, plan.World.Alphabet[taken.Letter]))];
        if (move.Letter != Places.NoLetter)
        {
            steps.Add(new Step(move.At, plan.World.Alphabet[move.Letter]));
        }

        Instant until = move.At;
        if (move.Kind == MoveKind.Heal)
        {
            steps.AddRange(healing.Select(action => new Step(move.At, action)));
            until += timeToHeal;
        }

        return plan.World.Beginning with { Steps = steps.ToValueList(), Until = until };
    }

    private void Add(IReadOnlyList<Visit> visits)
    {
        found = Discovery.After(found, visits.SelectMany(visit => visit.Trials.Select(trial => ((long)left, trial))), plan.FailOn, make);
        foreach (Visit visit in visits)
        {
            tally.Add(visit);
            if (visit.Move.Kind == MoveKind.Idle)
            {
                idle = visit.Situation.Key;
            }

            bool changesNothing = visit.Move.Letter != Places.NoLetter && visit.Situation.Key == idle;
            bool isBroken = visit.Trials.Any(trial => trial.Breaches.Count > 0);
            if (visit.Move.Kind == MoveKind.Step && !changesNothing && !isBroken && places.Add(visit.Situation, visit.Move))
            {
                tally.ByState.Add(visit.Situation.State);
            }
        }
    }

    /// <summary>Long enough for a client that may still sleep to find that its socket is dead, to wait, to try again, and to find the world well.</summary>
    private static Duration TimeToHeal(World world)
    {
        ConnectionPolicy policy = world.Client.EffectivePolicy;
        return world.Alphabet
            .Select(action => action is StepAction.Sleep sleep ? sleep.Length : Duration.Zero)
            .Aggregate(Duration.Zero, Duration.Longer) + policy.ActivityTimeout + policy.PongTimeout + policy.UnavailableAfter;
    }

    /// <summary>What makes the world well again: the path, the server, and the application as it was at the beginning.</summary>
    private static ValueList<StepAction> Healing(World world)
    {
        AppSetup app = world.App;
        var asBefore = new AppChange
        {
            Exists = app.Exists,
            Enabled = app.Enabled,
            ConnectionLimit = app.ConnectionLimit,
            OpenConnections = app.OpenConnections,
            Protocol = app.Protocol,
        };
        bool changesApp = world.Alphabet.Any(action => action is StepAction.App);
        StepAction[] always = [NamedNetwork.Up, new StepAction.Server(ServerMode.Up), new StepAction.Accept(), new StepAction.NormalHandshake()];
        return changesApp ? [.. always, new StepAction.App(asBefore)] : always.ToValueList();
    }
}
