using System.Globalization;
using Simulator.Clients;
using Simulator.Protocol;
using Simulator.PusherJs.Scripting;
using Simulator.PusherJs.States;
using Simulator.PusherJs.Wire;
using static Simulator.Protocol.ConnectionState;

namespace Simulator.PusherJs.Steps;

/// <summary>Decides the state: when to dial, when to begin anew, and what a close means.</summary>
/// <param name="turn">The step under way.</param>
/// <param name="dialler">Dials.</param>
/// <param name="check">Watches over the connection.</param>
/// <param name="channels">Hears of states before the program does.</param>
internal sealed class Supervisor(Turn turn, Dialler dialler, ActivityCheck check, ChannelTable channels)
{
    private const int UnavailableAfter = 10_000;
    private const int RetryAfter = 1_000;
    private const double UsualActivityTimeout = 120_000;

    private PusherJsState State => turn.State;

    /// <summary>The program's activity timeout, or the usual one, in milliseconds.</summary>
    public static double ActivityTimeoutOf(ClientSetup setup) => setup.ActivityTimeout is { Milliseconds: > 0 and long own } ? own : UsualActivityTimeout;

    /// <summary>Connects, unless that is done or under way. A retry that waits is not called off.</summary>
    public void Connect()
    {
        if (State.Connection > 0 || State.Dial is not null)
        {
            return;
        }

        if (!turn.Setup.Transports.Contains(Transport.WebSocket))
        {
            Enter(Failed);
            return;
        }

        Enter(Connecting);
        dialler.Begin();
        long timer = turn.SetTimer(TimerKind.Unavailable, UnavailableAfter);
        turn.State = State with { UnavailableTimer = timer };
    }

    /// <summary>Ends what there is. Of several retries only the latest is called off.</summary>
    public void Disconnect()
    {
        HangUp();
        Enter(Disconnected);
    }

    /// <summary>The time of a retry has come.</summary>
    public void BeginAnew()
    {
        HangUp();
        Connect();
    }

    /// <summary>Connecting has taken too long - or did so once, in an earlier life that nobody called off.</summary>
    public void BecomeUnavailable() => Enter(Unavailable);

    /// <summary>The operating system says that the network is back.</summary>
    public void Online()
    {
        if (State.Name is Connecting or Unavailable)
        {
            RetryIn(0);
        }
    }

    /// <summary>It says that the network is gone: perhaps.</summary>
    public void Offline()
    {
        if (State.Connection > 0)
        {
            check.Ping();
        }
    }

    /// <summary>No pong has come.</summary>
    public void MissPong() => RetryIn(0);

    /// <summary>The dialling has come to a handshake, or to an end before one.</summary>
    /// <param name="greeting">What came of it.</param>
    /// <param name="socket">The socket.</param>
    public void Conclude(Greeting greeting, PageSocket socket)
    {
        dialler.Greeted();
        if (greeting is Greeting.Unreadable unreadable)
        {
            dialler.ClearTimers(); // but the dialling is not over, and nothing begins anew by itself
            TellError(ScriptJson.Object(("type", "\"HandshakeError\""), ("error", unreadable.Error)));
            return;
        }

        dialler.Abort();
        switch (greeting)
        {
            case Greeting.Accepted accepted:
                Accept(accepted, socket);
                break;
            case Greeting.Refused { Action: CloseAction.None }:
                throw new ScriptException("TypeError: an error before the handshake has a code for which there is no reaction");
            case Greeting.Refused refused:
                React(refused.Action, refused.Error);
                break;
        }
    }

    /// <summary>The socket of the connection is closed.</summary>
    public void Closed(PageSocket socket, int code, string reason)
    {
        string? error = CloseCode.ErrorOf(code.ToString(CultureInfo.InvariantCulture), reason.Length == 0 ? null : ScriptJson.Quoted(reason));
        if (error is not null)
        {
            TellError(error);
        }

        CloseAction action = CloseCode.ActionOf(code);
        if (action != CloseAction.None)
        {
            React(action, error);
        }

        if (State.Connection == socket.Attempt)
        {
            Abandon();
            if (State.Name is Connecting or Connected)
            {
                RetryIn(RetryAfter); // beside the retry that the code may have asked for
            }
        }
    }

    /// <summary>Tells the program an error.</summary>
    public void TellError(string payload) => turn.Do(new ClientOutput.Error(payload));

    private void Accept(Greeting.Accepted accepted, PageSocket socket)
    {
        double own = socket.PingDelay is double delay and not 0 ? delay : double.PositiveInfinity;
        turn.State = State with { ActivityTimeout = Math.Min(ActivityTimeoutOf(turn.Setup), Math.Min(accepted.ActivityTimeout, own)), Connection = socket.Attempt };
        turn.ClearTimers(timer => timer.Number == State.UnavailableTimer);
        turn.Replace(socket with { Role = SocketRole.Established });
        check.Restart();
        turn.State = State with { SocketId = accepted.SocketId, NamedBy = socket.Attempt };
        Enter(Connected);
    }

    private void React(CloseAction action, string? error)
    {
        if (error is not null)
        {
            TellError(ScriptJson.Object(("type", "\"WebSocketError\""), ("error", error)));
        }

        switch (action)
        {
            case CloseAction.UseTls:
                turn.State = State with { UsesTls = true, Deaths = new YoungDeaths(State.Deaths.Watch + 1, null) };
                RetryIn(0);
                break;
            case CloseAction.Rest:
                Disconnect();
                break;
            case CloseAction.Wait:
                RetryIn(RetryAfter);
                break;
            case CloseAction.AtOnce:
                RetryIn(0);
                break;
            case CloseAction.None:
                break;
        }
    }

    private void RetryIn(int delay)
    {
        if (delay > 0)
        {
            turn.Do(new ClientOutput.ConnectingIn(delay / 1_000));
        }

        long timer = turn.SetTimer(TimerKind.Retry, delay);
        turn.State = State with { RetryTimer = timer };
    }

    private void HangUp()
    {
        dialler.Abort();
        turn.ClearTimers(timer => timer.Number == State.RetryTimer || timer.Number == State.UnavailableTimer);
        if (State.Connection is int attempt and > 0)
        {
            Abandon();
            turn.Close(attempt);
        }
    }

    private void Abandon()
    {
        check.Stop();
        turn.State = State with { Connection = 0 };
    }

    /// <summary>Changes the state. Channels hear of it first, then the program: of the change, then of the state.</summary>
    private void Enter(ConnectionState name)
    {
        ConnectionState previous = State.Name;
        if (previous == name)
        {
            return;
        }

        turn.State = State with { Name = name };
        var reads = new HandlerReads(name.Name(), State.SocketId);
        turn.Do(new ClientOutput.StateChange(previous.Name(), name.Name()) { Reads = reads });
        if (name == Connected)
        {
            channels.SubscribeAll();
        }
        else if (name is Connecting or Disconnected)
        {
            channels.Reset();
        }

        turn.Do(new ClientOutput.StateEvent(name.Name()) { Reads = reads });
    }
}
