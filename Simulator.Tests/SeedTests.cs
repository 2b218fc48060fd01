using Simulator.Collections;
using Simulator.Logs;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Tests.Simulation;
using Simulator.Time;

namespace Simulator.Tests;

/// <summary>
/// One test a sentence of the seed document, in its order. Breaks when the reference client, in the simulated world,
/// does not do what the sentence says.
/// </summary>
public sealed class SeedTests
{
    private static readonly ValueList<Parameter> Params = [new("CSRFToken", "some_csrf_token")];
    private static readonly ValueList<Parameter> Headers = [new("X-CSRF-Token", "some_csrf_token")];
    private static readonly StepAction Subscribe = new StepAction.Call(new ProgramCall.Subscribe("private-chat"));

    [Fact]
    public void When_you_create_a_new_Pusher_object_you_are_automatically_connected() =>
        Assert.Equal([0.06], Play.Run(5).Entered("connected"));

    [Fact]
    public void The_application_key_is_in_the_address_of_the_connection() => Assert.All(
        Play.Run(new ClientSetup { Key = "a key" }, 5).Of<Entry.AttemptStarted>(),
        attempt => Assert.Contains("/app/a%20key?", attempt.Url, StringComparison.Ordinal));

    [Fact]
    public void The_connection_receives_and_emits_messages()
    {
        TransitionLog log = Play.Run(5, (1, new StepAction.Message("pusher:ping", null, null)));
        Assert.Contains(log.Of<Entry.TextReceived>(), received => received.Text.Contains("pusher:ping", StringComparison.Ordinal));
        Assert.Equal(["pusher:pong"], log.Sent());
    }

    [Fact]
    public void Encrypted_connects_only_over_SSL() => Assert.Equal(
        ["wss"], Play.Run(new ClientSetup { Encrypted = true }, 60, (5, Play.Offline)).Schemes().Distinct());

    [Fact]
    public void It_is_also_possible_to_force_SSL_by_the_application_s_settings() => Assert.Equal(
        ["ws", "wss", "wss"], Play.Run(new AppSetup { EncryptedOnly = true }, 20, (10, new StepAction.Reset())).Schemes());

    [Fact]
    public void With_ajax_the_parameters_are_additional_POST_parameters()
    {
        Entry.AuthRequested request = Authenticate(new ClientSetup { AuthParams = Params });
        Assert.Equal(("POST", "socket_id=1.1&channel_name=private-chat&CSRFToken=some_csrf_token"), (request.Method, request.Body));
    }

    [Fact]
    public void With_jsonp_the_parameters_are_GET_parameters()
    {
        Entry.AuthRequested request = Authenticate(new ClientSetup { AuthParams = Params, AuthTransport = AuthTransport.Jsonp });
        Assert.Equal("GET", request.Method);
        Assert.EndsWith("&socket_id=1.1&channel_name=private-chat&CSRFToken=some_csrf_token", request.Url, StringComparison.Ordinal);
    }

    [Fact]
    public void Headers_are_passed_to_the_authentication_endpoint_with_ajax() =>
        Assert.Contains(Headers[0], Authenticate(new ClientSetup { AuthHeaders = Headers }).Headers);

    [Fact]
    public void Headers_only_apply_with_ajax() =>
        Assert.Empty(Authenticate(new ClientSetup { AuthHeaders = Headers, AuthTransport = AuthTransport.Jsonp }).Headers);

    [Fact]
    public void Connections_over_the_limit_are_rejected_with_an_error_whose_data_code_is_4004()
    {
        TransitionLog log = Play.Run(new AppSetup { ConnectionLimit = 5, OpenConnections = 5 }, 60);
        Assert.Equal([4004], log.Errors());
        Assert.Equal("initialized connecting disconnected", log.States());
    }

    [Fact]
    public void Only_additional_connections_are_rejected() => Assert.Equal(
        "initialized connecting connected", Play.Run(60, (5, new StepAction.App(new AppChange { ConnectionLimit = 5, OpenConnections = 9 }))).States());

    [Fact]
    public void It_is_also_possible_to_disconnect() => Assert.Equal(
        "initialized connecting connected disconnected", Play.Run(600, (5, Play.Disconnect)).States());

    [Fact]
    public void Connections_close_when_a_user_leaves_the_page() =>
        Assert.Equal([5_000], Play.Run(60, (5, Play.LeavePage)).Of<Entry.AttemptGivenUp>().Select(given => given.At.Milliseconds));

    [Fact]
    public void Initialized_is_the_initial_state_and_no_event_is_emitted_in_it()
    {
        TransitionLog log = Play.Run(new ClientSetup { ConnectOnCreate = false }, 60);
        Assert.Equal("initialized", log.States());
        Assert.DoesNotContain(log.Entries, entry => entry.IsClients);
    }

    [Fact]
    public void Connecting_is_entered_again_when_reconnecting_after_a_failure() =>
        Assert.Equal([0, 5.02], Play.Run(10, (5, new StepAction.Reset())).Entered("connecting"));

    [Fact]
    public void Connected_means_open_and_authenticated_with_your_app() => Assert.Equal(
        "initialized connecting unavailable", Play.Run(60, (0, new StepAction.Handshake([], null))).States());

    [Theory]
    [InlineData("there is no internet connection")]
    [InlineData("Pusher is down")]
    [InlineData("some intermediary is blocking the connection")]
    public void Unavailable_means_that(string reason)
    {
        StepAction fault = reason switch
        {
            "there is no internet connection" => Play.Offline,
            "Pusher is down" => new StepAction.Server(ServerMode.Down),
            _ => new StepAction.Network(PathAttempts.Blocked, PathSockets.Alive, null, "blocked"),
        };
        Assert.EndsWith("connecting unavailable", Play.Run(60, (0, fault)).States(), StringComparison.Ordinal);
    }

    [Fact]
    public void Retries_every_ten_seconds_while_unavailable()
    {
        double[] retries = [.. Play.Run(100, (10, Play.Offline)).Attempts().Where(at => at > 40)];
        Assert.Equal(6, retries.Length);
        Assert.All(retries.Zip(retries.Skip(1)), pair => Assert.Equal(10, pair.Second - pair.First, 6));
    }

    [Fact]
    public void Connecting_in_events_are_still_triggered_while_unavailable() => Assert.Equal(
        [10, 10, 10, 10], Play.Run(75, (10, Play.Offline)).Of<Entry.ConnectingIn>().Where(entry => entry.At > Play.Seconds(40)).Select(entry => entry.Seconds));

    [Fact]
    public void Failed_means_that_neither_WebSocket_nor_Flash_is_supported()
    {
        TransitionLog log = Play.Run(new ClientSetup { Transports = [] }, 60);
        Assert.Equal("initialized failed", log.States());
        Assert.Empty(log.Attempts());
    }

    [Fact]
    public void Flash_is_the_fallback_in_browsers_that_do_not_natively_support_WebSockets()
    {
        TransitionLog log = Play.Run(new ClientSetup { Transports = [Transport.Flash] }, 60);
        Assert.Equal([Transport.Flash], log.Of<Entry.AttemptStarted>().Select(attempt => attempt.Transport));
        Assert.Equal("initialized connecting connected", log.States());
    }

    [Fact]
    public void Disconnected_means_previously_connected_and_now_intentionally_closed()
    {
        TransitionLog log = Play.Run(600, (5, new StepAction.Reset()), (60, Play.Disconnect));
        StateSpan[] disconnected = [.. StateSpan.In(log).Where(span => span.State == "disconnected")];
        Assert.Equal([Duration.Zero, Duration.FromSeconds(540)], disconnected.Select(span => span.Length));
    }

    [Fact]
    public void Connecting_in_tells_the_seconds_before_another_attempt_is_made()
    {
        TransitionLog log = Play.Run(35, (10, Play.Offline));
        double[] announced = [.. log.Of<Entry.ConnectingIn>().Select(entry => (entry.At.Milliseconds / 1000d) + (double)entry.Seconds)];
        Assert.Equal(announced.Take(4), log.Attempts().Skip(2), (left, right) => Math.Abs(left - right) < 1);
    }

    [Fact]
    public void Given_a_supported_browser_and_a_functioning_internet_connection() =>
        Assert.Equal("initialized connecting connected", Play.Run(600).States());

    [Fact]
    public void Temporary_failure_of_the_connection() => Assert.Equal(
        "initialized connecting connected disconnected connecting connected", Play.Run(60, (10, new StepAction.Reset())).States());

    [Fact]
    public void If_an_internet_connection_disappears_unavailable_comes_after_about_thirty_seconds()
    {
        TransitionLog log = Play.Run(60, (10, Play.Offline));
        Assert.Equal("initialized connecting connected disconnected connecting unavailable", log.States());
        Assert.Equal([10d, 40d], log.Entered("disconnected").Concat(log.Entered("unavailable")));
    }

    [Fact]
    public void When_the_internet_connection_becomes_available_again()
    {
        TransitionLog log = Play.Run(480, (10, Play.Offline), (310, Play.Up));
        Assert.EndsWith("unavailable connected", log.States(), StringComparison.Ordinal);
        Assert.Equal(310.06, log.Entered("connected").Last());
    }

    [Fact]
    public void In_the_case_that_Pusher_is_not_supported() =>
        Assert.Equal("initialized failed", Play.Run(new ClientSetup { Transports = [] }, 600).States());

    [Fact]
    public void Each_state_has_an_event_to_bind_to() => Assert.Equal(
        ["connecting", "connected", "disconnected", "connecting", "unavailable"],
        Play.Run(60, (10, Play.Offline)).Of<Entry.StateEvent>().Select(entry => entry.State));

    [Fact]
    public void Connecting_in_is_not_a_countdown_and_is_not_fired_every_second()
    {
        TransitionLog log = Play.Run(300, (10, Play.Offline));
        Assert.True(log.Of<Entry.ConnectingIn>().Count() <= log.Of<Entry.AttemptFailed>().Count());
    }

    [Fact]
    public void State_change_fires_for_all_state_changes_with_previous_and_current() => Assert.Equal(
        ["initialized connecting", "connecting connected", "connected disconnected"],
        Play.Run(60, (10, Play.Disconnect)).Of<Entry.StateChange>().Select(change => $"{change.Previous} {change.Current}"));

    [Fact]
    public void The_state_can_be_queried() => Assert.Equal(
        ["initialized", "connecting", "connected", "disconnected"],
        Play.Run(60, (10, Play.Disconnect)).Of<Entry.StateRead>().Select(read => read.State));

    [Fact]
    public void The_events_removed_in_1_9_are_not_emitted() =>
        Assert.Empty(Play.Run(480, (10, Play.Offline), (310, Play.Up)).Of<Entry.EventEmitted>());

    private static Entry.AuthRequested Authenticate(ClientSetup setup) =>
        Assert.Single(Play.Run(setup, 5, (1, Subscribe)).Of<Entry.AuthRequested>());
}
