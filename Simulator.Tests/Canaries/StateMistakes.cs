using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Canaries;

/// <summary>Mistakes about the states and their changes.</summary>
internal static class StateMistakes
{
    public static IEnumerable<Canary> All { get; } =
    [
        new("skips-connecting", "It never shows connecting.", ["STATE-3", "SEQUENCE-7"], 0, Showing((change, _) => change.Current == "connecting" ? [] : [change.Current])),
        new("reconnects-unseen", "It shows connecting the first time only, and stays disconnected while it reconnects.", ["STATE-3"], 1, Showing((change, _) => change is { Previous: "disconnected", Current: "connecting" } ? [] : [change.Current])),
        new("tries-then-fails", "Where nothing is supported it is connecting before it is failed.", ["SEQUENCE-6"], 0, Showing((change, _) => change.Current == "failed" ? ["connecting", "failed"] : [change.Current])),
        new("no-disconnected", "On a drop it goes from connected straight to connecting.", ["SEQUENCE-2"], 1, Showing((change, passing) => passing && change.Current == "disconnected" ? [] : [change.Current])) { Seen = "pusher-js#302" },
        new("failed-on-drop", "A drop makes it failed for the moment.", ["STATE-6"], 1, Showing((change, passing) => passing && change.Current == "disconnected" ? ["failed"] : [change.Current])),
        new("back-to-initialized", "disconnect() makes it as new: initialized.", ["STATE-2"], 1, Showing((change, passing) => !passing && change.Current == "disconnected" ? ["initialized"] : [change.Current])),
        new("own-state", "It calls unavailable ‘waiting_to_reconnect’.", ["STATE-1"], 0, Showing((change, _) => change.Current == "unavailable" ? ["waiting_to_reconnect"] : [change.Current])) { Seen = "pusher-websocket-dotnet's WaitingToReconnect" },
        new("detour", "From unavailable it comes to connected by way of connecting.", ["SEQUENCE-5"], 2, Showing((change, _) => change is { Previous: "unavailable", Current: "connected" } ? ["connecting", "connected"] : [change.Current])),
        new("flicker", "Each retry while unavailable shows as connecting.", ["SEQUENCE-7"], 0, setup => new Flickering(setup)) { Seen = "buildkite/frontend#261" },
        new("late-state", "What a program reads is set only after the handlers have run and the next thing happens.", ["STATE-9"], 0, setup => new LateState(setup)),
        new("previous-too-late", "It reads previous after it has set the new state.", ["EVENT-2"], 0, Faulty.Telling(output => output is ClientOutput.StateChange change ? change with { Previous = change.Current } : output)),
        new("first-previous", "previous is always initialized.", ["EVENT-2"], 0, Faulty.Telling(output => output is ClientOutput.StateChange change ? change with { Previous = "initialized" } : output)),
        new("event-first", "The state's event comes before state_change.", ["EVENT-1"], 0, Faulty.Answering((_, _, outputs) => Swapped(outputs))),
        new("no-change-event", "It emits the state's events and no state_change.", ["EVENT-1"], 0, Faulty.Telling(output => output is ClientOutput.StateChange ? null : output)),
        new("no-unavailable-event", "It emits state_change, but no event unavailable.", ["EVENT-1"], 0, Faulty.Telling(output => output is ClientOutput.StateEvent { State: "unavailable" } ? null : output)),
        new("connected-twice", "It is connected once more with each activity check.", ["EVENT-2"], 0, Faulty.Answering((_, _, outputs) => outputs.SelectMany(output => output is ClientOutput.SendText sent && Frame.Parse(sent.Text)?.Event == "pusher:ping" ? [output, new ClientOutput.StateChange("connected", "connected"), new ClientOutput.StateEvent("connected")] : new[] { output }))),
        new("events-twice", "Each event of a state is emitted twice.", ["EVENT-1"], 0, Faulty.Answering((_, _, outputs) => outputs.SelectMany(output => output is ClientOutput.StateEvent ? [output, output] : new[] { output }))),
        new("change-twice", "Each state_change is emitted twice.", ["EVENT-1", "EVENT-2"], 0, Faulty.Answering((_, _, outputs) => outputs.SelectMany(output => output is ClientOutput.StateChange ? [output, output] : new[] { output }))),
        new("removed-event", "It still emits pusher:connection_established.", ["EVENT-7"], 0, Faulty.Answering((_, _, outputs) => outputs.SelectMany(output => output is ClientOutput.StateEvent { State: "connected" } ? [output, new ClientOutput.OtherEvent(Handshake.Event, "{}")] : new[] { output }))),
        new("counts-down", "connecting_in counts down, second by second.", ["EVENT-5"], 0, setup => new CountingDown(setup)),
        new("milliseconds", "connecting_in carries milliseconds.", ["EVENT-4"], 0, Faulty.Telling(output => output is ClientOutput.ConnectingIn told ? new ClientOutput.ConnectingIn(told.Seconds * 1000) : output)) { Seen = "pusher-js 1.9-1.12" },
        new("announces-late", "It announces its retries only once it is unavailable.", ["EVENT-9"], 0, setup => new SilentIn(setup, "connecting")),
        new("announces-early", "connecting_in comes before the state that it belongs to.", ["EVENT-3"], 1, Faulty.Answering((_, _, outputs) => outputs.OrderBy(output => output is not ClientOutput.ConnectingIn))),
        new("silent-unavailable", "connecting_in stops once it is unavailable.", ["EVENT-6"], 0, setup => new SilentIn(setup, "unavailable")) { Seen = "pusher-js#306" },
        new("old-state-in-handler", "Inside the handler of state_change the state still reads as before.", ["STATE-9"], 0, Faulty.Telling(output => output is ClientOutput.StateChange change ? change with { Reads = new HandlerReads(change.Previous, null) } : output)),
        new("no-socket-id-in-handler", "It emits connected before it has stored the socket id: the handler reads none.", ["CHOICE-19"], 0, Faulty.Telling(output => output is ClientOutput.StateEvent { Reads: HandlerReads reads } named ? named with { Reads = reads with { SocketId = "" } } : output)),
    ];

    private static Func<ClientSetup, IClient> Showing(Func<ClientOutput.StateChange, bool, IEnumerable<string>> show) =>
        setup => new RenamingClient(setup, show);

    private static IEnumerable<ClientOutput> Swapped(IReadOnlyList<ClientOutput> outputs)
    {
        for (int index = 0; index < outputs.Count; index++)
        {
            bool isPair = outputs[index] is ClientOutput.StateChange && index + 1 < outputs.Count;
            yield return outputs[isPair ? index + 1 : index];
            if (isPair)
            {
                yield return outputs[index++];
            }
        }
    }

    private sealed class LateState(ClientSetup setup) : FaultyClient(setup)
    {
        private string before = "initialized";

        public override string State => before;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            before = Inner.State;
            return Right(now, input);
        }
    }

    private sealed class Flickering(ClientSetup setup) : FaultyClient(setup)
    {
        private bool retrying;

        public override string State => retrying ? "connecting" : base.State;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            bool before = retrying;
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            retrying = Inner.State == "unavailable"
                && (outputs.Any(output => output is ClientOutput.OpenAttempt) || (retrying && !outputs.Any(output => output is ClientOutput.ConnectingIn)));
            return before == retrying
                ? outputs
                : retrying
                    ? [.. Change("unavailable", "connecting"), .. outputs]
                    : Inner.State == "unavailable" ? [.. Change("connecting", "unavailable"), .. outputs] : [.. outputs.Select(FromConnecting)];
        }

        private static ClientOutput[] Change(string from, string to) => [new ClientOutput.StateChange(from, to), new ClientOutput.StateEvent(to)];

        private static ClientOutput FromConnecting(ClientOutput output) =>
            output is ClientOutput.StateChange { Previous: "unavailable" } change ? change with { Previous = "connecting" } : output;
    }

    private sealed class CountingDown(ClientSetup setup) : FaultyClient(setup)
    {
        private decimal left;
        private Instant? tick;

        public override Instant? NextDeadline => Earlier(tick, base.NextDeadline);

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            if (input is ClientInput.DeadlineReached && now >= tick && !(Inner.NextDeadline <= now))
            {
                Set(left - 1, now);
                return [new ClientOutput.ConnectingIn(left)];
            }

            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            bool over = outputs.Any(output => output is ClientOutput.OpenAttempt) || State is not ("connecting" or "unavailable");
            Set(outputs.OfType<ClientOutput.ConnectingIn>().LastOrDefault()?.Seconds ?? (over ? 0 : left), now, tick);
            return outputs;
        }

        private void Set(decimal seconds, Instant now, Instant? going = null)
        {
            tick = seconds <= 1 ? null : seconds == left && going is not null ? going : now + Duration.FromSeconds(1);
            left = seconds;
        }
    }

    private sealed class SilentIn(ClientSetup setup, string state) : FaultyClient(setup)
    {
        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            return [.. outputs.Where(output => State != state || output is not ClientOutput.ConnectingIn)];
        }
    }
}
