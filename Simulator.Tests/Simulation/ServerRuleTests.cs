using Simulator.Collections;
using Simulator.Logs;
using Simulator.Network;
using Simulator.Servers;
using Simulator.Simulation;
using Simulator.Time;
using static Simulator.Tests.Simulation.Play;

namespace Simulator.Tests.Simulation;

/// <summary>Breaks when a server does not do by its rules what the language page says.</summary>
public sealed class ServerRuleTests
{
    private static readonly ServerTrigger Ping = new ServerTrigger.Receives(new NamePattern("pusher:ping"), null, null);
    private static readonly StepAction News = new StepAction.Call(new ProgramCall.Subscribe("news"));

    [Fact]
    public void The_first_rule_that_applies_decides_and_a_spent_one_applies_no_more()
    {
        ServerRule[] rules = [new(Subscribes("news"), [new ServerReply.Raw("1")]) { Times = 1 }, new(Subscribes("*"), [new ServerReply.Raw("2")])];
        TransitionLog log = With(rules, (1, News), (2, new StepAction.Call(new ProgramCall.Subscribe("sport"))), (3, new StepAction.Reset()));
        Assert.Equal(["1", "2", "2", "2"], Heard(log).Where(text => text.Length == 1));
    }

    [Fact]
    public void Own_rules_stand_before_those_of_the_dialect()
    {
        Scenario scenario = Play.Scenario(130) with { Server = new ServerSetup { Dialect = Dialects.Soketi, Rules = [new(new ServerTrigger.SaidNothing(Duration.FromSeconds(10)), [])] } };
        Assert.DoesNotContain(ScenarioRunner.Run(scenario).Of<Entry.AttemptClosed>(), closed => closed.Code == 4201);
        Assert.Contains(ScenarioRunner.Run(scenario).Of<Entry.WorldActed>(), acted => acted.Text == "the server acts on #1: nothing said for 10s");
    }

    [Fact]
    public void Silence_of_the_client_counts_anew_with_each_text_and_is_answered_once()
    {
        ServerRule[] rules = [new(new ServerTrigger.HeardNothing(Duration.FromSeconds(10), Subscribed: false), [new ServerReply.Raw("there?")])];
        TransitionLog log = With(rules, (5, News));
        Assert.Equal([15_020], log.Of<Entry.TextReceived>().Where(text => text.Text == "there?").Select(text => (text.At - Instant.Start).Milliseconds));
    }

    [Fact]
    public void Only_a_subscribed_connection_is_missed_where_the_rule_says_so()
    {
        ServerRule[] rules = [new(new ServerTrigger.HeardNothing(Duration.FromSeconds(10), Subscribed: true), [new ServerReply.Close(4201, "")])];
        Assert.Empty(With(rules).Of<Entry.AttemptClosed>());
        Assert.NotEmpty(With(rules, (1, News)).Of<Entry.AttemptClosed>());
    }

    [Fact]
    public void What_must_come_in_time_and_comes_keeps_the_connection()
    {
        ServerRule[] rules = [new(new ServerTrigger.Open(Duration.FromSeconds(10), Subscribes("news")), [new ServerReply.Close(4009, "late")])];
        Assert.Empty(With(rules, (9, News)).Of<Entry.AttemptClosed>());
        Assert.Equal("late", Assert.Single(With(rules).Of<Entry.AttemptClosed>()).Reason);
    }

    [Fact]
    public void A_reaction_that_comes_too_late_for_its_socket_comes_to_nothing()
    {
        ServerRule[] rules = [new(Subscribes("news"), [new ServerReply.Raw("late")]) { After = Duration.FromSeconds(5), Times = 1 }];
        Assert.DoesNotContain("late", Heard(With(rules, (1, News), (3, new StepAction.Reset()))));
        Assert.Contains("late", Heard(With(rules, (1, News))));
    }

    [Fact]
    public void An_HTTP_status_lets_no_socket_open()
    {
        TransitionLog log = With([new(new ServerTrigger.Accepts(), [new ServerReply.Http(404)])]);
        Assert.Empty(log.Of<Entry.AttemptOpened>());
        Assert.All(log.Of<Entry.AttemptFailed>(), failed => Assert.Equal("upgrade answered with HTTP 404", failed.Reason));
    }

    [Fact]
    public void The_proof_that_the_endpoint_grants_is_valid_and_any_other_is_not()
    {
        ServerRule[] rules = [new(new ServerTrigger.Receives(new NamePattern("pusher:subscribe"), null, Authorised: false), [new ServerReply.Raw("no")])];
        (double, StepAction) ask = (2, new StepAction.Call(new ProgramCall.Subscribe("private-a")));
        Assert.DoesNotContain("no", Heard(With(rules, ask)));
        Assert.Contains("no", Heard(With(rules, (1, new StepAction.Auth(200, """{"auth":"app-key:0"}""", null)), ask)));
    }

    [Fact]
    public void Rules_of_a_step_take_the_place_of_earlier_ones_at_once()
    {
        ServerRule enough = new(new ServerTrigger.HeardNothing(Duration.FromSeconds(10), Subscribed: false), [new ServerReply.Close(4201, "")]);
        Assert.Empty(With([enough], (9, new StepAction.ServerRules([]))).Of<Entry.AttemptClosed>());
        Assert.Equal(15_020, (Assert.Single(With([], (5, new StepAction.ServerRules([enough with { Times = 1 }]))).Of<Entry.AttemptClosed>()).At - Instant.Start).Milliseconds);
    }

    [Fact]
    public void A_message_is_published_to_subscribers_only_and_the_step_says_where_there_is_none()
    {
        StepAction goal = new StepAction.Publish("goal", "news", null);
        TransitionLog log = With([], (1, goal), (2, News), (3, goal), (4, new StepAction.Call(new ProgramCall.Unsubscribe("news"))), (5, goal));
        Assert.Single(Heard(log), text => text.Contains("goal", StringComparison.Ordinal));
        Assert.Equal(["publish goal news (nobody is subscribed to news)", "publish goal news", "publish goal news (nobody is subscribed to news)"], log.Of<Entry.StepTaken>().Select(step => step.Text).Where(text => text.StartsWith("publish", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_server_that_drains_closes_and_refuses_with_4200_until_it_is_up_again()
    {
        TransitionLog log = With([], (5, new StepAction.Server(ServerMode.Draining)), (8, new StepAction.Server(ServerMode.Up)));
        Assert.All(log.Of<Entry.AttemptClosed>(), closed => Assert.Equal(4200, closed.Code));
        Assert.InRange(log.Of<Entry.AttemptClosed>().Count(), 3, 5);
        Assert.Equal("connected", log.Of<Entry.StateChange>().Last().Current);
    }

    [Fact]
    public void A_silent_server_reacts_to_nothing()
    {
        ServerRule[] rules = [new(Ping, [new ServerReply.Close(4200, "")]), new(new ServerTrigger.Open(Duration.FromSeconds(10), null), [new ServerReply.Close(4200, "")])];
        Assert.Empty(With(rules, (1, new StepAction.Server(ServerMode.Silent))).Of<Entry.AttemptClosed>());
    }

    /// <summary>The log of a day with some kind of server.</summary>
    internal static string Day(ServerSetup server) => LogText.Write(
        ScenarioRunner.Run(Play.Scenario(600, (1, News), (2, new StepAction.Call(new ProgramCall.Subscribe("private-a"))), (300, new StepAction.App(new AppChange { Exists = false })), (301, new StepAction.Reset())) with { Server = server }),
        LogForm.Verbose);

    private static ServerTrigger.Receives Subscribes(string channel) => new(new NamePattern("pusher:subscribe"), new NamePattern(channel), null);

    private static TransitionLog With(ServerRule[] rules, params (double, StepAction)[] steps) =>
        ScenarioRunner.Run(Play.Scenario(30, steps) with { Server = new ServerSetup { Rules = new ValueList<ServerRule>(rules) } });

    private static IEnumerable<string> Heard(TransitionLog log) => log.Of<Entry.TextReceived>().Select(text => text.Text);
}
