using Simulator.Adapters;
using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Adapters;

/// <summary>Breaks when a line to an adapter is another one than docs/adapter-protocol.md says.</summary>
public sealed class TurnWriterTests
{
    public static TheoryData<ClientInput, string> Inputs => new()
    {
        { new ClientInput.Created(), "\"input\":\"created\"" },
        { new ClientInput.Connect(), "\"input\":\"connect\"" },
        { new ClientInput.Disconnect(), "\"input\":\"disconnect\"" },
        { new ClientInput.PageLeft(), "\"input\":\"pageLeft\"" },
        { new ClientInput.Subscribe("news"), "\"input\":\"subscribe\",\"channel\":\"news\"" },
        { new ClientInput.Unsubscribe("news"), "\"input\":\"unsubscribe\",\"channel\":\"news\"" },
        { new ClientInput.Trigger("client-a", "private-a", "{}"), "\"input\":\"trigger\",\"event\":\"client-a\",\"channel\":\"private-a\",\"data\":\"{}\"" },
        { new ClientInput.AttemptOpened(1), "\"input\":\"attemptOpened\",\"attempt\":1" },
        { new ClientInput.AttemptFailed(2, "refused"), "\"input\":\"attemptFailed\",\"attempt\":2,\"reason\":\"refused\"" },
        { new ClientInput.AttemptClosed(1, 4200, "a \"b\"", true), "\"input\":\"attemptClosed\",\"attempt\":1,\"code\":4200,\"reason\":\"a \\\"b\\\"\",\"clean\":true" },
        { new ClientInput.TextReceived(1, "{\n"), "\"input\":\"textReceived\",\"attempt\":1,\"text\":\"{\\n\"" },
        { new ClientInput.NetworkOnline(), "\"input\":\"networkOnline\"" },
        { new ClientInput.NetworkOffline(), "\"input\":\"networkOffline\"" },
        { new ClientInput.DeadlineReached(), "\"input\":\"deadlineReached\"" },
        { new ClientInput.AuthAnswered(3, 403, "no"), "\"input\":\"authAnswered\",\"request\":3,\"status\":403,\"body\":\"no\"" },
        { new ClientInput.WallClockJumped(Duration.FromSeconds(-5)), "\"input\":\"wallClockJumped\",\"by\":-5000" },
    };

    [Theory]
    [MemberData(nameof(Inputs), DisableDiscoveryEnumeration = true)]
    public void An_input_is_one_line(ClientInput input, string members) =>
        Assert.Equal($$"""{"run":7,"now":1500,{{members}}}""", TurnWriter.Input(7, new Instant(1500), input));

    [Fact]
    public void Every_kind_of_input_is_told() =>
        Assert.Equal(typeof(ClientInput).GetNestedTypes().Length, Inputs.Count);

    [Fact]
    public void A_run_begins_with_all_that_a_program_gives_its_client() => Assert.Equal(
        """{"run":1,"begin":{"key":"k","encrypted":true,"authTransport":"jsonp","authEndpoint":"/auth","authParams":[["a","b"]],"authHeaders":[["X","y"]],"activityTimeout":30000,"pongTimeout":null,"transports":["flash"],"connectOnCreate":false}}""",
        TurnWriter.Begin(1, new ClientSetup
        {
            Key = "k",
            Encrypted = true,
            AuthTransport = AuthTransport.Jsonp,
            AuthEndpoint = "/auth",
            AuthParams = [new Parameter("a", "b")],
            AuthHeaders = [new Parameter("X", "y")],
            ActivityTimeout = Duration.FromSeconds(30),
            Transports = [Transport.Flash],
            ConnectOnCreate = false,
        }));

    [Fact]
    public void A_run_ends_with_a_line() => Assert.Equal("""{"run":9,"end":true}""", TurnWriter.End(9));
}
