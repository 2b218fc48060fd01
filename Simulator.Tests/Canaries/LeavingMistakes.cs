using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Canaries;

/// <summary>Mistakes about channels that the program leaves, and about those that it joins again.</summary>
internal static class LeavingMistakes
{
    public static IEnumerable<Canary> All { get; } =
    [
        new("deaf-with-channels", "Once the program has channels, it looks for a ping among what comes on them, and answers none.", ["CHOICE-9"], 1, setup => new DeafWithChannels(setup)),
        new("leaves-another", "Of several channels it tells the server to leave the one that was joined first.", ["CHOICE-17", "CHANNEL-1"], 3, setup => new LeavesAnother(setup)),
        new("leaving-needs-connection", "A channel that is left while it is not connected stays wanted.", ["CHANNEL-1"], 2, Faulty.Hearing((state, input) => input is ClientInput.Unsubscribe && state != "connected" ? null : input)) { Seen = "pusher-websocket-java#49" },
        new("leaves-all", "With one channel it forgets all: none is asked for after a reconnection.", ["CHOICE-14"], 4, setup => new LeavesAll(setup)),
        new("joins-once", "A channel that it has left it cannot join again.", ["CHOICE-14"], 2, setup => new JoinsOnce(setup)),
        new("hangs-up-with-the-last", "It hangs up when the last channel is left.", ["STATE-8", "CHOICE-8"], 2, setup => new HangsUp(setup)),
        new("asks-whenever-told", "It asks for a channel whenever the program does, though it has it already.", ["CHOICE-14"], 2, setup => new AsksWheneverTold(setup)),
        new("joins-in-no-handler", "What the program subscribes to in a handler is lost.", ["CHOICE-14"], 1, setup => new JoinsInNoHandler(setup)),
    ];

    private static bool IsUnsubscribe(ClientOutput output) => output is ClientOutput.SendText sent && Frame.Parse(sent.Text)?.Event == ChannelMessages.Unsubscribe;

    /// <summary>Remembers what the program wants, in its order.</summary>
    private abstract class Wanting(ClientSetup setup) : FaultyClient(setup)
    {
        protected List<string> Wanted { get; } = [];

        protected void Follow(ClientInput input)
        {
            if (input is ClientInput.Subscribe wish && !Wanted.Contains(wish.Channel))
            {
                Wanted.Add(wish.Channel);
            }
            else if (input is ClientInput.Unsubscribe left)
            {
                Wanted.Remove(left.Channel);
            }
        }
    }

    private sealed class DeafWithChannels(ClientSetup setup) : Wanting(setup)
    {
        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            Follow(input);
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            return Wanted.Count == 0 ? outputs : [.. outputs.Where(output => output is not ClientOutput.SendText sent || Frame.Parse(sent.Text)?.Event != "pusher:pong")];
        }
    }

    private sealed class LeavesAnother(ClientSetup setup) : Wanting(setup)
    {
        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            string? first = Wanted.FirstOrDefault();
            Follow(input);
            return [.. Right(now, input).Select(output => IsUnsubscribe(output) ? new ClientOutput.SendText(Attempt, ChannelAuth.WriteUnsubscribe(first!)) : output)];
        }
    }

    private sealed class LeavesAll(ClientSetup setup) : Wanting(setup)
    {
        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            Follow(input);
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            foreach (string other in outputs.Any(IsUnsubscribe) ? Wanted : [])
            {
                Right(now, new ClientInput.Unsubscribe(other));
            }

            return outputs;
        }
    }

    private sealed class JoinsOnce(ClientSetup setup) : FaultyClient(setup)
    {
        private readonly List<string> left = [];

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            if (input is ClientInput.Unsubscribe leave)
            {
                left.Add(leave.Channel);
            }

            return input is ClientInput.Subscribe join && left.Contains(join.Channel) ? [] : Right(now, input);
        }
    }

    private sealed class HangsUp(ClientSetup setup) : Wanting(setup)
    {
        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            Follow(input);
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            return outputs.Any(IsUnsubscribe) && Wanted.Count == 0 ? [.. outputs, .. Right(now, new ClientInput.Disconnect())] : outputs;
        }
    }

    private sealed class AsksWheneverTold(ClientSetup setup) : Wanting(setup)
    {
        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            bool again = IsConnected && input is ClientInput.Subscribe { Channel: string channel } && Wanted.Contains(channel) && !ChannelAuth.IsNeededBy(channel);
            Follow(input);
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            return again && outputs.Count == 0 ? [new ClientOutput.SendText(Attempt, ChannelAuth.WriteSubscribe(((ClientInput.Subscribe)input).Channel, null))] : outputs;
        }
    }

    /// <summary>While it emits it is deaf; what is called inside a handler comes as the next input of the same instant.</summary>
    private sealed class JoinsInNoHandler(ClientSetup setup) : FaultyClient(setup)
    {
        private Instant? emitted;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            IReadOnlyList<ClientOutput> outputs = input is ClientInput.Subscribe && emitted == now ? [] : Right(now, input);
            emitted = outputs.Any(output => output is ClientOutput.StateEvent) ? now : null;
            return outputs;
        }
    }
}
