using Simulator.Adapters;
using Simulator.Exploration.Generation;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Profiles;
using Simulator.Scenarios.Clients;
using Simulator.Simulation;

namespace Simulator.Tests.Adapters;

/// <summary>Breaks when the client in Python cannot be tested as one of .NET is: other logs each time, or something left over from the run before.</summary>
[Trait("Speed", "Slow")]
public sealed class PythonAdapterTests
{
    private static readonly string Folder = Repository.Path("adapters", "python");
    private static readonly ClientProfile Profile = ClientProfileFile.Read(Path.Combine(Folder, "profile.json"));

    [PythonFact]
    public void Random_scenarios_break_no_rule()
    {
        using AdapterPool adapters = Start();
        Assert.All(Drawn(200), scenario => Assert.Empty(Judge.Of(scenario, ScenarioRunner.Run(scenario, adapters.Make), Profile).Findings));
    }

    [PythonFact]
    public void A_fresh_process_for_each_run_gives_the_same_logs_as_one_for_all()
    {
        using AdapterPool shared = Start();
        Assert.All(Drawn(20), scenario =>
        {
            using AdapterPool fresh = Start();
            Assert.Equal(
                LogText.Write(ScenarioRunner.Run(scenario, fresh.Make), LogForm.Verbose),
                LogText.Write(ScenarioRunner.Run(scenario, shared.Make), LogForm.Verbose));
        });
    }

    private static IEnumerable<Scenario> Drawn(int count) => Enumerable.Range(0, count).Select(seed => ScenarioGenerator.Draw(seed, client: Profile));

    private static AdapterPool Start() => new(new AdapterCommand("python3", ["adapter.py"], Folder));
}
