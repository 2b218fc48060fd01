using Simulator.Clients;
using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Simulation;

/// <summary>Runs scenarios: the only way from a <see cref="Scenario"/> to a <see cref="TransitionLog"/>.</summary>
public static class ScenarioRunner
{
    /// <summary>Runs <paramref name="scenario"/> from the creation of the client to its end.</summary>
    /// <param name="scenario">What happens.</param>
    /// <param name="makeClient">Makes the client under test, not yet created; null for the reference client.</param>
    /// <param name="limits">What stops a run that would not end; null for those of the scenario.</param>
    /// <returns>What happened: the same log for the same scenario and client, on every machine.</returns>
    public static TransitionLog Run(Scenario scenario, Func<ClientSetup, IClient>? makeClient = null, SimulationLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new Run(scenario, makeClient ?? (setup => new ReferenceClient(setup)), limits ?? scenario.Limits).ToEnd();
    }
}
