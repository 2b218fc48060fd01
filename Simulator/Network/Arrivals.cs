using Simulator.Time;

namespace Simulator.Network;

/// <summary>Brings every delivery that is due to its end: to the client, to the server, or to nobody.</summary>
/// <param name="wire">The sockets.</param>
/// <param name="wear">What wears them out.</param>
/// <param name="server">The server's end of them.</param>
/// <param name="held">The connections that the server counts.</param>
internal sealed class Arrivals(Wire wire, SocketWear wear, ServerEnd server, HeldConnections held)
{
    /// <summary>A delivery is due.</summary>
    /// <param name="now">When.</param>
    /// <param name="delivery">What is due.</param>
    /// <param name="opens">Whether the path lets attempts through.</param>
    /// <returns>What reaches the client, or null where nothing does: it was for the server, is held up, or is lost.</returns>
    public Delivery? Arrive(Instant now, Delivery delivery, bool opens) => delivery switch
    {
        Delivery.AuthAnswer => delivery,
        Delivery.Opened opened => wire.Pass(delivery, opened.Attempt, opens) is Socket socket ? ArriveOpened(now, socket, delivery) : null,
        Delivery.Failed failed => wire.Pass(delivery, failed.Attempt, opens) is Socket socket ? ArriveEnd(socket, delivery) : null,
        Delivery.Closed closed => wire.Pass(delivery, closed.Attempt, opens) is Socket socket ? ArriveEnd(socket, delivery) : null,
        Delivery.ToClient text => wire.Pass(delivery, text.Attempt, opens) is Socket socket ? ArriveAtClient(now, socket, delivery) : null,
        Delivery.WornOut end => wear.End(now, end),
        Delivery.Missed missed => held.Miss(missed),
        Delivery.ServerTimer due => ActAsServer(due, socket => server.Reach(now, socket, due)),
        Delivery.ServerActs acts => ActAsServer(acts, socket => server.Act(now, socket, acts)),
        Delivery.ToServer text => wire.Pass(delivery, text.Attempt, opens) is Socket socket ? ArriveAtServer(now, socket, text.Text) : null,
        _ => throw new ArgumentException($"{delivery.GetType().Name} cannot arrive", nameof(delivery)),
    };

    /// <summary>Whether a delivery will come to nothing, whatever becomes of the path.</summary>
    public bool IsMoot(Delivery delivery) =>
        wire.IsMoot(delivery) || (delivery is Delivery.WornOut end && wear.IsPutOff(end))
        || (delivery is Delivery.ServerTimer due && server.IsMoot(wire.Find(due.Attempt)!, due));

    private Delivery ArriveEnd(Socket socket, Delivery delivery)
    {
        wire.End(socket);
        return delivery;
    }

    private Delivery ArriveOpened(Instant now, Socket socket, Delivery delivery)
    {
        socket.Phase = socket.GivenUp ? SocketPhase.Closing : SocketPhase.Open;
        wear.Begin(now, socket);
        if (wire.State == PathSockets.Reset)
        {
            wire.Reset(now, socket);
        }
        else if (!socket.GivenUp)
        {
            server.Greet(now, socket);
        }

        return delivery;
    }

    private Delivery ArriveAtClient(Instant now, Socket socket, Delivery delivery)
    {
        wear.Pass(now, socket);
        return delivery;
    }

    /// <summary>What the server does by itself reaches the client later, if at all.</summary>
    private Delivery? ActAsServer(Delivery delivery, Action<Socket> act)
    {
        if (wire.Find(delivery.Attempt) is Socket socket)
        {
            act(socket);
        }

        return null;
    }

    private Delivery? ArriveAtServer(Instant now, Socket socket, string text)
    {
        wear.Pass(now, socket);
        server.Hear(now, socket, text);
        return null;
    }
}
