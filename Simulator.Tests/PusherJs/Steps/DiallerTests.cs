using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.PusherJs.Steps;

/// <summary>Breaks when attempts start, or are given up, at other times than those of pusher-js.</summary>
public sealed class DiallerTests
{
    private readonly PageTalk talk = new();

    [Fact]
    public void The_address_names_the_release()
    {
        var client = new Simulator.PusherJs.PusherJsClient(new ClientSetup { Key = "k" });
        ClientOutput.OpenAttempt open = Assert.Single(client.Handle(Instant.Start, new ClientInput.Created()).OfType<ClientOutput.OpenAttempt>());
        Assert.Equal("ws://ws.pusherapp.com:80/app/k?protocol=7&client=js&version=8.6.0&flash=false", open.Url);
    }

    [Fact]
    public void The_first_attempts_take_fifteen_thirty_and_then_sixty_seconds()
    {
        Assert.Equal(["0 initialized -> connecting", "0 connecting", "0 open 1"], talk.Tell(0, new ClientInput.Created()));
        Assert.Equal(
            ["10000 connecting -> unavailable", "10000 unavailable", "15000 close 1", "15000 open 2", "45000 close 2", "45000 open 3", "105000 close 3", "105000 open 4", "165000 close 4", "165000 open 5"],
            talk.Until(170_000));
    }

    [Fact]
    public void A_refusal_does_not_bring_the_next_attempt_forward()
    {
        talk.Tell(0, new ClientInput.Created());
        Assert.Empty(talk.Tell(30, new ClientInput.AttemptFailed(1, "refused")));
        Assert.Equal(["15000 open 2"], talk.Until(20_000)[2..]);
    }

    [Fact]
    public void A_client_that_knows_the_latency_gives_an_attempt_twice_that_and_a_second()
    {
        PageTalk known = PageTalk.Connected();
        known.Break(10_000, 1);
        Assert.Equal(["11000 open 2", "12120 close 2", "12120 open 3"], known.Until(13_000)[2..]);
        Assert.Equal(["27120 close 3", "27120 open 4"], known.Until(28_000)[2..]); // after unavailable, at 21 s
    }

    [Fact]
    public void Where_such_an_attempt_is_refused_the_next_one_follows_at_once()
    {
        PageTalk known = PageTalk.Connected();
        known.Break(10_000, 1);
        known.Until(11_000);
        Assert.Equal(["11010 open 3"], known.Tell(11_010, new ClientInput.AttemptFailed(2, "refused")));
        Assert.Empty(known.Tell(11_020, new ClientInput.AttemptFailed(3, "refused"))); // the latency counts no longer
    }

    [Theory]
    [InlineData(1_800_060, true)]
    [InlineData(1_800_061, false)]
    public void The_latency_counts_for_half_an_hour(long at, bool counts)
    {
        PageTalk known = PageTalk.Connected();
        known.Tell(1_000, new ClientInput.Disconnect());
        known.Tell(at, new ClientInput.Connect());
        Assert.Equal(counts, known.Until(at + 1_120).Length > 0);
    }

    [Fact]
    public void The_latency_counts_by_the_wall_clock()
    {
        PageTalk known = PageTalk.Connected();
        known.Tell(1_000, new ClientInput.Disconnect());
        known.Tell(1_000, new ClientInput.WallClockJumped(Duration.FromSeconds(1_801)));
        known.Tell(1_000, new ClientInput.Connect());
        Assert.Empty(known.Until(9_000));
    }

    [Fact]
    public void A_close_in_the_handshake_of_a_short_attempt_opens_another_and_gives_it_up_at_once()
    {
        PageTalk known = PageTalk.Connected();
        known.Break(10_000, 1);
        known.Until(11_000);
        known.Tell(11_030, new ClientInput.AttemptOpened(2));
        Assert.Equal(
            ["11040 open 3", "11040 close 3", """11040 error {"type":"WebSocketError","error":{"type":"PusherError","data":{"code":4100,"message":"busy"}}}""", "11040 connecting_in 1"],
            known.Close(11_040, 2, 4100, "busy"));
    }

    [Fact]
    public void Timers_of_transports_that_are_missing_cost_four_milliseconds_once_they_are_deep()
    {
        talk.Tell(0, new ClientInput.Created());
        talk.Until(180_000);
        var client = new Simulator.PusherJs.PusherJsClient(new ClientSetup());
        client.Handle(Instant.Start, new ClientInput.Created());
        var deadlines = new List<long>();
        while (client.NextDeadline is Instant due && due.Milliseconds < 180_000)
        {
            deadlines.Add(due.Milliseconds);
            client.Handle(due, new ClientInput.DeadlineReached());
        }

        Assert.Equal([2_000, 5_000, 10_000, 15_000, 17_000, 20_000, 45_000, 47_000, 50_000, 105_000, 107_000, 110_000, 165_000, 167_000, 167_004, 170_000, 170_004], deadlines);
    }
}
