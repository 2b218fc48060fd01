using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Canaries;

/// <summary>Mistakes about what the program calls, and about the user who leaves.</summary>
internal static class CallMistakes
{
    public static IEnumerable<Canary> All { get; } =
    [
        new("talks-on", "disconnect() leaves the timer of the activity check running, which sends a ping.", ["DISCONNECT-2"], 1, setup => new TalksOn(setup)),
        new("retries-on", "disconnect() leaves the timer of the retry running.", ["DISCONNECT-2"], 1, setup => new RetriesOn(setup)) { Seen = "pusher-websocket-swift#195" },
        new("loses-disconnect", "disconnect() called inside a handler is lost.", ["DISCONNECT-1"], 1, setup => new LosesNestedDisconnect(setup)) { Seen = "pusher-websocket-swift#195" },
        new("disconnects-connected", "disconnect() does nothing unless it is connected.", ["DISCONNECT-1"], 1, Faulty.Hearing((state, input) => input is ClientInput.Disconnect && state != "connected" ? null : input)) { Seen = "pusher-websocket-swift#195" },
        new("leaves-open", "disconnect() changes the state and leaves the socket open.", ["DISCONNECT-1"], 1, Faulty.Answering((_, input, outputs) => outputs.Where(output => input is not ClientInput.Disconnect || output is not ClientOutput.CloseAttempt))),
        new("disconnecting", "disconnect() enters a state ‘disconnecting’ until the close is complete.", ["STATE-1"], 1, setup => new Disconnecting(setup)) { Seen = "pusher-websocket-swift#384" },
        new("stays-on-page", "It does not notice that the page is left.", ["DISCONNECT-3"], 1, Faulty.Hearing((_, input) => input is ClientInput.PageLeft ? null : input)),
        new("retries-after-page", "Left while it waits for a retry, it retries: only an open socket is closed.", ["DISCONNECT-3"], 1, Faulty.Hearing((state, input) => input is ClientInput.PageLeft && state != "connected" ? null : input)),
        new("reconnects-after-page", "It takes the close on leaving the page for a drop, and reconnects.", ["DISCONNECT-3", "DISCONNECT-2"], 1, Faulty.Hearing((state, input) => input is ClientInput.PageLeft && state == "connected" ? new ClientInput.NetworkOffline() : input)) { Seen = "pusher-websocket-swift#131" },
        new("no-way-back", "connect() after disconnect() does nothing: it believes it has connected already.", ["DISCONNECT-4"], 2, Faulty.Hearing((state, input) => input is ClientInput.Connect && state == "disconnected" ? null : input)) { Seen = "pusher-websocket-dotnet#70" },
        new("silent-connect", "After connect() it tells no change of state.", ["STATE-9"], 1, Faulty.Answering((_, input, outputs) => outputs.Where(output => input is not ClientInput.Connect || output is not (ClientOutput.StateChange or ClientOutput.StateEvent)))),
        new("connects-anew", "connect() drops a connection that there is, and makes another one.", ["CHOICE-15"], 1, Faulty.Hearing((state, input) => input is ClientInput.Connect && state == "connected" ? new ClientInput.NetworkOffline() : input)),
        new("rests-offline", "An offline notice is like disconnect().", ["STATE-8"], 1, Faulty.Hearing((_, input) => input is ClientInput.NetworkOffline ? new ClientInput.Disconnect() : input)) { Seen = "pusher-websocket-swift#131" },
        new("ignores-offline", "An offline notice does not drop the connection.", ["CHOICE-5"], 1, Faulty.Hearing((_, input) => input is ClientInput.NetworkOffline ? null : input)) { Seen = "pusher-js#504" },
        new("ignores-online", "An online notice starts no attempt.", ["CHOICE-6"], 1, Faulty.Hearing((_, input) => input is ClientInput.NetworkOnline ? null : input)) { Seen = "pusher-js#317" },
    ];

    private sealed class TalksOn(ClientSetup setup) : FaultyClient(setup)
    {
        private Instant? ping;

        public override Instant? NextDeadline => Earlier(ping, base.NextDeadline);

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            if (input is ClientInput.DeadlineReached && now >= ping)
            {
                ping = null;
                return [new ClientOutput.SendText(Attempt, FrameWriter.Plain("pusher:ping", "{}"))];
            }

            ping = IsConnected && input is ClientInput.Disconnect ? Inner.NextDeadline : ping;
            return Right(now, input);
        }
    }

    private sealed class RetriesOn(ClientSetup setup) : FaultyClient(setup)
    {
        private Instant? retry;

        public override Instant? NextDeadline => Earlier(retry, base.NextDeadline);

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            bool trying = State is "connecting" or "unavailable";
            retry = trying && input is ClientInput.Disconnect ? Inner.NextDeadline : retry;
            bool due = input is ClientInput.DeadlineReached && now >= retry;
            retry = due ? null : retry;
            return Right(now, due ? new ClientInput.Connect() : input);
        }
    }

    /// <summary>While it emits it is deaf; what is called inside a handler comes as the next input of the same instant.</summary>
    private sealed class LosesNestedDisconnect(ClientSetup setup) : FaultyClient(setup)
    {
        private Instant? emitted;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            IReadOnlyList<ClientOutput> outputs = input is ClientInput.Disconnect && emitted == now ? [] : Right(now, input);
            emitted = outputs.Any(output => output is ClientOutput.StateChange or ClientOutput.ConnectingIn or ClientOutput.Error) ? now : null;
            return outputs;
        }
    }

    private sealed class Disconnecting(ClientSetup setup) : FaultyClient(setup)
    {
        private int closing;

        public override string State => closing > 0 ? "disconnecting" : base.State;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            if (closing > 0 && input is ClientInput.AttemptClosed closed && closed.Attempt == closing)
            {
                closing = 0;
                return [new ClientOutput.StateChange("disconnecting", "disconnected"), new ClientOutput.StateEvent("disconnected")];
            }

            if (IsConnected && input is ClientInput.Disconnect)
            {
                closing = Attempt;
                return [.. Right(now, input).OfType<ClientOutput.CloseAttempt>(), new ClientOutput.StateChange("connected", State), new ClientOutput.StateEvent(State)];
            }

            return closing > 0 ? [] : Right(now, input);
        }
    }
}
