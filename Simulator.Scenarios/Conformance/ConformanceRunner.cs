using Simulator.Collections;
using Simulator.Findings;
using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Watching;
using Simulator.Simulation;

namespace Simulator.Scenarios.Conformance;

/// <summary>Plays scenarios to clients, some clients at a time; the outcome does not depend on how many.</summary>
/// <param name="scenarios">The scenarios.</param>
/// <param name="workers">How many clients at a time.</param>
internal sealed class ConformanceRunner(IReadOnlyList<LoadedScenario> scenarios, int workers)
{
    /// <summary>Where it is said what is being run.</summary>
    public UnderWay UnderWay { get; init; } = new();

    /// <summary>Runs all of them.</summary>
    /// <param name="clients">The clients, each with how it is made.</param>
    /// <param name="cancellation">Ends it; clients that are not done then are left out.</param>
    public ValueList<ClientConformance> Run(IReadOnlyList<(NamedClient Name, ChosenClient Client)> clients, CancellationToken cancellation)
    {
        var done = new ClientConformance?[clients.Count];
        Parallel.For(0, clients.Count, new ParallelOptions { MaxDegreeOfParallelism = workers }, place =>
        {
            done[place] = Run(clients[place].Name, clients[place].Client, cancellation);
            clients[place].Client.Adapters?.Dispose();
        });
        return done.OfType<ClientConformance>().ToValueList();
    }

    private ClientConformance? Run(NamedClient name, ChosenClient client, CancellationToken cancellation)
    {
        var subject = new Subject(client.Make) { Profile = client.Asked() };
        var cases = new List<ConformanceCase>(scenarios.Count);
        foreach (LoadedScenario scenario in scenarios)
        {
            if (cancellation.IsCancellationRequested)
            {
                return null;
            }

            UnderWay.Begin($"the scenario {scenario.Scenario.Id} over {name.Name}");
            Judgement judgement = subject.Test(scenario.Scenario);
            UnderWay.End();
            cases.Add(new ConformanceCase(scenario, judgement, ScenarioRunner.Run(judgement.Scenario), subject.Profile));
        }

        return new ClientConformance(name, cases.ToValueList());
    }
}
