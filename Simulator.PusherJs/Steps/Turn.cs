using Simulator.Clients;
using Simulator.Collections;
using Simulator.Protocol;
using Simulator.PusherJs.Scripting;
using Simulator.PusherJs.States;
using Simulator.Time;

namespace Simulator.PusherJs.Steps;

/// <summary>One step under way: the state as it becomes, and what the client does meanwhile. It is gone when the step is over.</summary>
/// <param name="setup">What the program gives its client.</param>
/// <param name="state">The state before the step.</param>
internal sealed class Turn(ClientSetup setup, PusherJsState state)
{
    private readonly List<ClientOutput> outputs = [];

    /// <summary>How deep the timer is that has fired; 0 outside of timers.</summary>
    public int Depth { get; set; }

    /// <summary>What the program gave its client.</summary>
    public ClientSetup Setup => setup;

    /// <summary>The state as it is by now.</summary>
    public PusherJsState State { get; set; } = state;

    /// <summary>What the client has done by now, in order.</summary>
    public IReadOnlyList<ClientOutput> Outputs => outputs;

    /// <summary>Does something that others see.</summary>
    public void Do(ClientOutput output) => outputs.Add(output);

    /// <summary>Sets a timer.</summary>
    /// <param name="kind">What it is for.</param>
    /// <param name="delay">How long it takes, in milliseconds; what no browser takes is cut to 32 bits, as there.</param>
    /// <param name="change">Gives it what it carries.</param>
    /// <returns>Its number.</returns>
    public long SetTimer(TimerKind kind, double delay, Func<PageTimer, PageTimer>? change = null)
    {
        int depth = Math.Min(Depth + 1, PageTimer.Deep);
        int whole = Math.Max(depth == PageTimer.Deep ? PageTimer.Least : 0, ScriptNumber.Whole(delay));
        long number = State.LatestTimer + 1;
        var timer = new PageTimer(kind, State.Now + new Duration(whole), number, depth, whole);
        int place = State.Timers.TakeWhile(other => other.Due <= timer.Due).Count();
        State = State with
        {
            LatestTimer = number,
            Timers = [.. State.Timers.Take(place), change is null ? timer : change(timer), .. State.Timers.Skip(place)],
        };
        return number;
    }

    /// <summary>Calls off every timer that is meant.</summary>
    public void ClearTimers(Func<PageTimer, bool> isMeant)
    {
        if (State.Timers.Any(isMeant))
        {
            State = State with { Timers = State.Timers.Where(timer => !isMeant(timer)).ToValueList() };
        }
    }

    /// <summary>The socket of an attempt; null where it is closed on both sides.</summary>
    public PageSocket? SocketOf(int attempt) => State.Sockets.FirstOrDefault(socket => socket.Attempt == attempt);

    /// <summary>Puts another socket in the place of that of the same attempt.</summary>
    public void Replace(PageSocket socket) =>
        State = State with { Sockets = State.Sockets.Select(other => other.Attempt == socket.Attempt ? socket : other).ToValueList() };

    /// <summary>Forgets a socket that is closed on both sides.</summary>
    public void Forget(PageSocket socket) => State = State with { Sockets = State.Sockets.Where(other => other.Attempt != socket.Attempt).ToValueList() };

    /// <summary>Sends a text on the connection, a task later; nothing where there is no connection, as there is no queue.</summary>
    public void Send(string @event, string? data, string? channel = null)
    {
        if (State.Connection > 0 && SocketOf(State.Connection) is { Role: SocketRole.Established } socket)
        {
            string text = ScriptJson.Object(("event", ScriptJson.Quoted(@event)), ("data", data), ("channel", string.IsNullOrEmpty(channel) ? null : ScriptJson.Quoted(channel)));
            SetTimer(TimerKind.Send, 0, timer => timer with { Attempt = socket.Attempt, Text = text });
        }
    }

    /// <summary>The client closes a socket. One that is open waits for the other side, for a minute at most.</summary>
    public void Close(int attempt)
    {
        if (SocketOf(attempt) is not PageSocket socket || socket.Role == SocketRole.Closing)
        {
            return;
        }

        Do(new ClientOutput.CloseAttempt(attempt));
        if (socket.Role == SocketRole.Opening)
        {
            Forget(socket);
        }
        else
        {
            Replace(socket with { Role = SocketRole.Closing, GivenUpAt = State.Now + Patience });
        }
    }

    /// <summary>How long a browser waits for the other side to close: a minute, as the adapter of pusher-js has it.</summary>
    private static Duration Patience { get; } = Duration.FromSeconds(60);
}
