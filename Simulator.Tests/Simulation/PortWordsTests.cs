using Simulator.Clients;
using Simulator.Logs;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Tests.Snapshots;
using Simulator.Time;

namespace Simulator.Tests.Simulation;

/// <summary>Breaks when a client that misuses the port is told so in other words, or is no longer told what to do instead.</summary>
public sealed class PortWordsTests
{
    private const string HalfPair = "a\ud83d";

    private static readonly string TooLong = new('a', 11);
    private static readonly ClientOutput.AuthRequest Request = new(1, "POST", "/a", [], "");

    [Fact]
    public Task Every_mistake_at_the_port_is_told_in_the_approved_words() =>
        Snapshot.Verify(string.Join('\n', [.. Outputs(), .. Texts(), .. Attempts(), .. Clients()]), "port-words");

    [Fact]
    public void A_text_is_of_whole_characters_and_not_too_long()
    {
        string[] right = ["", "abcdefghij", "\ud83d\udc33", "\ud83d\udc33\ud83d\udc33", "a\ud83d\udc33bc\ud83d\udc33d"];
        string[] wrong = ["abcdefghijk", "\ud83d\udc33\ud83d", "\ud83d\udc33a\udc33", "\udc33\ud83d", "\ud83dab", "ab\ud83d", "\ud83d\udc33\udc33"];
        Assert.Equal(right, right.Concat(wrong).Where(text => Check().InText("x", text) is null));
    }

    [Fact]
    public void Nothing_is_wrong_with_what_every_client_says() => Assert.All(
        (ClientOutput[])
        [
            new ClientOutput.OpenAttempt(1, Transport.Flash, "ws://x"), new ClientOutput.CloseAttempt(1), new ClientOutput.SendText(1, ""), new ClientOutput.StateChange("a", "b"),
            new ClientOutput.StateEvent("a"), new ClientOutput.ConnectingIn(1), new ClientOutput.Error("{}"), new ClientOutput.OtherEvent("a", ""),
            Request with { Headers = [new Parameter("a", "b")] },
        ],
        output => Assert.Null(Check().MistakeIn(output)));

    /// <summary>Beyond a few attempts they are looked up in another way.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(100)]
    public void Attempts_are_told_apart_however_many_there_are(int many)
    {
        var contract = new PortContract();
        for (int attempt = 1; attempt <= many; attempt++)
        {
            Assert.Null(contract.Start(-attempt));
            contract.Hear(new Delivery.Opened(-attempt));
        }

        for (int attempt = 1; attempt <= many; attempt++)
        {
            Assert.NotNull(contract.Start(-attempt));
            Assert.Null(contract.Send(-attempt));
            Assert.Null(contract.Close(-attempt));
            Assert.NotNull(contract.Send(-attempt));
        }

        Assert.NotNull(contract.Close(many + 1));
    }

    [Fact]
    public void What_a_closed_attempt_still_brings_does_not_open_it_again()
    {
        var contract = new PortContract();
        contract.Start(1);
        contract.Close(1);
        contract.Hear(new Delivery.Opened(1));
        Assert.NotNull(contract.Send(1));
        contract.Hear(new Delivery.Closed(1, 1000, "", true));
        Assert.NotNull(contract.Close(1));
    }

    [Fact]
    public void Other_news_changes_nothing()
    {
        var contract = new PortContract();
        contract.Start(1);
        contract.Hear(new Delivery.Opened(1));
        contract.Hear(new Delivery.ToClient(1, "x"));
        Assert.Null(contract.Send(1));
    }

    private static OutputCheck Check() => new(new SimulationLimits { TextLength = 10 });

    /// <summary>Each text of each output, once missing.</summary>
    private static IEnumerable<string> Outputs() => ((ClientOutput?[])
    [
        null,
        new ClientOutput.OpenAttempt(1, Transport.WebSocket, null!),
        new ClientOutput.OpenAttempt(1, (Transport)9, "ws://x"),
        new ClientOutput.SendText(1, null!),
        new ClientOutput.StateChange(null!, "b"),
        new ClientOutput.StateChange("a", null!),
        new ClientOutput.StateEvent(null!),
        new ClientOutput.Error(null!),
        new ClientOutput.OtherEvent(null!, ""),
        new ClientOutput.OtherEvent("a", null!),
        Request with { Method = null! },
        Request with { Url = null! },
        Request with { Body = null! },
        Request with { Headers = null! },
        Request with { Method = null!, Headers = null! },
        Request with { Headers = [new Parameter("a", "b"), new Parameter(null!, "b")] },
        Request with { Headers = [new Parameter("a", null!), new Parameter(null!, "b")] },
    ]).Select(output => Tell(Check().MistakeIn(output)));

    private static IEnumerable<string> Texts() => new[] { TooLong, HalfPair }.Select(text => Tell(Check().InText("a text", text)));

    private static IEnumerable<string> Attempts()
    {
        var contract = new PortContract();
        yield return Tell(contract.Close(1));
        yield return Tell(contract.Send(1));
        yield return Tell(contract.Start(1));
        yield return Tell(contract.Start(1));
        yield return Tell(contract.Send(1));
        contract.Hear(new Delivery.Opened(1));
        yield return Tell(contract.Send(1));
        contract.Hear(new Delivery.Closed(1, 1006, "", false));
        yield return Tell(contract.Send(1));
        yield return Tell(contract.Close(1));
        yield return Tell(contract.Close(1));
        yield return Tell(contract.Send(1));
        contract.Start(2);
        contract.Hear(new Delivery.Failed(2, "refused"));
        yield return Tell(contract.Send(2));
        yield return Tell(contract.Request(1));
        yield return Tell(contract.Request(1));
    }

    /// <summary>Clients that cannot be made, that answer nothing, or too much.</summary>
    private static IEnumerable<string> Clients()
    {
        Func<ClientSetup, IClient>[] makers =
        [
            _ => null!,
            _ => new Answering(_ => null!),
            _ => new Answering(_ => new List<ClientOutput>(Enumerable.Repeat(new ClientOutput.CloseAttempt(1), 100_001))),
            _ => new Answering(_ => throw new ClientFaultException("client/odd", "odd")),
            _ => new Answering(_ => throw new ClientFaultException("odd")),
            _ => new Answering(_ => [new ClientOutput.ConnectingIn(1), new ClientOutput.StateEvent(null!)]),
            _ => new Answering(_ => []) { State = null! },
        ];
        foreach (Func<ClientSetup, IClient> make in makers)
        {
            TransitionLog log = ScenarioRunner.Run(new Scenario("port", "Port", new Instant(10)), make);
            Entry.Stopped stopped = Assert.Single(log.Of<Entry.Stopped>());
            Assert.Empty(log.Of<Entry.ConnectingIn>()); // of an answer with a mistake in it nothing is carried out
            yield return $"{stopped.Cause}: {stopped.Explanation}";
        }

        var writer = new ValueWriter(Instant.Start, 0);
        var builder = new LogBuilder(SimulationLimits.Default);
        var guarded = new GuardedClient(_ => new Answering(_ => []), new ClientSetup(), builder, SimulationLimits.Default);
        ClientFaultException fault = Assert.Throws<ClientFaultException>(() => guarded.Write(writer));
        yield return $"{fault.Cause}: {fault.Message}";
    }

    private static string Tell((string Cause, string Explanation)? mistake) => mistake is (string cause, string explanation) ? $"{cause}: {explanation}" : "right";

    private static string Tell(string? mistake) => mistake ?? "right";

    private sealed class Answering(Func<ClientInput, IReadOnlyList<ClientOutput>> handle) : IClient
    {
        public string State { get; init; } = "initialized";

        public Instant? NextDeadline => null;

        public IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input) => handle(input);
    }
}
