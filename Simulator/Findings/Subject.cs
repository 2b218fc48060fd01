using Simulator.Clients;
using Simulator.Collections;
using Simulator.Logs;
using Simulator.Profiles;
using Simulator.Protocol;
using Simulator.Simulation;

namespace Simulator.Findings;

/// <summary>The client under test as one value: how it is made for a run, and what may be asked of it.</summary>
/// <param name="Make">Makes the client, not yet created, anew for each run; null for the reference client.</param>
public sealed record Subject(Func<ClientSetup, IClient>? Make)
{
    /// <summary>The reference client, of which everything may be asked.</summary>
    public static Subject Reference { get; } = new(Make: null);

    /// <summary>What may be asked of it.</summary>
    public ClientProfile Profile { get; init; } = ClientProfile.Complete;

    /// <summary>The rules of somebody's own to which each of its runs is held.</summary>
    public ValueList<OwnRule> OwnRules { get; init; } = [];

    /// <summary>Makes it for a run, so that what nobody can hear of it is told; null for the reference client.</summary>
    internal Func<ClientSetup, IClient>? Factory => Make is { } make && !Profile.Can(Capability.EarlyEvents) ? setup => new UnheardCreation(make(setup)) : Make;

    /// <summary>Whether it is the reference client.</summary>
    public bool IsReference => Make is null;

    /// <summary>What is left of <paramref name="scenario"/> for it.</summary>
    public Restriction Restrict(Scenario scenario) => Restriction.Of(scenario, Profile);

    /// <summary>Runs what is left of <paramref name="scenario"/> for it.</summary>
    public TransitionLog Run(Scenario scenario) => ScenarioRunner.Run(Restrict(scenario).Scenario, Factory);

    /// <summary>Runs what is left of <paramref name="scenario"/> for it, and judges the run.</summary>
    public Judgement Test(Scenario scenario)
    {
        Restriction restriction = Restrict(scenario);
        return Judge(restriction, ScenarioRunner.Run(restriction.Scenario, Factory));
    }

    /// <summary>Judges the run <paramref name="log"/> of what was left of a scenario.</summary>
    public Judgement Judge(Restriction restriction, TransitionLog log)
    {
        ArgumentNullException.ThrowIfNull(restriction);
        return Findings.Judge.Of(restriction.Scenario, log, Profile, OwnRules) with { Unsupported = restriction.Unsupported };
    }
}
