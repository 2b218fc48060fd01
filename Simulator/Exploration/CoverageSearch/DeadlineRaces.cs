using Simulator.Collections;
using Simulator.Exploration.Shrinking;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Exploration.CoverageSearch;

/// <summary>
/// Scenarios in which something arrives exactly at a deadline, or a millisecond before or after it. Random scenarios hardly ever
/// hit such a moment. A few base scenarios contain every deadline, and the arrival is placed on it.
/// </summary>
public static class DeadlineRaces
{
    private const int Deadlines = 8;
    private const int Draws = 8_000;

    /// <summary>So late an answer is that an attempt which was given up long ago is still answered.</summary>
    private static readonly DurationRange Late = DurationRange.Exactly(200_000);

    private static readonly StepAction[] AtOnce =
    [
        new StepAction.Call(ProgramCall.Connect),
        new StepAction.Call(ProgramCall.Disconnect),
        new StepAction.Call(ProgramCall.LeavePage),
        new StepAction.Call(new ProgramCall.Subscribe("private-b")),
        new StepAction.Call(new ProgramCall.Unsubscribe("private-b")),
        new StepAction.Call(new ProgramCall.Trigger("client-word", "private-b", "{}")),
        new StepAction.Network(null, null, Notice.Online, null),
        new StepAction.Network(null, null, Notice.Offline, null),
    ];

    private static readonly Scenario[] Bases =
    [
        Base("quiet"),
        Base("one answer lost", At(1_000, new StepAction.Server(ServerMode.Silent)), At(130_000, new StepAction.Server(ServerMode.Up))),
        Base("unreachable", At(0, NamedNetwork.Unreachable)),
        Base("blackhole", At(0, NamedNetwork.Blackhole)),
        Base("no handshake after a drop", At(1_000, new StepAction.Handshake([], null)), At(2_000, new StepAction.Close(4200, ""))),
        Base("unreachable after a drop", At(1_000, new StepAction.Network(PathAttempts.Refused, null, null, null)), At(2_000, new StepAction.Close(4200, ""))),

        // The first attempt is given up before it is answered, so that its answer comes to a client that is connected.
        Base(
            "first attempt given up",
            At(0, NamedNetwork.Unreachable),
            At(20, new StepAction.Network(PathAttempts.Open, PathSockets.Alive, Notice.Online, null)),
            At(1_000, new StepAction.Server(ServerMode.Silent))) with { Network = new NetworkTimings { CloseAfter = Late } },
        Base("slow opens") with { Network = new NetworkTimings { OpenAfter = DurationRange.Exactly(5_000), CloseAfter = Late } },
        Base("slow refusals", At(0, NamedNetwork.Unreachable)) with { Network = new NetworkTimings { RefuseAfter = DurationRange.Exactly(5_000), CloseAfter = Late } },
    ];

    /// <summary>Two attempts that open when they like, so that the one that was given up opens when the other awaits something: by chance only.</summary>
    private static readonly Scenario TwoOpens = Base(
        "two opens", At(20, new StepAction.Network(null, null, Notice.Online, null))) with
    {
        Client = new ClientSetup { ActivityTimeout = Duration.FromSeconds(1), PongTimeout = Duration.FromSeconds(1) },
        Network = new NetworkTimings { OpenAfter = new DurationRange(Duration.Zero, Duration.FromSeconds(6)), MessageAfter = DurationRange.Exactly(600), CloseAfter = Late },
        Until = At(10_000),
    };

    /// <summary>The scenarios, by their base; they depend on the deadlines that the client keeps in them.</summary>
    /// <param name="subject">The client under test.</param>
    public static IEnumerable<Scenario> Scenarios(Subject subject) =>
        Bases.SelectMany(scenario => Aimed(scenario, subject)).Concat(Enumerable.Range(1, Draws).Select(seed => TwoOpens with { Seed = seed }));

    private static IEnumerable<Scenario> Aimed(Scenario scenario, Subject subject)
    {
        TransitionLog log = subject.Run(scenario);
        return from due in log.Of<Entry.DeadlineReached>().Select(entry => entry.At).Distinct().Take(Deadlines)
               from off in new[] { -1, 0, 1 }
               from aimed in At(scenario, log, due + new Duration(off))
               select aimed;
    }

    /// <summary>The base scenario with each thing arriving at <paramref name="moment"/>.</summary>
    private static IEnumerable<Scenario> At(Scenario scenario, TransitionLog log, Instant moment)
    {
        NetworkTimings delays = scenario.Network;
        (StepAction Action, Duration Lead)[] steps =
        [
            .. AtOnce.Select(action => (action, Duration.Zero)),
            (new StepAction.Message(Simplifications.News, null, null), delays.MessageAfter.To),
            (new StepAction.Close(4200, ""), delays.CloseAfter.To),
        ];
        return steps.Where(step => moment - Instant.Start >= step.Lead).Select(step => With(scenario, new Step(moment - step.Lead, step.Action)))
            .Concat(Slower<Entry.AttemptStarted>(log, moment, delay => scenario with { Network = delays with { OpenAfter = delay } }))
            .Concat(Slower<Entry.AttemptStarted>(log, moment, delay => scenario with { Network = delays with { RefuseAfter = delay } }))
            .Concat(Slower<Entry.AttemptOpened>(log, moment, delay => scenario with { Network = delays with { EstablishedAfter = delay } }))
            .Concat(Slower<Entry.AttemptGivenUp>(log, moment, delay => scenario with { Network = delays with { CloseAfter = delay } }))
            .Concat(Slower<Entry.AuthRequested>(log, moment, delay => scenario with { Network = delays with { AuthAfter = delay } }));
    }

    /// <summary>What a cause of some kind leads to comes as late as the moment.</summary>
    private static IEnumerable<Scenario> Slower<T>(TransitionLog log, Instant moment, Func<DurationRange, Scenario> with)
        where T : Entry =>
        log.Of<T>().Select(cause => moment - cause.At).Where(delay => delay >= Duration.Zero).Select(delay => with(new DurationRange(delay, delay)));

    private static Scenario With(Scenario scenario, Step step)
    {
        List<Step> steps = [.. scenario.Steps];
        int behind = steps.FindIndex(other => other.At > step.At);
        steps.Insert(behind < 0 ? steps.Count : behind, step);
        return scenario with { Steps = steps.ToValueList() };
    }

    private static Scenario Base(string name, params IEnumerable<Step> steps) => new($"aimed/{name.Replace(' ', '-')}", name, At(200_000))
    {
        Steps = steps.Append(At(0, new StepAction.Auth(403, null, null))).Append(At(0, new StepAction.Call(new ProgramCall.Subscribe("private-a")))).OrderBy(step => step.At).ToValueList(),
    };

    private static Instant At(long milliseconds) => new(milliseconds);

    private static Step At(long milliseconds, StepAction action) => new(At(milliseconds), action);
}
