using Simulator.Clients;
using Simulator.Exploration.Generation;
using Simulator.Findings;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Testing.Hosting;
using Simulator.Tests.AsyncClient;

namespace Simulator.Benchmarks;

/// <summary>A client whose runs are measured.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Make">Makes it, not yet created.</param>
internal sealed record MeasuredClient(string Name, Func<ClientSetup, IClient> Make)
{
    /// <summary>The machine of values: what a run costs at least.</summary>
    public static MeasuredClient Reference { get; } = new("reference client", setup => new ReferenceClient(setup));

    /// <summary>An ordinary async client in its host.</summary>
    public static MeasuredClient Async { get; } = new(
        "async client", setup => new AsyncClientHost(setup, host => new HostedPusherClient(host)));

    /// <summary>Draws the scenario of <paramref name="seed"/>, runs this client through it and judges the run.</summary>
    public Judgement Judge(int seed)
    {
        Scenario scenario = ScenarioGenerator.Draw(seed);
        return Findings.Judge.Of(scenario, ScenarioRunner.Run(scenario, Make));
    }
}
