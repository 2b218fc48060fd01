using Simulator.Collections;
using Simulator.Exploration.Generation;
using Simulator.Findings;
using Simulator.Randomness;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Exploration.WorstCases;

/// <summary>Changes a scenario a little, at random.</summary>
/// <param name="faults">Which faults there may be.</param>
/// <param name="subject">The client under test.</param>
/// <param name="random">Where the draws come from.</param>
internal sealed class Variation(FaultMix faults, Subject subject, RandomStream random)
{
    private const int MostChanges = 3;
    private const int MostSteps = 40;

    /// <summary>Whoever never comes back does so for as long as anybody looks: an hour is enough to see it.</summary>
    private static readonly Instant Latest = Instant.Start + Duration.FromSeconds(3_600);

    /// <summary>The scenario with a change, or a few; as it was where that makes it too long.</summary>
    public Scenario Of(Scenario scenario)
    {
        Scenario changed = scenario;
        for (long left = random.Between(1, MostChanges); left > 0; left--)
        {
            changed = Whole(Within(Once(changed), faults));
        }

        return changed.Steps.Count > MostSteps || changed.Until > Latest ? scenario : changed;
    }

    /// <summary>The scenario without steps that the faults rule out; they may stand in it for the sake of another kind of fault.</summary>
    public static Scenario Within(Scenario scenario, FaultMix faults) => scenario.Steps.All(step => IsWithin(step.Action, faults))
        ? scenario
        : scenario with { Steps = scenario.Steps.Where(step => IsWithin(step.Action, faults)).ToValueList() };

    private static bool IsWithin(StepAction action, FaultMix faults) => action switch
    {
        StepAction.Sleep => faults[FaultKind.Sleeps] > 0,
        StepAction.Call { Made: ProgramCall.Plain } => faults[FaultKind.Calls] > 0,
        StepAction.InHandler => faults[FaultKind.Handlers] > 0,
        _ => true,
    };

    /// <summary>In order of time, and with an end that is not before the last step.</summary>
    private static Scenario Whole(Scenario scenario) => scenario with
    {
        Steps = scenario.Steps.OrderBy(step => step.At).ToValueList(),
        Until = scenario.Steps.Aggregate(scenario.Until, (until, step) => Instant.Later(until, step.Last)),
    };

    private Scenario Once(Scenario scenario) => random.Between(0, 7) switch
    {
        0 or 1 => WithStepsOf(Other(), scenario),
        2 => HasEveryFault ? Perturbation.Draw(scenario, subject.Run(scenario), random) : WithStepsOf(Other(), scenario),
        3 => WithSurroundingsOf(Other(), scenario),
        4 => Longer(scenario),
        _ when scenario.Steps.Count == 0 => WithStepsOf(Other(), scenario),
        5 => scenario with { Steps = Without(scenario.Steps, Place(scenario)) },
        _ => Moved(scenario, Place(scenario)),
    };

    /// <summary>Whether only kinds of fault are ruled out whose steps are left out afterwards: then any fault may be put in.</summary>
    private bool HasEveryFault => Enum.GetValues<FaultKind>().All(kind => faults[kind] > 0 || kind is FaultKind.Sleeps or FaultKind.Calls or FaultKind.Handlers);

    private Scenario Other() => ScenarioGenerator.Draw((long)(random.Next() >> 1), faults, subject.Profile);

    private int Place(Scenario scenario) => (int)random.Between(0, scenario.Steps.Count - 1);

    private Duration Length() => new DrawnSteps(random).Length();

    private static ValueList<Step> Without(ValueList<Step> steps, int place) => steps.Where((_, index) => index != place).ToValueList();

    /// <summary>With all steps of another scenario, from some time on.</summary>
    private Scenario WithStepsOf(Scenario other, Scenario scenario)
    {
        Duration shift = new(random.Between(0, scenario.Until.Milliseconds));
        return scenario with { Steps = [.. scenario.Steps, .. other.Steps.Select(step => step with { At = step.At + shift })] };
    }

    /// <summary>With what another scenario is about, less its steps; or with draws of its own.</summary>
    private Scenario WithSurroundingsOf(Scenario other, Scenario scenario) => random.Between(0, 4) switch
    {
        0 => scenario with { Client = other.Client },
        1 => scenario with { App = other.App },
        2 => scenario with { Network = other.Network },
        3 => scenario with { Server = other.Server },
        _ => scenario with { Seed = other.Seed },
    };

    private Scenario Longer(Scenario scenario) => scenario with { Until = scenario.Until + (random.Chance(1, 2) ? Length() : scenario.Until - Instant.Start) };

    /// <summary>One step sooner or later, alone or with all that follow.</summary>
    private Scenario Moved(Scenario scenario, int moved)
    {
        bool followed = random.Chance(1, 2);
        long by = random.Pick(1, -1) * Length().Milliseconds;
        return scenario with
        {
            Steps = scenario.Steps.Select((step, place) => place == moved || (followed && place > moved) ? At(step, step.At.Milliseconds + by) : step).ToValueList(),
        };
    }

    private static Step At(Step step, long milliseconds) => step with { At = new Instant(Math.Max(0, milliseconds)) };
}
