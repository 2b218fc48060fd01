using Simulator.Findings;
using Simulator.Logs;
using Simulator.Scenarios.Format;
using Simulator.Simulation;
using Simulator.Testing;
using Simulator.Tests.AsyncClient;
using Simulator.Time;

namespace Simulator.Tests.RealSockets;

/// <summary>Breaks when a client that keeps all rules in virtual time breaks one on real sockets, or does something else there.</summary>
[Trait("Speed", "Slow")]
public sealed class AsyncClientOnSocketsTests
{
    private static readonly Duration Tolerance = new(400);

    private static readonly Lazy<Task<Judgement[]>> Real = new(() => Task.WhenAll(Scenarios().Select(scenario =>
        ScenarioServer.PlayAsync(scenario, host => new HostedPusherClient(host), new ScenarioServerOptions { Tolerance = Tolerance }))));

    [Fact]
    public async Task The_async_client_holds_each_file_that_takes_seconds()
    {
        Judgement[] judgements = await Real.Value;
        None(judgements.SelectMany(judgement => judgement.Findings.Select(finding => $"{judgement.Scenario.Id}: {finding}")));
    }

    [Fact]
    public async Task It_does_the_same_as_in_virtual_time_entry_by_entry_within_the_tolerance()
    {
        ClientUnderTest client = ClientUnderTest.Hosted(host => new HostedPusherClient(host));
        var differences = (await Real.Value).SelectMany(real => LaneComparison.Between(client.Run(real.Scenario).Log, real.Log, Tolerance).Select(difference => $"{real.Scenario.Id}: {difference}"));
        None(differences);
    }

    private static void None(IEnumerable<string> told)
    {
        string all = string.Join('\n', told);
        Assert.True(all.Length == 0, all);
    }

    private static IEnumerable<Scenario> Scenarios() => ScenarioFiles.Read(Repository.Path("scenarios/real-time"));
}
