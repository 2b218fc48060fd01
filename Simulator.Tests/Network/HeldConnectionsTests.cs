using Simulator.Network;
using Simulator.Servers;
using Simulator.Simulation;
using Simulator.Tests.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Network;

/// <summary>Breaks when the limit of an application counts other connections of the client than those of which the server has not heard the end.</summary>
public sealed class HeldConnectionsTests
{
    private static readonly AppSetup OnePlace = new() { ConnectionLimit = 1 };
    private static readonly StepAction Elsewhere = new StepAction.Network(null, null, null, null) { OpenNow = OpenSockets.Dead };

    [Fact]
    public void A_connection_that_was_closed_or_reset_is_not_counted() => Assert.Empty(
        Play.Run(OnePlace, 60, (5, new StepAction.Reset()), (15, Play.Disconnect), (15, Play.Connect), (25, new StepAction.Close(1000, ""))).Errors());

    [Fact]
    public void A_connection_that_was_lost_without_a_word_is_counted() =>
        Assert.Equal([4004], Play.Run(OnePlace, 300, (5, Elsewhere)).Errors());

    [Fact]
    public void So_is_one_that_died_in_a_sleep_and_one_that_was_closed_over_a_silent_path()
    {
        Assert.Equal([4004], Play.Run(OnePlace, 600, (5, new StepAction.Sleep(Duration.FromSeconds(60)))).Errors());
        Assert.Equal([4004], Play.Run(OnePlace, 60, (5, Play.Blackhole), (6, Play.Disconnect), (7, Play.Up), (8, Play.Connect)).Errors());
    }

    [Fact]
    public void A_server_that_goes_down_holds_none() => Assert.Empty(
        Play.Run(OnePlace, 300, (5, Elsewhere), (10, new StepAction.Server(ServerMode.Down)), (11, new StepAction.Server(ServerMode.Up))).Errors());

    [Theory]
    [InlineData(140, 0)]
    [InlineData(160, 1)]
    public void A_server_counts_what_was_lost_until_its_patience_is_over(int seconds, int errors)
    {
        var impatient = new ServerRule(new ServerTrigger.HeardNothing(Duration.FromSeconds(seconds), false), [new ServerReply.Close(4201, "")]);
        Scenario scenario = Play.Scenario(300, (5, Elsewhere)) with { App = OnePlace, Server = new ServerSetup { Rules = [impatient] } };
        Assert.Equal(errors, ScenarioRunner.Run(scenario).Errors().Count());
    }

    [Fact]
    public void The_client_s_own_connection_fills_the_last_place() =>
        Assert.Contains(Play.Run(OnePlace, 5).Of<Simulator.Logs.Entry.WorldChanged>(), world => world.Full);
}
