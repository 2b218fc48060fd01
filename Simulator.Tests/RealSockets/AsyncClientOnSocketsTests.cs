using Simulator.Findings;
using Simulator.Scenarios.Format;
using Simulator.Simulation;
using Simulator.Testing;
using Simulator.Tests.AsyncClient;
using Simulator.Time;

namespace Simulator.Tests.RealSockets;

/// <summary>Breaks when a client that keeps all rules in virtual time breaks one on real sockets, or does something else there.</summary>
[Collection(RealSocketsCollection.Name)]
[Trait("Speed", "Slow")]
public sealed class AsyncClientOnSocketsTests
{
    private const int MostPlays = 3; // a machine that stalls does not do so three times: a mistake is there each time

    private static readonly Duration Tolerance = new(400);

    private static readonly ClientUnderTest Virtual = ClientUnderTest.Hosted(host => new HostedPusherClient(host));

    [Fact]
    public async Task The_async_client_holds_each_file_that_takes_seconds_and_does_the_same_as_in_virtual_time_entry_by_entry()
    {
        string[] told = [.. (await Task.WhenAll(ScenarioFiles.Read(Repository.Path("scenarios/real-time")).Select(FaultOf))).OfType<string>()];
        Assert.True(told.Length == 0, string.Join('\n', told));
    }

    private static async Task<string?> FaultOf(Scenario scenario)
    {
        string? fault = null;
        for (int play = 0; play < MostPlays; play++)
        {
            Judgement real = await ScenarioServer.PlayAsync(scenario, host => new HostedPusherClient(host), new ScenarioServerOptions { Tolerance = Tolerance });
            fault = real.Findings.Select(finding => finding.ToString()).Concat(LaneComparison.Between(Virtual.Run(scenario).Log, real.Log, Tolerance)).FirstOrDefault();
            if (fault is null)
            {
                return null;
            }
        }

        return $"{scenario.Id}: {fault}";
    }
}
