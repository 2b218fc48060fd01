using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Canaries;

/// <summary>Mistakes about what a server says of the connection itself, and when.</summary>
internal static class SocketMistakes
{
    public static IEnumerable<Canary> All { get; } =
    [
        new("channels-are-no-life", "What comes on channels does not count as a sign of life: it asks for one too early.", ["CHOICE-7"], 1, setup => new CountsNoChannels(setup)),
        new("first-timeout", "It keeps the activity_timeout of its first connection.", ["CHOICE-7"], 2, setup => new KeepsTimeout(setup)),
        new("ping-for-ping", "It answers a ping with a ping.", ["CHOICE-9", "CHOICE-7"], 1, Faulty.Telling(output => output is ClientOutput.SendText { Text: string text } sent && Frame.Parse(text)?.Event == "pusher:pong" ? sent with { Text = FrameWriter.Plain("pusher:ping", "{}") } : output)),
        new("answers-late", "It answers a ping when the next thing happens.", ["CHOICE-9"], 1, setup => new AnswersLate(setup)),
        new("rests-on-told-codes", "It takes a code from 4005 to 4099, such as 4009, that is told on an established connection for final.", ["STATE-8", "CHOICE-11"], 1, setup => new RestsOnTold(setup)),
        new("waits-for-the-close", "It only tells a refusal that no close follows, and waits until the attempt has hung long enough.", ["LIMIT-3", "CHOICE-3", "CHOICE-4"], 1, setup => new WaitsForClose(setup)),
        new("confirms-itself", "It tells the program that it is subscribed as soon as it has asked.", ["CHANNEL-4"], 1, Faulty.Answering((_, _, outputs) => outputs.SelectMany(output => output is ClientOutput.SendText { Text: string text } && Frame.Parse(text) is Frame frame && ChannelAuth.SubscribedChannel(frame) is string channel ? [output, new ClientOutput.ChannelEvent(channel, ChannelMessages.Subscribed, "{}")] : new[] { output }))),
        new("rests-on-draining", "When the server goes away (4200) it rests until the program connects again.", ["STATE-8"], 1, setup => new RestsOnDraining(setup)),
    ];

    /// <summary>Beside the right timer it keeps the one that no channel has wound up again.</summary>
    private sealed class CountsNoChannels(ClientSetup setup) : FaultyClient(setup)
    {
        private Instant? early;

        public override Instant? NextDeadline => Earlier(early, base.NextDeadline);

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            if (early <= now && input is ClientInput.DeadlineReached && !(base.NextDeadline <= now))
            {
                early = null;
                return [new ClientOutput.SendText(Attempt, FrameWriter.Plain("pusher:ping", "{}"))];
            }

            bool isOfChannel = IsConnected && input is ClientInput.TextReceived received && received.Attempt == Attempt && Frame.Parse(received.Text)?.Channel is not null;
            Instant? before = Earlier(early, base.NextDeadline);
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            early = !IsConnected ? null : isOfChannel && before > now ? before : input is ClientInput.TextReceived or ClientInput.DeadlineReached ? null : early;
            return outputs;
        }
    }

    private sealed class KeepsTimeout(ClientSetup setup) : FaultyClient(setup)
    {
        private Handshake? first;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            if (input is not ClientInput.TextReceived received || Handshake.From(Frame.Parse(received.Text)) is not Handshake handshake)
            {
                return Right(now, input);
            }

            first ??= handshake;
            return Right(now, received with { Text = (handshake with { ActivityTimeout = first.ActivityTimeout }).Write() });
        }
    }

    private sealed class AnswersLate(ClientSetup setup) : FaultyClient(setup)
    {
        private ClientOutput? held;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            ClientOutput? late = held;
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            held = outputs.FirstOrDefault(output => output is ClientOutput.SendText sent && Frame.Parse(sent.Text)?.Event == "pusher:pong");
            outputs = [.. outputs.Where(output => output != held)];
            return late is ClientOutput.SendText text && text.Attempt == Attempt && IsConnected ? [late, .. outputs] : outputs;
        }
    }

    private sealed class RestsOnTold(ClientSetup setup) : FaultyClient(setup)
    {
        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            bool isTold = IsConnected && input is ClientInput.TextReceived received && received.Attempt == Attempt && ErrorNotice.From(Frame.Parse(received.Text)) is { Code: > 4004 and < 4100 };
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            return isTold ? [.. outputs, .. Right(now, new ClientInput.Disconnect())] : outputs;
        }
    }

    private sealed class WaitsForClose(ClientSetup setup) : FaultyClient(setup)
    {
        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input) =>
            !IsConnected && input is ClientInput.TextReceived received && received.Attempt == Attempt && ErrorNotice.From(Frame.Parse(received.Text)) is ErrorNotice { Code: > 4000 } notice
                ? [new ClientOutput.Error(notice.WritePayload())]
                : Right(now, input);
    }

    private sealed class RestsOnDraining(ClientSetup setup) : FaultyClient(setup)
    {
        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            bool isDrained = IsConnected && input is ClientInput.AttemptClosed { Code: 4200 } closed && closed.Attempt == Attempt;
            IReadOnlyList<ClientOutput> outputs = Right(now, isDrained ? new ClientInput.Disconnect() : input);
            return isDrained ? [.. outputs.Where(output => output is not ClientOutput.CloseAttempt)] : outputs;
        }
    }
}
