using Simulator.Servers;
using Simulator.Time;

namespace Simulator.Network;

/// <summary>
/// The client's connections as the server counts them: those that are open, and those whose end it has not heard of. A
/// client that has lost its connection without a word can so meet its application's limit by itself.
/// </summary>
/// <param name="wire">The sockets.</param>
/// <param name="rules">The server's rules: one that closes what it has heard nothing from for a time ends what was lost, too.</param>
/// <param name="schedule">Schedules what happens later.</param>
internal sealed class HeldConnections(Wire wire, ActiveRules rules, Action<Instant, Delivery> schedule)
{
    private readonly HashSet<int> lost = [];

    /// <summary>How many there are.</summary>
    public int Count => lost.Count + wire.OpenSockets.Count(socket => socket.IsGreeted);

    /// <summary>A socket is over, and the server does not hear of it.</summary>
    public void Lose(Instant now, Socket socket)
    {
        if (socket is { IsGreeted: true, Phase: SocketPhase.Open } && lost.Add(socket.Attempt) && Patience() is Duration patience)
        {
            schedule(now + patience, new Delivery.Missed(socket.Attempt));
        }
    }

    /// <summary>The server has noticed that a connection is gone; the client hears nothing of it.</summary>
    public Delivery? Miss(Delivery.Missed missed)
    {
        lost.Remove(missed.Attempt);
        return null;
    }

    /// <summary>The server goes down, or closes all connections: it holds none any more.</summary>
    public void Drop() => lost.Clear();

    /// <summary>Whether it comes to nothing that the server misses a connection.</summary>
    public bool IsMoot(Delivery.Missed missed) => !lost.Contains(missed.Attempt);

    /// <summary>Writes down what decides how it goes on.</summary>
    public void Write(ValueWriter writer) => writer.Add(lost.Count);

    /// <summary>After how long the server closes a connection from which it hears nothing; null where it never does.</summary>
    private Duration? Patience()
    {
        Duration? shortest = null;
        for (int place = 0; place < rules.Count; place++)
        {
            bool closes = rules.IsLeft(place) && rules[place].Then.Any(reply => reply is ServerReply.Close or ServerReply.Reset);
            if (closes && rules[place].When is ServerTrigger.HeardNothing silence)
            {
                Duration patience = silence.For + rules[place].After;
                shortest = shortest is Duration other ? Duration.Shorter(other, patience) : patience;
            }
        }

        return shortest;
    }
}
