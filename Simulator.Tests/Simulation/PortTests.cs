using Simulator.Clients;
using Simulator.Collections;
using Simulator.Findings;
using Simulator.Logs;
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

    [Fact]
    public void A_client_that_throws_is_found_with_its_own_place() => Assert.Matches(
        @"InvalidOperationException on Created: no idea \(in Simulator\.Tests\..*PortTests.*\)$",
        Found(_ => throw new InvalidOperationException("no idea")).First(finding => finding.Kind == FindingKind.RunStopped).Actual);

    [Fact]
    public void An_exception_whose_message_throws_is_found() =>
        AssertFound("client/threw", "Mumbling on Created: its message cannot be read: FormatException", _ => throw new Mumbling());

    public static TheoryData<string, string> Nonsense => new()
    {
        { "client/null", "a text to send is null" }, { "client/null", "the address of an attempt is null" }, { "client/null", "the payload of an error is null" },
        { "client/null", "the body of an authentication request is null" }, { "client/null", "the headers of an authentication request are null" },
        { "client/null", "the name of a header is null" }, { "client/null", "the state after a change is null" }, { "client/null", "the event of a state is null" },
        { "client/text", "the data of an event holds half a pair of surrogates" }, { "limit/text", "the address of an authentication request has 100001 characters; 100000 are allowed" },
        { "client/transport", "an attempt has a transport that does not exist" },
    };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void What_no_client_may_say_is_told_as_the_clients_mistake(string cause, string start) => AssertFound(cause, start, input => input is ClientInput.Created ? [Saying(start)] : []);

    [Fact]
    public void Half_a_pair_is_told_from_a_whole_one() => Assert.DoesNotContain(
        Found(input => input is ClientInput.Created ? [new ClientOutput.OtherEvent("a\ud83d\udc33b\ud83d\udc33", "")] : []), finding => finding.Kind == FindingKind.RunStopped);

    [Fact]
    public void A_wait_that_never_ends_can_be_announced() => Assert.Contains(
        Found(input => input is ClientInput.Created ? [new ClientOutput.ConnectingIn(decimal.MaxValue)] : []), finding => finding.Name == "EVENT-3");

    [Fact]
    public void A_list_that_throws_when_it_is_read_is_found() => AssertFound("client/threw", "NotSupportedException on Created: ", _ => new Tricky(1, _ => throw new NotSupportedException("no")));

    [Fact]
    public void A_list_that_is_another_one_when_it_is_read_again_is_read_once()
    {
        Assert.DoesNotContain(Found(_ => Once()), finding => finding.Kind == FindingKind.RunStopped);

        static Tricky Once()
        {
            int reads = 0;
            return new Tricky(1, _ => reads++ == 0 ? new ClientOutput.OtherEvent("x", "") : null!);
        }
    }

    [Fact]
    public void A_list_without_end_is_found() => AssertFound("client/flood", "Handle returned a list of 2147483647 outputs", _ => new Tricky(int.MaxValue, _ => Open));

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MaxValue - 1)]
    public void A_deadline_at_the_end_of_time_is_never_reached_after_a_sleep(long deadline)
    {
        Scenario scenario = Play.Scenario(5, (1, new StepAction.Sleep(Duration.FromSeconds(2))));
        TransitionLog log = ScenarioRunner.Run(scenario, _ => new ScriptedClient(_ => [], () => "initialized") { NextDeadline = new Instant(deadline) });
        Assert.Empty(log.Of<Entry.DeadlineReached>());
    }

    private static ClientOutput Saying(string start)
    {
        var request = new ClientOutput.AuthRequest(1, "POST", "/a", [], "");
        return start switch
        {
            _ when start.StartsWith("a text to send", StringComparison.Ordinal) => new ClientOutput.SendText(1, null!),
            _ when start.StartsWith("the address of an attempt", StringComparison.Ordinal) => new ClientOutput.OpenAttempt(1, Transport.WebSocket, null!),
            _ when start.StartsWith("the payload", StringComparison.Ordinal) => new ClientOutput.Error(null!),
            _ when start.StartsWith("the body", StringComparison.Ordinal) => request with { Body = null! },
            _ when start.StartsWith("the headers", StringComparison.Ordinal) => request with { Headers = null! },
            _ when start.StartsWith("the name of a header", StringComparison.Ordinal) => request with { Headers = [default] },
            _ when start.StartsWith("the state after", StringComparison.Ordinal) => new ClientOutput.StateChange("a", null!),
            _ when start.StartsWith("the event of", StringComparison.Ordinal) => new ClientOutput.StateEvent(null!),
            _ when start.StartsWith("the data of", StringComparison.Ordinal) => new ClientOutput.OtherEvent("x", "a\ud83d"),
            _ when start.StartsWith("the address of an auth", StringComparison.Ordinal) => request with { Url = new string('a', 100_001) },
            _ => new ClientOutput.OpenAttempt(1, (Transport)9, "ws://x"),
        };
    }

    private static ValueList<Finding> FoundIn(Func<ClientSetup, IClient> make)
    {
        Scenario scenario = Play.Scenario(5, (1, new StepAction.Reset()), (1.001, new StepAction.Call(new ProgramCall.Subscribe("news"))));
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

        public Instant? NextDeadline { get; init; }

        public IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input) => handle(input);
    }

#pragma warning disable CA1032 // nobody but this test throws it
    private sealed class Mumbling : Exception
#pragma warning restore CA1032
    {
        public override string Message => throw new FormatException();
    }

    /// <summary>A list of a client's own, which does what it likes.</summary>
    private sealed class Tricky(int count, Func<int, ClientOutput> item) : IReadOnlyList<ClientOutput>
    {
        public int Count => count;

        public ClientOutput this[int index] => item(index);

        public IEnumerator<ClientOutput> GetEnumerator() => Enumerable.Range(0, count).Select(item).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
