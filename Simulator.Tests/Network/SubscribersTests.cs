using Simulator.Clients;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Servers;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Network;

/// <summary>Breaks when subscribers of a channel do not hear of each other what a Pusher server tells, or hear what is not for them.</summary>
public sealed class SubscribersTests
{
    private const string Room = "presence-room";
    private const string Url = "ws://ws.pusherapp.com:80/app/app-key?protocol=7&client=test&version=1.0";

    private readonly List<(int Attempt, string Text)> told = [];
    private readonly LiveRun run;
    private int now;

    public SubscribersTests() => run = Begin(new ServerSetup(), new AppSetup());

    [Fact]
    public void A_presence_channel_is_confirmed_with_all_who_are_there_and_they_hear_who_comes()
    {
        Join(1, Room, "anna");
        Join(2, Room, "ben", """{"age":3}""");
        Assert.Equal("""{"presence":{"ids":["anna"],"hash":{"anna":{}},"count":1}}""", Data(1, ChannelMessages.Succeeded));
        Assert.Equal("""{"presence":{"ids":["anna","ben"],"hash":{"anna":{},"ben":{"age":3}},"count":2}}""", Data(2, ChannelMessages.Succeeded));
        Assert.Equal("""{"user_id":"ben","user_info":{"age":3}}""", Data(1, PresenceMember.Added));
        Assert.Empty(Heard(2, PresenceMember.Added));
    }

    [Fact]
    public void A_user_with_two_connections_comes_once_and_goes_with_the_last()
    {
        Join(1, Room, "anna");
        Join(2, Room, "ben");
        Join(3, Room, "ben");
        Act(new ClientOutput.CloseAttempt(2));
        Assert.Empty(Heard(1, PresenceMember.Removed));
        Act(new ClientOutput.SendText(3, ChannelAuth.WriteUnsubscribe(Room)));
        Assert.Equal("""{"user_id":"ben"}""", Data(1, PresenceMember.Removed));
        Assert.Single(Heard(1, PresenceMember.Added));
    }

    [Theory]
    [InlineData("client closes")]
    [InlineData("server closes")]
    [InlineData("reset")]
    [InlineData("silent")]
    public void A_connection_that_ends_leaves_its_channels(string how)
    {
        Join(1, Room, "anna");
        Join(2, Room, "ben");
        switch (how)
        {
            case "client closes":
                Act(new ClientOutput.CloseAttempt(2));
                break;
            case "server closes":
                Do(new StepAction.Close(4200, ""));
                break;
            case "reset":
                Do(new StepAction.Reset());
                break;
            default:
                Do(NamedNetwork.Blackhole);
                Act(new ClientOutput.CloseAttempt(2));
                Do(NamedNetwork.Up);
                break;
        }

        Assert.Equal("""{"user_id":"ben"}""", Data(1, PresenceMember.Removed));
        Assert.Equal(["anna"], run.MembersOf(Room).Select(member => member.Id));
    }

    [Fact]
    public void A_client_event_reaches_the_others_with_the_user_on_a_presence_channel()
    {
        Join(1, Room, "anna");
        Join(2, Room, "ben");
        Act(new ClientOutput.SendText(2, ClientEvent.Write("client-typing", Room, """{"on":true}""")));
        Assert.Equal("""{"event":"client-typing","channel":"presence-room","data":"{\"on\":true}","user_id":"ben"}""", Assert.Single(Heard(1, "client-typing")));
        Assert.Empty(Heard(2, "client-typing"));
    }

    [Theory]
    [InlineData("public", "client-typing")] // anybody can be on a public channel
    [InlineData(Room, "typing")] // not a client's to say
    [InlineData("private-elsewhere", "client-typing")] // the sender is not there
    public void What_a_client_may_not_send_reaches_nobody(string channel, string name)
    {
        Join(1, channel, "anna");
        Join(2, channel == "private-elsewhere" ? Room : channel, "ben");
        Act(new ClientOutput.SendText(2, ClientEvent.Write(name, channel, "{}")));
        Assert.Empty(Heard(1, name));
    }

    [Fact]
    public void What_is_published_reaches_all_but_the_one_that_is_left_out()
    {
        Join(1, "news", "anna");
        Join(2, "news", "ben");
        Join(3, "other", "carl");
        run.Publish(Later(), "news", "greeting", "{}", except: 2);
        run.AdvanceTo(Later());
        Assert.Equal([1], told.Where(text => text.Text.Contains("greeting", StringComparison.Ordinal)).Select(text => text.Attempt));
        Assert.Equal(["news", "other"], run.Channels);
        Assert.Equal((2, 0), (run.SubscribersOf("news"), run.SubscribersOf("nowhere")));
    }

    [Theory]
    [InlineData("secret", true)]
    [InlineData("wrong", false)]
    public void A_server_that_knows_the_secret_takes_what_was_signed_with_it(string secret, bool isTaken)
    {
        LiveRun strict = Begin(new ServerSetup(), new AppSetup { Secret = "secret" });
        Open(strict, 1);
        Act(strict, new ClientOutput.SendText(1, ChannelAuth.WriteSubscribe("private-room", new ChannelAuth(ChannelSignature.Of("app-key", secret, "1.1", "private-room", null), null))));
        Assert.Equal(isTaken ? 1 : 0, strict.SubscribersOf("private-room"));
        Assert.Equal(isTaken ? 0 : 1, Heard(1, ErrorNotice.Event).Count());
        Assert.DoesNotContain(told, text => text.Text.Contains(ChannelSignature.Of("app-key", "secret", "1.1", "private-room", null), StringComparison.Ordinal));
    }

    [Fact]
    public void Each_kind_of_server_writes_its_members_in_its_own_form()
    {
        string Confirmed(Dialect dialect)
        {
            told.Clear();
            LiveRun other = Begin(new ServerSetup { Dialect = dialect }, new AppSetup());
            Join(other, 1, Room, "1", null);
            return Data(1, ChannelMessages.Succeeded);
        }

        Assert.Equal("""{"presence":{"ids":["1"],"hash":{},"count":1}}""", Confirmed(Dialects.Soketi));
        Assert.Equal("""{"presence":{"count":1,"ids":["1"],"hash":{"1":null}}}""", Confirmed(Dialects.Reverb));
    }

    [Fact]
    public void The_signature_is_that_of_the_documentation()
    {
        const string Expected = "278d425bdf160c739803:58df8b0c36d6982b82c3ecf6b4662e34fe8c25bba48f5369f135bf843651c3a4";
        Assert.Equal(Expected, ChannelSignature.Of("278d425bdf160c739803", "7ad3773142a6692b25b8", "1234.1234", "private-foobar", null));
    }

    private LiveRun Begin(ServerSetup server, AppSetup app) =>
        new(new Scenario("many", "Many", new Instant(1_000_000)) { Server = server, App = app }, Tell, _ => { });

    private void Tell(ClientInput input)
    {
        if (input is ClientInput.TextReceived text)
        {
            told.Add((text.Attempt, text.Text));
        }
    }

    private Instant Later() => new(now += 1_000);

    private void Open(LiveRun on, int attempt) => Act(on, new ClientOutput.OpenAttempt(attempt, Transport.WebSocket, Url));

    private void Join(int attempt, string channel, string user, string? info = null) => Join(run, attempt, channel, user, info);

    private void Join(LiveRun on, int attempt, string channel, string user, string? info)
    {
        Open(on, attempt);
        string? who = ChannelAuth.IsPresence(channel) ? new PresenceMember(user, info).WriteAdded() : null;
        Act(on, new ClientOutput.SendText(attempt, ChannelAuth.WriteSubscribe(channel, new ChannelAuth($"app-key:signature-of-{channel}", who))));
    }

    private void Act(ClientOutput output) => Act(run, output);

    private void Act(LiveRun on, ClientOutput output)
    {
        on.Act(Later(), output);
        on.AdvanceTo(Later());
    }

    private void Do(StepAction action)
    {
        run.Do(Later(), action);
        run.AdvanceTo(Later());
    }

    private IEnumerable<string> Heard(int attempt, string name) =>
        told.Where(text => text.Attempt == attempt && Frame.Parse(text.Text)?.Event == name).Select(text => text.Text);

    private string Data(int attempt, string name) => Frame.Parse(Assert.Single(Heard(attempt, name)))!.Data!;
}
