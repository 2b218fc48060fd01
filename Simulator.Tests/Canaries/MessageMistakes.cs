using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Canaries;

/// <summary>Mistakes about what comes on channels, and about client events.</summary>
internal static class MessageMistakes
{
    public static IEnumerable<Canary> All { get; } =
    [
        new("message-before-confirmation", "It loses what comes on a channel before the server has confirmed it.", ["CHANNEL-3"], 2, setup => new LosesEarly(setup)),
        new("message-same-again", "It takes a message that is like the one before for the same one, and drops it.", ["CHANNEL-3"], 3, setup => new DropsTheSame(setup)),
        new("message-one-behind", "It hands over a message only when the next thing comes.", ["CHANNEL-3"], 1, setup => new OneBehind(setup)),
        new("message-to-all", "It hands what comes on one channel to all.", ["CHANNEL-4"], 2, setup => new TellsAll(setup)),
        new("message-empty", "It does not hand over a message without data.", ["CHANNEL-3"], 2, Faulty.Telling(output => output is ClientOutput.ChannelEvent { Data: "" or "{}" or "null", Name: not ChannelMessages.Subscribed } ? null : output)),
        new("message-object", "It hands over data that comes as an object, and not as text, as ‘[object Object]’.", ["CHANNEL-3"], 2, Faulty.Answering((_, input, outputs) => input is ClientInput.TextReceived { Text: string text } && text.Contains("\"data\":{", StringComparison.Ordinal) ? outputs.Select(output => output is ClientOutput.ChannelEvent named ? named with { Data = "[object Object]" } : output) : outputs)),
        new("event-once-confirmed", "It takes a channel for confirmed that once was: after it was left, and on the next connection.", ["CHANNEL-2", "CHOICE-18"], 3, setup => new RemembersConfirmed(setup)),
        new("event-twice", "It takes silence for a loss: when a pong comes, it sends the last client event again.", ["CHOICE-18"], 2, setup => new SendsAgain(setup)),
        new("presence-without-auth", "It asks for presence channels as for public ones.", ["CHOICE-14"], 1, setup => new PresenceUnasked(setup)),
        new("asks-again-when-denied", "When an authentication is denied it asks at once a second time.", ["CHOICE-14"], 2, setup => new AsksAgain(setup)),
        new("forgets-the-denied", "A channel that was once denied it does not ask for on later connections.", ["CHOICE-14"], 3, setup => new ForgetsDenied(setup)),
        new("pending-for-ever", "A channel that was asked for when the connection was lost, and not yet confirmed, it never asks for again.", ["CHOICE-14"], 2, setup => new PendingForEver(setup)) { Seen = "pusher-js#251" },
    ];

    private static bool IsGrant(ClientInput.AuthAnswered answer) => answer.Status == 200 && ChannelAuth.Parse(answer.Body) is not null;

    private static string ChannelOf(ClientOutput.AuthRequest request) => Form.Find(request.Url + "&" + request.Body, "channel_name") ?? "";

    private sealed class LosesEarly(ClientSetup setup) : FaultyClient(setup)
    {
        private readonly List<(int Attempt, string Channel)> confirmed = [];

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            confirmed.AddRange(outputs.OfType<ClientOutput.ChannelEvent>().Where(named => named.Name == ChannelMessages.Subscribed).Select(named => (Attempt, named.Channel)));
            return [.. outputs.Where(output => output is not ClientOutput.ChannelEvent named || confirmed.Contains((Attempt, named.Channel)))];
        }
    }

    private sealed class DropsTheSame(ClientSetup setup) : FaultyClient(setup)
    {
        private string? last;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            if (input is not ClientInput.TextReceived received || !outputs.Any(output => output is ClientOutput.ChannelEvent { Name: not ChannelMessages.Subscribed }))
            {
                return outputs;
            }

            bool isSame = received.Text == last;
            last = received.Text;
            return isSame ? [] : outputs;
        }
    }

    private sealed class OneBehind(ClientSetup setup) : FaultyClient(setup)
    {
        private ClientOutput[] held = [];

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            ClientOutput[] late = held;
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            held = [.. outputs.Where(output => output is ClientOutput.ChannelEvent)];
            return [.. late, .. outputs.Except(held)];
        }
    }

    private sealed class TellsAll(ClientSetup setup) : FaultyClient(setup)
    {
        private readonly List<string> wanted = [];

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            if (input is ClientInput.Subscribe wish && !wanted.Contains(wish.Channel))
            {
                wanted.Add(wish.Channel);
            }

            return [.. Right(now, input).SelectMany(output => output is ClientOutput.ChannelEvent named ? [named, .. Others(named)] : new[] { output })];
        }

        private IEnumerable<ClientOutput> Others(ClientOutput.ChannelEvent named) =>
            wanted.Where(channel => channel != named.Channel).Select(channel => named with { Channel = channel });
    }

    private sealed class RemembersConfirmed(ClientSetup setup) : FaultyClient(setup)
    {
        private readonly List<string> confirmed = [];

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            confirmed.AddRange(outputs.OfType<ClientOutput.ChannelEvent>().Where(named => named.Name == ChannelMessages.Subscribed).Select(named => named.Channel));
            return input is ClientInput.Trigger wish && IsConnected && outputs.Count == 0 && ClientEvent.IsAllowed(wish.Event, wish.Channel)
                && confirmed.Contains(wish.Channel)
                    ? [new ClientOutput.SendText(Attempt, ClientEvent.Write(wish.Event, wish.Channel, wish.Data))]
                    : outputs;
        }
    }

    private sealed class SendsAgain(ClientSetup setup) : FaultyClient(setup)
    {
        private ClientOutput.SendText? last;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            last = input is ClientInput.Trigger ? outputs.OfType<ClientOutput.SendText>().FirstOrDefault() ?? last : last;
            return IsConnected && last?.Attempt == Attempt && input is ClientInput.TextReceived received && Frame.Parse(received.Text)?.Event == "pusher:pong" ? [.. outputs, last] : outputs;
        }
    }

    private sealed class PresenceUnasked(ClientSetup setup) : FaultyClient(setup)
    {
        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input) => [.. Right(now, input).Select(output =>
            output is ClientOutput.AuthRequest request && ChannelOf(request) is string channel && channel.StartsWith("presence-", StringComparison.Ordinal)
                ? new ClientOutput.SendText(Attempt, ChannelAuth.WriteSubscribe(channel, null))
                : output)];
    }

    private sealed class AsksAgain(ClientSetup setup) : FaultyClient(setup)
    {
        private readonly Dictionary<int, (int Attempt, ClientOutput.AuthRequest Request)> asked = [];

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            if (input is ClientInput.AuthAnswered { Request: < 0 })
            {
                return [];
            }

            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            foreach (ClientOutput.AuthRequest request in outputs.OfType<ClientOutput.AuthRequest>())
            {
                asked[request.Request] = (Attempt, request);
            }

            return IsConnected && input is ClientInput.AuthAnswered answer && !IsGrant(answer) && asked[answer.Request] is var (attempt, denied) && attempt == Attempt
                ? [.. outputs, denied with { Request = -answer.Request }]
                : outputs;
        }
    }

    private sealed class ForgetsDenied(ClientSetup setup) : FaultyClient(setup)
    {
        private readonly Dictionary<int, string> asked = [];

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            foreach (ClientOutput.AuthRequest request in outputs.OfType<ClientOutput.AuthRequest>())
            {
                asked[request.Request] = ChannelOf(request);
            }

            if (IsConnected && input is ClientInput.AuthAnswered answer && !IsGrant(answer) && outputs.Count > 0)
            {
                Right(now, new ClientInput.Unsubscribe(asked[answer.Request]));
            }

            return outputs;
        }
    }

    private sealed class PendingForEver(ClientSetup setup) : FaultyClient(setup)
    {
        private readonly List<string> pending = [];

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            bool connects = outputs.Any(output => output is ClientOutput.StateEvent { State: "connected" });
            ClientOutput[] told = connects ? [.. outputs.Where(output => WantedIn(output) is not string channel || !pending.Contains(channel))] : [.. outputs];
            pending.AddRange(told.Select(WantedIn).OfType<string>());
            pending.RemoveAll(channel => outputs.Any(output => output is ClientOutput.ChannelEvent { Name: ChannelMessages.Subscribed } named && named.Channel == channel)
                || (input is ClientInput.Unsubscribe left && left.Channel == channel));
            return told;
        }

        private static string? WantedIn(ClientOutput output) => output switch
        {
            ClientOutput.AuthRequest request => ChannelOf(request),
            ClientOutput.SendText sent when Frame.Parse(sent.Text) is Frame frame => ChannelAuth.SubscribedChannel(frame),
            _ => null,
        };
    }
}
