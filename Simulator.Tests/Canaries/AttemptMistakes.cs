using System.Text.Json;
using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Canaries;

/// <summary>Mistakes about attempts and what comes on their sockets.</summary>
internal static class AttemptMistakes
{
    private static readonly string[] KnownEvents =
        [Handshake.Event, ErrorNotice.Event, "pusher:ping", "pusher:pong", "pusher_internal:subscription_succeeded"];

    public static IEnumerable<Canary> All { get; } =
    [
        new("no-autoconnect", "It connects only when connect() is called.", ["CONNECT-1"], 0, Faulty.Hearing((_, input) => input is ClientInput.Created ? null : input)),
        new("stale-attempts", "Its socket handlers do not ask which attempt they belong to.", ["CONNECT-3"], 0, setup => new ListensToStale(setup)) { Seen = "pusher-js#532" },
        new("leaks-hanging", "It forgets an attempt that hangs instead of closing it.", ["CONNECT-3"], 0, Faulty.Answering((_, input, outputs) => outputs.Where(output => input is not ClientInput.DeadlineReached || output is not ClientOutput.CloseAttempt))) { Seen = "pusher-js#532" },
        new("double-timer", "Two timers are set for one retry, so that it starts two attempts.", ["CONNECT-3"], 0, Faulty.Answering((_, input, outputs) => input is ClientInput.DeadlineReached ? [.. outputs, .. Twins(outputs)] : outputs)) { Seen = "pusher-js#532" },
        new("connects-twice", "connect() while connected opens a second connection.", ["CONNECT-3"], 1, setup => new ConnectsTwice(setup)) { Seen = "pusher-js#532" },
        new("other-host", "After a failed attempt it falls back to another host, which knows no such application.", ["CONNECT-2"], 1, setup => new FallsBackElsewhere(setup)) { Seen = "laravel-websockets#69" },
        new("early-connected", "It is connected as soon as the socket is open.", ["STATE-4"], 0, setup => new ConnectedWhenOpen(setup)),
        new("needs-timeout", "It throws at a handshake without activity_timeout.", [Canary.Threw], 1, ThrowingAt<KeyNotFoundException>(received => Lacks(received, "activity_timeout"))),
        new("ignores-old-handshake", "It overlooks a handshake without activity_timeout.", ["SEQUENCE-1", "SEQUENCE-2", "SEQUENCE-5"], 1, Faulty.Hearing((_, input) => input is ClientInput.TextReceived received && Lacks(received, "activity_timeout") ? null : input)),
        new("dies-of-malformed", "It throws at a message that is not JSON.", [Canary.Threw], 1, ThrowingAt<JsonException>(received => Frame.Parse(received.Text) is null)),
        new("dies-of-unknown", "It throws at an event that it does not know.", [Canary.Threw], 1, ThrowingAt<KeyNotFoundException>(received => Frame.Parse(received.Text) is Frame frame && !KnownEvents.Contains(frame.Event))),
        new("hides-malformed", "It drops a malformed message without a word.", ["CHOICE-10"], 1, Faulty.Hearing((_, input) => input is ClientInput.TextReceived received && Frame.Parse(received.Text) is null ? null : input)),
    ];

    private static IEnumerable<ClientOutput> Twins(IEnumerable<ClientOutput> outputs) =>
        outputs.OfType<ClientOutput.OpenAttempt>().Select(Twin);

    private static ClientOutput.OpenAttempt Twin(ClientOutput.OpenAttempt open) => open with { Attempt = -open.Attempt };

    private static bool Lacks(ClientInput.TextReceived received, string member) =>
        Handshake.From(Frame.Parse(received.Text)) is not null && !received.Text.Contains(member, StringComparison.Ordinal);

    private static Func<ClientSetup, IClient> ThrowingAt<T>(Func<ClientInput.TextReceived, bool> bad)
        where T : Exception, new() =>
        Faulty.Hearing((_, input) => input is ClientInput.TextReceived received && bad(received) ? throw new T() : input);

    private sealed class ListensToStale(ClientSetup setup) : FaultyClient(setup)
    {
        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input) => Right(now, input switch
        {
            ClientInput.AttemptOpened opened => opened with { Attempt = Attempt },
            ClientInput.AttemptFailed failed => failed with { Attempt = Attempt },
            ClientInput.AttemptClosed closed => closed with { Attempt = Attempt },
            ClientInput.TextReceived received => received with { Attempt = Attempt },
            _ => input,
        });
    }

    private sealed class ConnectsTwice(ClientSetup setup) : FaultyClient(setup)
    {
        private readonly ClientSetup setup = setup;
        private int seconds;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input) =>
            input is ClientInput.Connect && IsConnected
                ? [new ClientOutput.OpenAttempt(--seconds, setup.Transports[0], ConnectionUrl.Write(setup.Key, setup.Encrypted, setup.Transports[0]))]
                : Right(now, input);
    }

    private sealed class FallsBackElsewhere(ClientSetup setup) : FaultyClient(setup)
    {
        private bool failed;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            failed = !IsConnected && (failed || input is ClientInput.AttemptFailed);
            return [.. Right(now, input).Select(output => output is ClientOutput.OpenAttempt open && failed ? Elsewhere(open) : output)];
        }

        private static ClientOutput.OpenAttempt Elsewhere(ClientOutput.OpenAttempt open) =>
            open with { Url = $"{ConnectionUrl.SchemeOf(open.Url)}://sockjs.pusher.com/pusher?protocol=7" };
    }

    private sealed class ConnectedWhenOpen(ClientSetup setup) : FaultyClient(setup)
    {
        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input) => input is ClientInput.AttemptOpened opened
            ? [.. Right(now, input), .. Right(now, new ClientInput.TextReceived(opened.Attempt, new Handshake("", null).Write()))]
            : Right(now, input);
    }
}
