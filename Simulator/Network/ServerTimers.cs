using Simulator.Servers;
using Simulator.Time;

namespace Simulator.Network;

/// <summary>What a server does after a time: it hears nothing, has said nothing, or a connection has been open for so long.</summary>
/// <param name="rules">The rules.</param>
/// <param name="schedule">Schedules a reaction.</param>
internal sealed class ServerTimers(ActiveRules rules, Action<Instant, Delivery> schedule)
{
    /// <summary>A connection has been opened, or the rules are other ones from now on.</summary>
    public void Begin(Instant now, Socket socket)
    {
        for (int place = 0; place < rules.Count; place++)
        {
            if (TimeOf(rules[place].When) is Duration time)
            {
                Await(now + time, socket, place);
            }
        }
    }

    /// <summary>The client has said something.</summary>
    public void Hear(Instant now, Socket socket, Heard? heard)
    {
        socket.Heard++;
        for (int place = 0; place < rules.Count; place++)
        {
            switch (rules[place].When)
            {
                case ServerTrigger.HeardNothing silence:
                    Await(now + silence.For, socket, place);
                    break;
                case ServerTrigger.Open { Without: ServerTrigger.Receives wanted } when heard?.Fits(wanted) == true:
                    socket.Satisfy(place);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The server has said something.</summary>
    public void Say(Instant now, Socket socket)
    {
        socket.Said++;
        for (int place = 0; place < rules.Count; place++)
        {
            if (rules[place].When is ServerTrigger.SaidNothing silence)
            {
                Await(now + silence.For, socket, place);
            }
        }
    }

    /// <summary>Whether a reaction comes to nothing, because what it waits for has come, or other rules hold since.</summary>
    public bool IsMoot(Socket socket, Delivery.ServerTimer due)
    {
        if (due.Generation != rules.Generation || !rules.IsLeft(due.Place))
        {
            return true;
        }

        return rules[due.Place].When switch
        {
            ServerTrigger.HeardNothing silence => due.Mark != socket.Heard || (silence.Subscribed && socket.Channels.Count == 0),
            ServerTrigger.SaidNothing => due.Mark != socket.Said,
            ServerTrigger.Open => socket.Satisfied.Contains(due.Place),
            _ => true,
        };
    }

    private static Duration? TimeOf(ServerTrigger when) => when switch
    {
        ServerTrigger.HeardNothing silence => silence.For,
        ServerTrigger.SaidNothing silence => silence.For,
        ServerTrigger.Open open => open.For,
        _ => null,
    };

    private void Await(Instant due, Socket socket, int place)
    {
        long mark = rules[place].When is ServerTrigger.SaidNothing ? socket.Said : socket.Heard;
        schedule(due, new Delivery.ServerTimer(socket.Attempt, place, rules.Generation, mark));
    }
}
