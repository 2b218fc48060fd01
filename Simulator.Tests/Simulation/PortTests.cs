using Simulator.Clients;
using Simulator.Collections;
using Simulator.Findings;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Simulation;

/// <summary>Breaks when a client that misuses the port ends the tool, or goes on unnoticed.</summary>
public sealed class PortTests
{
    private static readonly ClientOutput Open = new ClientOutput.OpenAttempt(1, Transport.WebSocket, ConnectionUrl.Write("app-key", secure: false, Transport.WebSocket));
    private static readonly ClientOutput Close = new ClientOutput.CloseAttempt(1);
    private static readonly ClientOutput Send = new ClientOutput.SendText(1, "{}");

    [Fact]
    public void An_attempt_is_started_once() =>
        AssertFound("port/attempt", "attempt 1 is started twice: ", input => input is ClientInput.Created ? [Open, Open] : []);

    [Fact]
    public void What_was_never_started_cannot_be_closed() =>
        AssertFound("port/attempt", "attempt 1 is closed, and was never started: ", input => input is ClientInput.Created ? [Close] : []);

    [Fact]
    public void An_attempt_is_closed_once() =>
        AssertFound("port/attempt", "attempt 1 is closed twice: ", input => input is ClientInput.Created ? [Open, Close, Close] : []);

    [Fact]
    public void Nothing_is_sent_on_what_was_never_started() =>
        AssertFound("port/attempt", "attempt 1 gets a text, and was never started: ", input => input is ClientInput.Created ? [Send] : []);

    [Fact]
    public void Nothing_is_sent_before_an_attempt_is_open() =>
        AssertFound("port/attempt", "attempt 1 gets a text before the client is told that it is open: ", input => input is ClientInput.Created ? [Open, Send] : []);

    [Fact]
    public void Nothing_is_sent_after_the_client_has_closed_an_attempt() =>
        AssertFound("port/attempt", "attempt 1 gets a text after the client has closed it: ", input => input switch
        {
            ClientInput.Created => [Open],
            ClientInput.AttemptOpened => [Close, Send],
            _ => [],
        });

    [Fact]
    public void Nothing_is_sent_after_the_end_of_an_attempt_was_told() =>
        AssertFound("port/attempt", "attempt 1 gets a text after the client was told that it has ended: ", input => input switch
        {
            ClientInput.Created => [Open],
            ClientInput.AttemptClosed => [Send],
            _ => [],
        });

    [Fact]
    public void What_is_still_under_way_the_client_cannot_know() => Assert.DoesNotContain(
        Found(input => input switch
        {
            ClientInput.Created => [Open],
            ClientInput.Subscribe => [Send, Close], // the reset is on its way
            _ => [],
        }),
        finding => finding.Kind == FindingKind.RunStopped);

    [Fact]
    public void What_has_ended_may_be_closed_all_the_same() => Assert.DoesNotContain(
        Found(input => input switch
        {
            ClientInput.Created => [Open],
            ClientInput.AttemptClosed => [Close],
            _ => [],
        }),
        finding => finding.Kind == FindingKind.RunStopped);

    [Fact]
    public void A_request_is_made_once()
    {
        var request = new ClientOutput.AuthRequest(1, "POST", "/pusher/auth", [], "");
        AssertFound("port/request", "request 1 is made twice: ", input => input is ClientInput.Created ? [request, request] : []);
    }

    [Fact]
    public void A_client_that_throws_is_found() =>
        AssertFound("client/threw", "InvalidOperationException on Created: no idea", _ => throw new InvalidOperationException("no idea"));

    [Fact]
    public void A_client_that_answers_null_is_found() => AssertFound("client/null", "Handle returned null: ", _ => null!);

    [Fact]
    public void A_client_that_answers_null_among_others_is_found() => AssertFound("client/null", "Handle returned a list with null in it: ", _ => [Open, null!]);

    [Fact]
    public void A_client_without_a_state_is_found() => AssertFound("client/null", "State is null: ", _ => [], () => null!);

    [Fact]
    public void A_client_whose_state_throws_is_found() =>
        AssertFound("client/threw", "InvalidOperationException on State: no idea", _ => [], () => throw new InvalidOperationException("no idea"));

    [Fact]
    public void A_client_that_was_not_made_is_found() => AssertFound("client/null", "there is no client: what makes it returned null", FoundIn(_ => null!));

    [Fact]
    public void A_client_that_cannot_be_made_is_found() => AssertFound(
        "client/threw", "InvalidOperationException on being made: no idea", FoundIn(_ => throw new InvalidOperationException("no idea")));

    private static ValueList<Finding> FoundIn(Func<ClientSetup, IClient> make)
    {
        Scenario scenario = Play.Scenario(5, (1, new StepAction.Reset()), (1.001, new StepAction.Subscribe("news")));
        return Judge.Of(scenario, ScenarioRunner.Run(scenario, make)).Findings;
    }

    private static ValueList<Finding> Found(Func<ClientInput, IReadOnlyList<ClientOutput>> handle) => FoundIn(_ => new ScriptedClient(handle, () => "initialized"));

    private static void AssertFound(string cause, string start, Func<ClientInput, IReadOnlyList<ClientOutput>> handle, Func<string>? state = null) =>
        AssertFound(cause, start, FoundIn(_ => new ScriptedClient(handle, state ?? (() => "initialized"))));

    private static void AssertFound(string cause, string start, IEnumerable<Finding> findings)
    {
        Finding stop = Assert.Single(findings, finding => finding.Kind == FindingKind.RunStopped);
        Assert.Equal(cause, stop.Name);
        Assert.StartsWith(start, stop.Actual, StringComparison.Ordinal);
    }

    /// <summary>A client that answers each input as a test says.</summary>
    private sealed class ScriptedClient(Func<ClientInput, IReadOnlyList<ClientOutput>> handle, Func<string> state) : IClient
    {
        public string State => state();

        public Instant? NextDeadline => null;

        public IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input) => handle(input);
    }
}
