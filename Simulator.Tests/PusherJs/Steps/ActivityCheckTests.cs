using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.PusherJs.Steps;

/// <summary>Breaks when a silent connection is pinged, or given up, at other times than with pusher-js.</summary>
public sealed class ActivityCheckTests
{
    private const string Pong = """{"event":"pusher:pong","data":{}}""";

    [Fact]
    public void Silence_leads_to_a_ping_and_a_missing_pong_to_a_new_connection_in_one_instant()
    {
        PageTalk talk = PageTalk.Connected();
        Assert.Equal(
            ["""120060 send 1 {"event":"pusher:ping","data":{}}""", "150060 close 1", "150060 connected -> connecting", "150060 connecting", "150060 open 2"],
            talk.Until(150_060));
    }

    [Fact]
    public void Whatever_is_heard_counts_as_a_pong()
    {
        PageTalk talk = PageTalk.Connected();
        talk.Until(120_060);
        talk.Hear(130_000, 1, """{"event":"news"}""");
        Assert.Equal(["""250000 send 1 {"event":"pusher:ping","data":{}}"""], talk.Until(250_000));
    }

    [Fact]
    public void What_cannot_be_read_does_not()
    {
        PageTalk talk = PageTalk.Connected();
        talk.Until(120_060);
        talk.Hear(130_000, 1, "nonsense");
        Assert.Contains("150060 close 1", talk.Until(150_060));
    }

    [Fact]
    public void The_shortest_of_all_activity_timeouts_counts()
    {
        PageTalk talk = PageTalk.Connected(setup: new ClientSetup { ActivityTimeout = Duration.FromSeconds(20), PongTimeout = Duration.FromSeconds(5) });
        Assert.Equal(["""20060 send 1 {"event":"pusher:ping","data":{}}""", "25060 close 1"], talk.Until(25_060)[..2]);
    }

    [Fact]
    public void An_offline_notice_pings_at_once()
    {
        PageTalk talk = PageTalk.Connected();
        Assert.Equal(["""5000 send 1 {"event":"pusher:ping","data":{}}"""], talk.Tell(5_000, new ClientInput.NetworkOffline()));
        talk.Hear(5_020, 1, Pong);
        Assert.Empty(talk.Until(100_000));
    }

    [Fact]
    public void A_ping_of_the_server_is_answered() => Assert.Equal(
        ["""5000 send 1 {"event":"pusher:pong","data":{}}"""], PageTalk.Connected().Hear(5_000, 1, """{"event":"pusher:ping"}"""));

    [Theory]
    [InlineData(10_000, false, 10_000)] // half its age would be less
    [InlineData(60_030, false, 30_000)] // half its age
    [InlineData(10_000, true, 120_000)] // closed in order: it died of nothing
    public void After_a_socket_that_broke_young_the_next_one_is_pinged_sooner(long at, bool isClean, long silence)
    {
        PageTalk talk = PageTalk.Connected();
        talk.Close(at, 1, 1006, "", isClean);
        talk.Until(at + 1_000);
        talk.Greet(at + 1_010, 2);
        long connected = at + 1_040;
        Assert.StartsWith($"{connected + silence} send 2 ", Assert.Single(talk.Until(connected + silence)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_socket_that_the_client_closed_counts_as_broken_when_the_other_side_says_nothing_for_a_minute()
    {
        PageTalk talk = PageTalk.Connected();
        talk.Tell(5_000, new ClientInput.Disconnect());
        talk.Tell(65_000, new ClientInput.Connect());
        talk.Greet(65_010, 2);
        Assert.Single(talk.Until(65_040 + 32_485)); // half of the 64,970 ms that it lived
    }
}
