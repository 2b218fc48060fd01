using Simulator.Clients;
using Simulator.PusherJs.Scripting;
using Simulator.PusherJs.States;
using Simulator.PusherJs.Wire;

namespace Simulator.PusherJs.Steps;

/// <summary>Hands what happens on a socket to those who listen to it.</summary>
/// <param name="turn">The step under way.</param>
/// <param name="dialler">Hears of sockets until their handshake.</param>
/// <param name="check">Hears that something was heard.</param>
/// <param name="supervisor">Hears of handshakes, and of the connection.</param>
/// <param name="reader">Reads the messages of the connection.</param>
internal sealed class SocketDesk(Turn turn, Dialler dialler, ActivityCheck check, Supervisor supervisor, MessageReader reader)
{
    /// <summary>The shortest silence after which a connection is pinged because an earlier one died young, in milliseconds.</summary>
    private const double LeastPingDelay = 10_000;

    /// <summary>A socket is open.</summary>
    public void Opened(int attempt)
    {
        if (turn.SocketOf(attempt) is { Role: SocketRole.Opening } socket)
        {
            turn.Replace(socket with { Role = SocketRole.Greeting, OpenedAt = turn.State.WallClock });
        }
    }

    /// <summary>A socket was refused, or broke. A browser says so in two events: an error without a word about it, then the close.</summary>
    public void Failed(int attempt)
    {
        if (turn.SocketOf(attempt) is { Role: SocketRole.Established })
        {
            supervisor.TellError(ScriptJson.Object(("type", "\"WebSocketError\""), ("error", """{"isTrusted":true}""")));
        }

        Closed(attempt, 1006, "", isClean: false);
    }

    /// <summary>A socket is closed.</summary>
    public void Closed(int attempt, int code, string reason, bool isClean)
    {
        if (turn.SocketOf(attempt) is not PageSocket socket)
        {
            return;
        }

        turn.Forget(socket);
        switch (socket.Role)
        {
            case SocketRole.Opening:
                dialler.Failed();
                break;
            case SocketRole.Greeting:
                dialler.Failed(); // a client that trusts the latency dials anew, and calls that off in the same instant
                Judge(socket, code, isClean);
                supervisor.Conclude(Greeting.Of(code, reason), socket);
                break;
            case SocketRole.Established:
                Judge(socket, code, isClean);
                supervisor.Closed(socket, code, reason);
                break;
            case SocketRole.Closing:
                Judge(socket, code, isClean);
                break;
        }
    }

    /// <summary>A text has come.</summary>
    public void Received(int attempt, string text)
    {
        switch (turn.SocketOf(attempt))
        {
            case { Role: SocketRole.Greeting } socket:
                Greet(socket, text);
                break;
            case { Role: SocketRole.Established }:
                Hear(text);
                break;
        }
    }

    /// <summary>Sends what waited for a task; nothing where the socket is gone meanwhile.</summary>
    public void Send(PageTimer timer)
    {
        if (turn.SocketOf(timer.Attempt) is { Role: SocketRole.Established })
        {
            turn.Do(new ClientOutput.SendText(timer.Attempt, timer.Text));
        }
    }

    private void Greet(PageSocket socket, string text)
    {
        turn.State = turn.State with { Dial = turn.State.Dial! with { Attempt = 0 } };
        var greeting = Greeting.Of(text);
        supervisor.Conclude(greeting, socket);
        if (greeting is not Greeting.Accepted)
        {
            turn.Close(socket.Attempt);
        }
    }

    private void Hear(string text)
    {
        if (!Message.TryRead(text, out Message message))
        {
            supervisor.TellError(ScriptJson.Object(("type", "\"MessageParseError\""), ("error", Message.ParseError(text)), ("data", ScriptJson.Quoted(text))));
            return;
        }

        switch (message.Event.Text)
        {
            case "pusher:error":
                supervisor.TellError(ScriptJson.Object(("type", "\"PusherError\""), ("data", message.Data.Json)));
                break;
            case "pusher:ping":
                turn.Send("pusher:pong", "{}");
                break;
        }

        check.Restart();
        reader.Read(message);
    }

    /// <summary>A socket that broke while it was young is taken for one that something in between cut off: the next ones are pinged more often.</summary>
    private void Judge(PageSocket socket, int code, bool isClean)
    {
        if (code is 1002 or 1003 || isClean || socket.OpenedAt is not long opened || socket.Watch != turn.State.Deaths.Watch)
        {
            return;
        }

        long age = turn.State.WallClock - opened;
        if (age < turn.State.YoungUntil)
        {
            turn.State = turn.State with { Deaths = turn.State.Deaths with { PingDelay = Math.Max(age / 2d, LeastPingDelay) } };
        }
    }
}
