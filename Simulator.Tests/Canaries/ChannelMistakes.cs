using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Canaries;

/// <summary>Mistakes about channels and their authentication.</summary>
internal static class ChannelMistakes
{
    public static IEnumerable<Canary> All { get; } =
    [
        new("jsonp-headers", "It sends auth.headers over jsonp, too.", ["AUTH-3"], 1, Asking((setup, request) => request.Method == "GET" ? request with { Headers = setup.AuthHeaders } : request)),
        new("no-ajax-headers", "It forgets auth.headers with ajax.", ["AUTH-3"], 1, Asking((_, request) => request with { Headers = [] })),
        new("ajax-query", "With ajax it puts the parameters into the address.", ["AUTH-1"], 1, Asking((_, request) => request.Method == "POST" ? request with { Url = $"{request.Url}?{request.Body}", Body = "" } : request)),
        new("jsonp-no-params", "With jsonp it forgets auth.params.", ["AUTH-2"], 1, WithoutJsonpParams),
        new("old-socket-id", "It authenticates for the socket id of its first connection.", ["AUTH-1", "AUTH-2"], 2, setup => new KeepsSocketId(setup)) { Seen = "pusher-websocket-java#222" },
        new("stale-grant", "It uses a grant on another connection than the one it was asked for.", ["CHOICE-12"], 3, setup => new UsesDeadGrants(setup, isSameConnection: false)),
        new("no-resubscribe", "After a reconnection it does not subscribe again.", ["CHOICE-14"], 2, setup => new SubscribesOnce(setup)) { Seen = "laravel/echo#83" },
        new("forgets-public", "After a reconnection it asks for its private channels only.", ["CHOICE-14"], 2, setup => new ReconnectsTo(setup, (outputs, _) => outputs.Where(output => output is not ClientOutput.SendText))) { Seen = "pusher-js#203" },
        new("asks-twice", "After a reconnection it asks twice for each channel.", ["CHOICE-14"], 2, setup => new ReconnectsTo(setup, (outputs, number) => outputs.Concat(outputs.Where(IsRequest).Select(output => Again(output, number))))) { Seen = "pusher-websocket-swift#430" },
        new("asks-for-one-twice", "After a reconnection it asks twice for its first channel, and never for its last.", ["CHOICE-14"], 3, setup => new ReconnectsTo(setup, FirstForLast)) { Seen = "pusher-js#273" },
        new("asks-for-another", "It asks for a channel that nobody wants.", ["CHOICE-14"], 0, Faulty.Answering((_, input, outputs) => outputs.SelectMany(output => output is ClientOutput.StateEvent { State: "connected" } && input is ClientInput.TextReceived received ? [output, Public(received.Attempt, "presence")] : new[] { output }))),
        new("grant-elsewhere", "It uses a grant for another channel.", ["CHOICE-12"], 1, Faulty.Answering((_, input, outputs) => input is ClientInput.AuthAnswered ? outputs.Select(output => output is ClientOutput.SendText sent ? sent with { Text = sent.Text.Replace("private-", "private-encrypted-", StringComparison.Ordinal).Replace("presence-", "private-", StringComparison.Ordinal) } : output) : outputs)),
        new("subscribes-twice", "It uses each grant twice.", ["CHOICE-12"], 1, Faulty.Answering((_, input, outputs) => input is ClientInput.AuthAnswered ? outputs.Concat(outputs.OfType<ClientOutput.SendText>()) : outputs)) { Seen = "Expensify/App#98006" },
        new("own-endpoint", "It does not heed the endpoint of its options.", ["AUTH-4"], 1, Asking((setup, request) => request with { Url = request.Url.Replace(setup.AuthEndpoint, "http://example.com/broadcasting/auth", StringComparison.Ordinal) })),
        new("hides-refusal", "It does not tell that a subscription was refused.", ["CHOICE-13"], 2, Faulty.Telling(output => output is ClientOutput.OtherEvent { Name: SubscriptionError.Event } ? null : output)) { Seen = "laravel/echo#83" },
        new("asks-again-when-refused", "It asks again and again for a public channel that the server refuses.", ["CHOICE-14"], 1, Adding(input => input is ClientInput.TextReceived received && Frame.Parse(received.Text) is { Event: SubscriptionError.Event, Channel: string refused } && !ChannelAuth.IsNeededBy(refused) ? ChannelAuth.WriteSubscribe(refused, null) : null)) { Seen = "laravel/echo#180" },
        new("keeps-what-was-left", "It tells the server that it leaves a channel, and wants it all the same.", ["CHANNEL-1"], 2, setup => new KeepsChannels(setup)) { Seen = "pusher-js#308" },
        new("subscribes-after-leaving", "It uses a grant that comes after the program has left the channel.", ["CHOICE-12"], 2, setup => new UsesDeadGrants(setup, isSameConnection: true)),
        new("leaves-in-silence", "It never tells the server that it leaves a channel.", ["CHOICE-17"], 2, Faulty.Telling(output => output is ClientOutput.SendText { Text: string text } && text.Contains("pusher:unsubscribe", StringComparison.Ordinal) ? null : output)),
        new("leaves-twice", "It tells the server that it leaves a channel even where it never asked for it.", ["CHOICE-17"], 1, Adding(input => input is ClientInput.Unsubscribe left ? ChannelAuth.WriteUnsubscribe(left.Channel) : null)),
        new("event-to-all", "It sends client events on public channels, too.", ["CHANNEL-2"], 1, Adding(input => input is ClientInput.Trigger trigger && !ChannelAuth.IsNeededBy(trigger.Channel) ? ClientEvent.Write(trigger.Event, trigger.Channel, trigger.Data) : null)),
        new("event-before-subscription", "It sends a client event whether it is subscribed or not.", ["CHANNEL-2", "CHOICE-18"], 1, Adding(input => input is ClientInput.Trigger trigger ? ClientEvent.Write(trigger.Event, trigger.Channel, trigger.Data) : null)) { Seen = "pusher-js#204" },
        new("event-later", "It keeps a client event that it cannot send, and sends it once it is connected.", ["CHOICE-18", "CHANNEL-2"], 1, setup => new KeepsEvents(setup)) { Seen = "pusher-js#204" },
        new("message-swallowed", "It hands over what comes on private channels only.", ["CHANNEL-3"], 1, Faulty.Telling(output => output is ClientOutput.ChannelEvent { Channel: string channel } && !ChannelAuth.IsNeededBy(channel) ? null : output)),
        new("message-twice", "Once it was connected again it hands every message over twice.", ["CHANNEL-3"], 1, setup => new HearsTwice(setup)) { Seen = "pusher-js#273" },
        new("message-cut", "It hands over the data of a message without its last letter.", ["CHANNEL-3"], 1, Faulty.Telling(output => output is ClientOutput.ChannelEvent { Data.Length: > 1 } named ? named with { Data = named.Data[..^1] } : output)),
        new("message-of-left", "It hands over what still comes on a channel that the program has left.", ["CHANNEL-4"], 2, setup => new HearsLeft(setup)) { Seen = "pusher-js#308" },
        new("internal-names", "It hands messages over that are between server and client.", ["CHANNEL-4", "CHANNEL-3"], 1, Faulty.Telling(output => output is ClientOutput.ChannelEvent { Name: ChannelMessages.Subscribed } named ? named with { Name = ChannelMessages.Succeeded } : output)),
        new("event-swallowed", "It never sends a client event.", ["CHOICE-18"], 2, Faulty.Hearing((_, input) => input is ClientInput.Trigger ? null : input)),
    ];

    /// <summary>What the right client answers, and one message more on some input.</summary>
    private static Func<ClientSetup, IClient> Adding(Func<ClientInput, string?> text) => setup => new Adds(setup, text);

    private static Func<ClientSetup, IClient> Asking(Func<ClientSetup, ClientOutput.AuthRequest, ClientOutput.AuthRequest> ask) =>
        Faulty.Answering((setup, _, outputs) => outputs.Select(output => output is ClientOutput.AuthRequest request ? ask(setup, request) : output));

    private static ReferenceClient WithoutJsonpParams(ClientSetup setup) =>
        new(setup.AuthTransport == AuthTransport.Jsonp ? setup with { AuthParams = [] } : setup);

    private sealed class KeepsSocketId(ClientSetup setup) : FaultyClient(setup)
    {
        private string? first;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            first ??= input is ClientInput.TextReceived received ? Handshake.From(Frame.Parse(received.Text))?.SocketId : null;
            ClientInput heard = input is ClientInput.TextReceived text && Handshake.From(Frame.Parse(text.Text)) is Handshake handshake
                ? text with { Text = (handshake with { SocketId = first! }).Write() }
                : input;
            return [.. Right(now, heard).Select(output => output with { Reads = null })]; // it shows the program no socket id
        }
    }

    /// <summary>A client that uses grants which the right one throws away: those of a lost connection, or those for a channel that was left.</summary>
    private sealed class UsesDeadGrants(ClientSetup setup, bool isSameConnection) : FaultyClient(setup)
    {
        private readonly Dictionary<int, (int Attempt, string Channel)> asked = [];

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            foreach (ClientOutput.AuthRequest request in outputs.OfType<ClientOutput.AuthRequest>())
            {
                asked[request.Request] = (Attempt, Form.Find(request.Url + "&" + request.Body, "channel_name") ?? "");
            }

            return IsConnected
                && outputs.Count == 0
                && input is ClientInput.AuthAnswered { Status: 200 } answer
                && asked[answer.Request] is var (attempt, channel)
                && attempt == Attempt == isSameConnection
                && ChannelAuth.Parse(answer.Body) is ChannelAuth granted
                    ? [new ClientOutput.SendText(Attempt, ChannelAuth.WriteSubscribe(channel, granted))]
                    : outputs;
        }
    }

    private static bool IsRequest(ClientOutput output) => output is ClientOutput.AuthRequest or ClientOutput.SendText;

    /// <summary>The same once more; a request has a number of its own.</summary>
    private static ClientOutput Again(ClientOutput output, int number) =>
        output is ClientOutput.AuthRequest request ? request with { Request = -(1_000 * number) - request.Request } : output;

    private static IEnumerable<ClientOutput> FirstForLast(IReadOnlyList<ClientOutput> outputs, int number)
    {
        ClientOutput[] requests = [.. outputs.Where(IsRequest)];
        return requests.Length < 2 ? outputs : outputs.Select(output => ReferenceEquals(output, requests[^1]) ? Again(requests[0], number) : output);
    }

    private static ClientOutput.SendText Public(int attempt, string channel) => new(attempt, ChannelAuth.WriteSubscribe(channel, null));

    /// <summary>A client that does something else than the right one when it is connected again, given what that does and how often it was.</summary>
    private sealed class ReconnectsTo(ClientSetup setup, Func<IReadOnlyList<ClientOutput>, int, IEnumerable<ClientOutput>> tell) : FaultyClient(setup)
    {
        private int connections;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            if (input is ClientInput.AuthAnswered { Request: < 0 })
            {
                return [];
            }

            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            bool connects = outputs.Any(output => output is ClientOutput.StateEvent { State: "connected" });
            connections += connects ? 1 : 0;
            return connects && connections > 1 ? [.. tell(outputs, connections)] : outputs;
        }
    }

    private sealed class Adds(ClientSetup setup, Func<ClientInput, string?> text) : FaultyClient(setup)
    {
        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            bool sends = outputs.Any(output => output is ClientOutput.SendText);
            return IsConnected && !sends && text(input) is string added ? [.. outputs, new ClientOutput.SendText(Attempt, added)] : outputs;
        }
    }

    private sealed class KeepsChannels(ClientSetup setup) : FaultyClient(setup)
    {
        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input) => input is not ClientInput.Unsubscribe leave
            ? Right(now, input)
            : IsConnected ? [new ClientOutput.SendText(Attempt, ChannelAuth.WriteUnsubscribe(leave.Channel))] : [];
    }

    private sealed class HearsTwice(ClientSetup setup) : FaultyClient(setup)
    {
        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            return Attempt > 1 ? [.. outputs, .. outputs.OfType<ClientOutput.ChannelEvent>()] : outputs;
        }
    }

    private sealed class HearsLeft(ClientSetup setup) : FaultyClient(setup)
    {
        private readonly List<string> left = [];

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            if (input is ClientInput.Unsubscribe leave)
            {
                left.Add(leave.Channel);
            }

            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            return IsConnected && outputs.Count == 0 && input is ClientInput.TextReceived received && Frame.Parse(received.Text) is { Channel: string channel } frame
                && left.Contains(channel) && ChannelMessages.NameForProgram(frame.Event) is string name
                    ? [new ClientOutput.ChannelEvent(channel, name, frame.Data ?? "")]
                    : outputs;
        }
    }

    private sealed class KeepsEvents(ClientSetup setup) : FaultyClient(setup)
    {
        private readonly List<ClientInput.Trigger> kept = [];

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            if (input is ClientInput.Trigger trigger && outputs.Count == 0 && ClientEvent.IsAllowed(trigger.Event, trigger.Channel))
            {
                kept.Add(trigger);
            }

            if (!outputs.Any(output => output is ClientOutput.StateEvent { State: "connected" }))
            {
                return outputs;
            }

            ClientOutput[] late = [.. outputs, .. kept.Select(late => new ClientOutput.SendText(Attempt, ClientEvent.Write(late.Event, late.Channel, late.Data)))];
            kept.Clear();
            return late;
        }
    }

    private sealed class SubscribesOnce(ClientSetup setup) : FaultyClient(setup)
    {
        private bool wasConnected;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            bool again = wasConnected;
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            bool connects = outputs.Any(output => output is ClientOutput.StateEvent { State: "connected" });
            wasConnected = wasConnected || connects;
            return connects && again ? [.. outputs.Where(output => output is not (ClientOutput.AuthRequest or ClientOutput.SendText))] : outputs;
        }
    }
}
