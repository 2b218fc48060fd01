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
        new("stale-grant", "It uses a grant on another connection than the one it was asked for.", ["CHOICE-12"], 3, setup => new UsesStaleGrants(setup)),
        new("no-resubscribe", "After a reconnection it does not subscribe again.", ["CHOICE-14"], 2, setup => new SubscribesOnce(setup)) { Seen = "laravel/echo#83" },
        new("hides-refusal", "It does not tell that a subscription was refused.", ["CHOICE-13"], 2, Faulty.Telling(output => output is ClientOutput.OtherEvent { Name: SubscriptionError.Event } ? null : output)) { Seen = "laravel/echo#83" },
    ];

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
            return Right(now, input is ClientInput.TextReceived text && Handshake.From(Frame.Parse(text.Text)) is Handshake handshake
                ? text with { Text = (handshake with { SocketId = first! }).Write() }
                : input);
        }
    }

    private sealed class UsesStaleGrants(ClientSetup setup) : FaultyClient(setup)
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
                && input is ClientInput.AuthAnswered { Status: 200 } answer
                && asked[answer.Request] is var (attempt, channel)
                && attempt != Attempt
                && ChannelAuth.Parse(answer.Body) is ChannelAuth granted
                    ? [new ClientOutput.SendText(Attempt, ChannelAuth.WriteSubscribe(channel, granted))]
                    : outputs;
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
