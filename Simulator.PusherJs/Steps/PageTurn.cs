using Simulator.Clients;
using Simulator.PusherJs.States;

namespace Simulator.PusherJs.Steps;

/// <summary>One step of the page: hands the input to whom it concerns, then lets the page come to rest.</summary>
internal sealed class PageTurn
{
    private readonly Turn turn;
    private readonly Dialler dialler;
    private readonly ActivityCheck check;
    private readonly ChannelTable channels;
    private readonly Supervisor supervisor;
    private readonly SocketDesk sockets;

    /// <summary>Puts together those who act in a step.</summary>
    public PageTurn(Turn turn, string release)
    {
        this.turn = turn;
        dialler = new Dialler(turn, release);
        check = new ActivityCheck(turn);
        channels = new ChannelTable(turn);
        supervisor = new Supervisor(turn, dialler, check, channels);
        sockets = new SocketDesk(turn, dialler, check, supervisor, new MessageReader(turn, channels));
    }

    /// <summary>Takes an input. Before it, browsers give up sockets whose other side does not close.</summary>
    public void Take(ClientInput input)
    {
        foreach (PageSocket socket in turn.State.Sockets.Where(socket => socket.GivenUpAt <= turn.State.Now).OrderBy(socket => socket.GivenUpAt))
        {
            sockets.Closed(socket.Attempt, 1006, "", isClean: false);
            Rest();
        }

        Hand(input);
        Rest();
    }

    private void Hand(ClientInput input)
    {
        switch (input)
        {
            case ClientInput.AttemptOpened opened: sockets.Opened(opened.Attempt); break;
            case ClientInput.AttemptFailed failed: sockets.Failed(failed.Attempt); break;
            case ClientInput.AttemptClosed closed: sockets.Closed(closed.Attempt, closed.Code, closed.Reason, closed.Clean); break;
            case ClientInput.TextReceived received: sockets.Received(received.Attempt, received.Text); break;
            case ClientInput.NetworkOnline: supervisor.Online(); break;
            case ClientInput.NetworkOffline: supervisor.Offline(); break;
            case ClientInput.DeadlineReached: FireDue(); break;
            case ClientInput.AuthAnswered answer: new GrantReader(turn, channels).Answer(answer); break;
            case ClientInput.WallClockJumped jumped: turn.State = turn.State with { WallClockSet = turn.State.WallClockSet + jumped.By }; break;
            case ClientInput.PageLeft: break; // the browser closes the sockets, and the page is gone
            default: Call(input); break;
        }
    }

    private void Call(ClientInput input)
    {
        switch (input)
        {
            case ClientInput.Created:
                if (turn.Setup.ConnectOnCreate)
                {
                    supervisor.Connect();
                }

                break;
            case ClientInput.Connect: supervisor.Connect(); break;
            case ClientInput.Disconnect: supervisor.Disconnect(); break;
            case ClientInput.Subscribe subscribe: channels.Subscribe(subscribe.Channel); break;
            case ClientInput.Unsubscribe unsubscribe: channels.Unsubscribe(unsubscribe.Channel); break;
            case ClientInput.Trigger trigger: channels.Trigger(trigger); break;
            default: throw new ArgumentException($"{input.GetType().Name} is no input of the page", nameof(input));
        }
    }

    /// <summary>Fires the timers that are due. Those that are set meanwhile wait for the next time.</summary>
    private void FireDue()
    {
        long latest = turn.State.LatestTimer;
        while (turn.State.Timers is [PageTimer first, ..] && first.Due <= turn.State.Now && first.Number <= latest)
        {
            Fire(first);
        }
    }

    /// <summary>Timers without a delay are tasks of the same instant.</summary>
    private void Rest()
    {
        while (turn.State.Timers.FirstOrDefault(timer => timer.Delay == 0) is PageTimer task)
        {
            Fire(task);
        }
    }

    private void Fire(PageTimer timer)
    {
        turn.ClearTimers(other => other.Number == timer.Number);
        turn.Depth = timer.Depth;
        switch (timer.Kind)
        {
            case TimerKind.Attempt: dialler.TimedOut(timer); break;
            case TimerKind.OtherTransport: dialler.TryOther(timer); break;
            case TimerKind.OtherTransportFails: break; // it has its next turn when its time is over
            case TimerKind.Unavailable: supervisor.BecomeUnavailable(); break;
            case TimerKind.Retry: supervisor.BeginAnew(); break;
            case TimerKind.Silence: check.Ping(); break;
            case TimerKind.Pong: supervisor.MissPong(); break;
            case TimerKind.Send: sockets.Send(timer); break;
        }

        turn.Depth = 0;
    }
}
