using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Network;

/// <summary>
/// The sockets of a run that are not over, and what is under way on them: in order on each socket, held up while the path
/// is silent, lost where a socket is over.
/// </summary>
internal sealed class Wire(Delays delays, Action<Instant, Delivery> schedule)
{
    private readonly List<Socket> inOrder = [];
    private readonly List<Delivery> held = [];

    /// <summary>What the path does with open sockets.</summary>
    public PathSockets State { get; private set; }

    /// <summary>The latest socket that is open to both sides.</summary>
    public Socket? OpenSocket => inOrder.FindLast(socket => socket is { Phase: SocketPhase.Open });

    /// <summary>The latest socket that a reset can break: open, or being closed by the server.</summary>
    public Socket? BreakableSocket => inOrder.FindLast(socket => socket is { Phase: SocketPhase.Open or SocketPhase.Closing, GivenUp: false });

    /// <summary>All sockets that are open to both sides.</summary>
    public IEnumerable<Socket> OpenSockets => inOrder.Where(socket => socket is { Phase: SocketPhase.Open });

    /// <summary>What is to be done about a socket whose end the server does not hear of.</summary>
    public Action<Instant, Socket> Lose { get; set; } = (_, _) => { };

    /// <summary>What is to be done about an open socket that breaks.</summary>
    public Action<Instant, Socket> Broken { get; set; } = (_, _) => { };

    /// <summary>Whether what the client sends reaches the server.</summary>
    public bool CarriesToServer => State is not (PathSockets.Silent or PathSockets.SilentToServer);

    /// <summary>Whether the path has forgotten the latest socket of the client, which has not noticed yet.</summary>
    public bool HasForgotten { get; private set; }

    /// <summary>The socket of an attempt: mostly the latest one, so it is looked for from behind; null where there is none.</summary>
    public Socket? Find(int attempt)
    {
        int place = inOrder.Count - 1;
        while (place >= 0 && inOrder[place].Attempt != attempt)
        {
            place--;
        }

        return place < 0 ? null : inOrder[place];
    }

    public Socket Add(int attempt, string url)
    {
        var socket = new Socket(attempt, url);
        inOrder.Add(socket);
        HasForgotten = false;
        return socket;
    }

    /// <summary>Puts a delivery to the client behind all that is under way on the socket.</summary>
    public void Send(Instant now, Socket socket, Duration after, Delivery delivery)
    {
        socket.LastToClient = Instant.Later(socket.LastToClient, now + after);
        schedule(socket.LastToClient, delivery);
    }

    /// <summary>Puts a text to the server behind all that is under way on the socket.</summary>
    public void SendToServer(Instant now, Socket socket, string text)
    {
        socket.LastToServer = Instant.Later(socket.LastToServer, now + delays.ToServer(socket.Attempt));
        schedule(socket.LastToServer, new Delivery.ToServer(socket.Attempt, text));
    }

    /// <summary>The path changes; what was held up arrives late once it carries again, or is overtaken by the reset.</summary>
    public void Change(Instant now, PathSockets state)
    {
        State = state;
        if (state == PathSockets.Reset)
        {
            ResetAll(now);
        }

        if (held.Count > 0)
        {
            Delivery[] released = [.. held.Where(delivery => !Holds(delivery))];
            held.RemoveAll(delivery => !Holds(delivery));
            Array.ForEach(released, delivery => schedule(now + delays.Release, delivery));
        }
    }

    /// <summary>Whether a delivery will come to nothing, whatever becomes of the path: its socket is over.</summary>
    public bool IsMoot(Delivery delivery) => delivery is not Delivery.AuthAnswer && Find(delivery.Attempt) is null;

    /// <summary>Writes down what decides how it goes on.</summary>
    /// <remarks>What is held up of one kind for attempts that were given up counts once: else a client that tries without end would be in a new state each time.</remarks>
    public void Write(ValueWriter writer)
    {
        writer.Add((int)State);
        writer.Add(HasForgotten);
        foreach (Socket socket in inOrder.Where(socket => !socket.GivenUp))
        {
            socket.Write(writer);
        }

        var late = held.Where(delivery => !IsMoot(delivery)).Select(delivery => (Find(delivery.Attempt)!.GivenUp, delivery.GetType().Name, delivery.Content));
        foreach ((bool givenUp, string kind, string content) in late.Distinct())
        {
            writer.Add(givenUp);
            writer.Add(kind);
            writer.Add(content);
        }
    }

    public void ResetAll(Instant now)
    {
        foreach (Socket socket in inOrder)
        {
            Reset(now, socket);
        }
    }

    /// <summary>Breaks a socket. A reset overtakes whatever else is under way.</summary>
    public void Reset(Instant now, Socket socket)
    {
        bool opening = socket.Phase == SocketPhase.Opening;
        Delivery end = opening
            ? new Delivery.Failed(socket.Attempt, "connection reset")
            : new Delivery.Closed(socket.Attempt, CloseCodes.Abnormal, "", false);
        socket.Phase = opening ? SocketPhase.Opening : SocketPhase.Closing;
        schedule(now + delays.Close(socket.Attempt), end);
        Broken(now, socket);
    }

    /// <summary>A socket has come to its end: nothing reaches the client from it any more.</summary>
    public void End(Socket socket) => inOrder.RemoveAt(inOrder.LastIndexOf(socket));

    /// <summary>The device sleeps, or goes over to another network: whatever was open will never carry anything again.</summary>
    public void Kill(Instant now)
    {
        inOrder.ForEach(socket => Lose(now, socket));
        inOrder.Clear();
        held.Clear();
    }

    /// <summary>The device has gone over to another network, where its open sockets lead nowhere.</summary>
    public void ForgetAll(Instant now)
    {
        HasForgotten = OpenSocket is not null;
        Kill(now);
    }

    /// <summary>The path forgets a socket: nothing passes on it any more, and nobody is told.</summary>
    public void Forget(Instant now, Socket socket)
    {
        Lose(now, socket);
        HasForgotten |= socket == OpenSocket;
        End(socket);
    }

    /// <summary>The client has given an attempt up: it has noticed what was forgotten.</summary>
    public void Notice() => HasForgotten = false;

    /// <summary>The socket on which a delivery gets through now; null where it is lost, or held up by a silent path.</summary>
    /// <param name="delivery">What is under way.</param>
    /// <param name="attempt">The attempt on whose socket.</param>
    /// <param name="opens">Whether the path lets attempts through: then a socket still opens, and only then falls silent.</param>
    public Socket? Pass(Delivery delivery, int attempt, bool opens)
    {
        if (Find(attempt) is not Socket socket)
        {
            return null;
        }

        // Before a socket is open its end is told by the device itself, whatever the path carries for open ones.
        bool local = socket.Phase == SocketPhase.Opening
            && (delivery is Delivery.Failed or Delivery.Closed { Code: CloseCodes.Abnormal } || (opens && delivery is Delivery.Opened));
        if (Holds(delivery) && !local)
        {
            held.Add(delivery);
            return null;
        }

        return socket;
    }

    /// <summary>Whether the path carries no such thing for now.</summary>
    private bool Holds(Delivery delivery) => State switch
    {
        PathSockets.Silent => true,
        PathSockets.SilentToServer => delivery is Delivery.ToServer,
        PathSockets.SilentToClient => delivery is not Delivery.ToServer,
        PathSockets.Alive or PathSockets.Reset => false,
    };
}
