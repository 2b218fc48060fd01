using Simulator.Collections;
using Simulator.Logs;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Randomness;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Exploration.Generation;

/// <summary>A scenario with one more fault injected.</summary>
/// <param name="Fault">The fault in a few words.</param>
/// <param name="At">When it begins.</param>
/// <param name="Scenario">The scenario with it. It expects nothing: what was expected of it without the fault need not be seen.</param>
public sealed record Perturbation(string Fault, Instant At, Scenario Scenario)
{
    /// <summary>How long a fault lasts that ends by itself.</summary>
    private static readonly Duration Short = Duration.FromSeconds(5);

    private static readonly (string Name, StepAction Action, StepAction? End)[] Faults =
    [
        ("reset", new StepAction.Reset(), null),
        .. CodeOfEachFamily.Select(code => ($"close {code}", (StepAction)new StepAction.Close(code, ""), (StepAction?)null)),
        ("error told", new StepAction.Error(CloseCodes.OverLimit, ""), null),
        ("malformed message", new StepAction.Raw("{"), null),
        ("server ping", new StepAction.Message("pusher:ping", null, null), null),
        ("offline notice", new StepAction.Network(null, null, Notice.Offline, null), null),
        ("online notice", new StepAction.Network(null, null, Notice.Online, null), null),
        ("offline 5s", NamedNetwork.Offline, NamedNetwork.Up),
        ("blackhole 5s", NamedNetwork.Blackhole, NamedNetwork.Up),
        ("unreachable 5s", NamedNetwork.Unreachable, NamedNetwork.Up),
        ("blocked 5s", NamedNetwork.Blocked, NamedNetwork.Up),
        ("server down 5s", new StepAction.Server(ServerMode.Down), new StepAction.Server(ServerMode.Up)),
        ("server silent 5s", new StepAction.Server(ServerMode.Silent), new StepAction.Server(ServerMode.Up)),
        ("refused 4100 once", new StepAction.Answer(4100, "", 1, true), null),
        ("no handshake 5s", new StepAction.Handshake([], null), new StepAction.NormalHandshake()),
        ("sleep 1m", new StepAction.Sleep(Duration.FromSeconds(60)), null),
        ("throttle 1m for 5s", new StepAction.Throttle(Duration.FromSeconds(60)), new StepAction.Throttle(Duration.Zero)),
        ("wall clock +1h", new StepAction.WallClock(Duration.FromSeconds(3600)), null),
        ("connect", new StepAction.Call(ProgramCall.Connect), null),
        ("disconnect", new StepAction.Call(ProgramCall.Disconnect), null),
        ("disconnect, connect after 5s", new StepAction.Call(ProgramCall.Disconnect), new StepAction.Call(ProgramCall.Connect)),
        ("page left", new StepAction.Call(ProgramCall.LeavePage), null),
    ];

    private static int[] CodeOfEachFamily => [1000, 4000, 4001, 4100, 4200, 4300];

    /// <summary>The names of all faults, in the order in which they are tried.</summary>
    public static ValueList<string> All { get; } = Faults.Select(fault => fault.Name).ToValueList();

    /// <summary>
    /// The scenario with every fault at every moment that matters: at each instant at which something happens in its
    /// run - a step, a delivery, a deadline -, a millisecond before and after it, and at every place among the steps of one instant.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="log">Its run.</param>
    public static IEnumerable<Perturbation> Of(Scenario scenario, TransitionLog log)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(log);
        Scenario bare = scenario.WithoutExpectations();
        return from at in Moments(scenario, log)
               from place in Places(bare, at)
               from fault in Faults
               select new Perturbation(fault.Name, at, With(bare, at, place, fault.Action, fault.End));
    }

    /// <summary>The scenario with one of those faults, drawn, at one of those moments.</summary>
    internal static Scenario Draw(Scenario scenario, TransitionLog log, RandomStream random)
    {
        Scenario bare = scenario.WithoutExpectations();
        Instant at = random.Pick<Instant>([.. Moments(scenario, log)]);
        int place = random.Pick<int>([.. Places(bare, at)]);
        (_, StepAction action, StepAction? end) = random.Pick<(string, StepAction, StepAction?)>(Faults);
        return With(bare, at, place, action, end);
    }

    private static IEnumerable<Instant> Moments(Scenario scenario, TransitionLog log) => log.Entries
        .Select(entry => entry.At)
        .SelectMany(at => new[] { -1L, 0, 1 }.Select(by => at - Instant.Start + new Duration(by)))
        .Where(since => since >= Duration.Zero && since <= scenario.Until - Instant.Start)
        .Select(since => Instant.Start + since)
        .Distinct()
        .Order();

    /// <summary>Every place in the list of steps at which a step of <paramref name="at"/> may stand.</summary>
    private static IEnumerable<int> Places(Scenario scenario, Instant at) =>
        Enumerable.Range(0, scenario.Steps.Count + 1).Where(place =>
            (place == 0 || scenario.Steps[place - 1].At <= at) && (place == scenario.Steps.Count || scenario.Steps[place].At >= at));

    private static Scenario With(Scenario scenario, Instant at, int place, StepAction action, StepAction? end)
    {
        List<Step> steps = [.. scenario.Steps];
        steps.Insert(place, new Step(at, action));
        if (end is not null)
        {
            int behind = steps.FindIndex(step => step.At > at + Short);
            steps.Insert(behind < 0 ? steps.Count : behind, new Step(at + Short, end));
        }

        Instant last = steps.Max(step => step.Last);
        return scenario with { Steps = steps.ToValueList(), Until = Instant.Later(scenario.Until, last) };
    }
}
