using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Canaries;

/// <summary>Mistakes about signs of life.</summary>
internal static class LifeMistakes
{
    private static readonly Duration Ages = Duration.FromSeconds(1_000_000_000);

    public static IEnumerable<Canary> All { get; } =
    [
        new("never-asks", "It stays connected on a dead socket: it never asks for a sign of life.", ["CHOICE-7"], 0, setup => new NeverAsks(setup)) { Seen = "pusher-js#28" },
        new("never-gives-up", "It asks for a sign of life, and stays connected when none comes.", ["CHOICE-8"], 1, Faulty.Options(setup => setup with { PongTimeout = Ages })) { Seen = "pusher-js#504" },
        new("connected-for-ever", "It stays connected on a dead path, whatever comes.", ["STATE-10"], 1, Faulty.Options(setup => setup with { PongTimeout = Ages })) { Seen = "dart_pusher_channels PR 7" },
        new("chatty", "It sends a ping every ten seconds, whatever it hears.", ["CHOICE-7"], 0, setup => new Chatty(setup)),
        new("impatient", "It waits for a pong for ten seconds only.", ["CHOICE-8"], 1, Faulty.Options(setup => setup with { PongTimeout = Duration.FromSeconds(10) })),
        new("only-pong-counts", "Once it has asked for a sign of life, only a pong counts: it drops a live connection.", ["CHOICE-8"], 3, setup => new WantsPong(setup)),
        new("deaf-to-pong", "It does not take the pong for a sign of life: it drops a live connection.", ["CHOICE-8"], 0, Faulty.Hearing((_, input) => input is ClientInput.TextReceived received && Names(received.Text, "pusher:pong") ? null : input)),
        new("never-answers", "It does not answer a ping.", ["CHOICE-9"], 1, Faulty.Telling(output => output is ClientOutput.SendText sent && Names(sent.Text, "pusher:pong") ? null : output)),
        new("own-timeout", "It does not heed the server's shorter activity_timeout.", ["CHOICE-7"], 0, setup => new OwnTimeout(setup)) { Seen = "soketi#630" },
        new("answers-one-ping", "It answers the first ping of each connection only.", ["CHOICE-9"], 1, setup => new AnswersOnce(setup)),
        new("dies-of-a-refused-channel", "It takes the refusal of a subscription for the end of the connection.", ["CHOICE-11", "CHANNEL-3"], 1, Faulty.Hearing((_, input) => input is ClientInput.TextReceived received && Names(received.Text, SubscriptionError.Event) ? new ClientInput.AttemptClosed(received.Attempt, 1006, "", false) : input)),
        new("own-words-are-life", "It takes what it sends itself for a sign of life: a busy program keeps it connected on a dead path.", ["STATE-10", "CHOICE-7"], 1, setup => new HearsItself(setup)),
        new("asks-once", "It asks for a sign of life once on each connection, and never again.", ["CHOICE-7"], 0, setup => new AsksOnce(setup)),
        new("sixth-loss-is-final", "It comes to rest when it has lost its connection six times.", ["STATE-8", "SEQUENCE-2", "CHOICE-4"], 1, setup => new GivesUpAfterSix(setup)) { Seen = "pusher-websocket-java" },
    ];

    private static readonly ClientInput.TextReceived Life = new(0, FrameWriter.Plain("pusher:pong", "{}"));

    private static bool Names(string text, string name) => Frame.Parse(text)?.Event == name;

    private sealed class NeverAsks(ClientSetup setup) : FaultyClient(setup)
    {
        public override Instant? NextDeadline => IsConnected ? null : base.NextDeadline;
    }

    private sealed class Chatty(ClientSetup setup) : FaultyClient(setup)
    {
        private Instant? next;

        public override Instant? NextDeadline => IsConnected ? Earlier(next, base.NextDeadline) : base.NextDeadline;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            bool due = IsConnected && input is ClientInput.DeadlineReached && now >= next;
            IReadOnlyList<ClientOutput> outputs = due && now < base.NextDeadline ? [] : Right(now, input);
            next = !IsConnected ? null : due || next is null ? now + Duration.FromSeconds(10) : next;
            return due && IsConnected ? [.. outputs, new ClientOutput.SendText(Attempt, FrameWriter.Plain("pusher:ping", "{}"))] : outputs;
        }
    }

    private sealed class WantsPong(ClientSetup setup) : FaultyClient(setup)
    {
        private bool asked;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            if (asked && IsConnected && input is ClientInput.TextReceived received && Frame.Parse(received.Text) is Frame { Event: not ("pusher:pong" or "pusher:ping" or "pusher:error") })
            {
                return [];
            }

            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            asked = IsConnected && (outputs.OfType<ClientOutput.SendText>().Any(sent => Names(sent.Text, "pusher:ping")) || (asked && input is not ClientInput.TextReceived));
            return outputs;
        }
    }

    private sealed class OwnTimeout(ClientSetup setup) : FaultyClient(setup)
    {
        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input) => Right(
            now,
            input is ClientInput.TextReceived received && Handshake.From(Frame.Parse(received.Text)) is Handshake handshake
                ? received with { Text = (handshake with { ActivityTimeout = null }).Write() }
                : input);
    }

    private sealed class HearsItself(ClientSetup setup) : FaultyClient(setup)
    {
        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            if (IsConnected && input is ClientInput.Trigger or ClientInput.Subscribe && outputs.Count > 0)
            {
                Right(now, Life with { Attempt = Attempt });
            }

            return outputs;
        }
    }

    private sealed class AnswersOnce(ClientSetup setup) : FaultyClient(setup)
    {
        private int answered;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            if (!outputs.OfType<ClientOutput.SendText>().Any(sent => Names(sent.Text, "pusher:pong")))
            {
                return outputs;
            }

            bool isFirst = answered != Attempt;
            answered = Attempt;
            return isFirst ? outputs : [];
        }
    }

    private sealed class AsksOnce(ClientSetup setup) : FaultyClient(setup)
    {
        private int asked;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            if (!IsConnected || !outputs.OfType<ClientOutput.SendText>().Any(sent => Names(sent.Text, "pusher:ping")))
            {
                return outputs;
            }

            if (asked != Attempt)
            {
                asked = Attempt;
                return outputs;
            }

            Right(now, Life with { Attempt = Attempt });
            return [];
        }
    }

    private sealed class GivesUpAfterSix(ClientSetup setup) : FaultyClient(setup)
    {
        private int losses;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            bool was = IsConnected;
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            losses += was && !IsConnected ? 1 : 0;
            return losses == 6 && was && !IsConnected ? [.. outputs, .. Right(now, new ClientInput.Disconnect())] : outputs;
        }
    }
}
