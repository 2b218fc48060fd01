using Simulator.Time;

namespace Simulator.Network;

/// <summary>The server's end of the sockets: lets everything that <see cref="FakeServer"/> says take its while.</summary>
internal sealed class ServerEnd(FakeServer server, Delays delays, Wire wire)
{
    /// <summary>A socket has been opened: the server says what it says first.</summary>
    public void Greet(Instant now, Socket socket)
    {
        Greeting greeting = server.Greet(socket.Attempt, socket.Url);
        Duration after = delays.Establish(socket.Attempt);
        foreach (string text in greeting.Texts)
        {
            wire.Send(now, socket, after, new Delivery.ToClient(socket.Attempt, text));
        }

        if (greeting.Code is int code)
        {
            Close(now, socket, after, code, greeting.Reason);
        }
    }

    /// <summary>A text of the client has arrived.</summary>
    public void Hear(Instant now, Socket socket, string text)
    {
        if (socket.Phase == SocketPhase.Open && server.Answer(text) is string answer)
        {
            Say(now, socket, answer);
        }
    }

    /// <summary>The server sends a text.</summary>
    public void Say(Instant now, Socket socket, string text) =>
        wire.Send(now, socket, delays.ToClient(socket.Attempt), new Delivery.ToClient(socket.Attempt, text));

    /// <summary>The server closes a socket.</summary>
    public void Close(Instant now, Socket socket, Duration after, int code, string reason)
    {
        socket.Phase = SocketPhase.Closing;
        wire.Send(now, socket, after, new Delivery.Closed(socket.Attempt, code, reason, true));
    }
}
