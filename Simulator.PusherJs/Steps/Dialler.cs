using Simulator.Clients;
using Simulator.Collections;
using Simulator.Protocol;
using Simulator.PusherJs.States;

namespace Simulator.PusherJs.Steps;

/// <summary>
/// Dials until an attempt comes to a handshake. A refused attempt is not followed by the next one: its timeout is waited for.
/// Only the first attempt of a client that knows the latency is short, and followed at once.
/// </summary>
/// <param name="turn">The step under way.</param>
/// <param name="release">The release that the address names.</param>
internal sealed class Dialler(Turn turn, string release)
{
    private const int FirstTimeout = 15_000;
    private const int LongestTimeout = 60_000;

    /// <summary>When it is the turn of transports that the page does not have: TLS beside plain text, then HTTP; with TLS only HTTP.</summary>
    private static readonly int[] OthersOfPlain = [2_000, 5_000];
    private static readonly int[] OthersOfTls = [2_000];

    /// <summary>Begins.</summary>
    public void Begin()
    {
        KnownLatency? known = turn.State.KnownLatency;
        bool trusts = known is not null && known.At + KnownLatency.Life >= turn.State.WallClock;
        turn.State = turn.State with { Dial = new Dial(trusts, turn.State.WallClock, 0) };
        if (!trusts)
        {
            BeginLoop();
            return;
        }

        if (known!.Timeout > 0) // a wall clock that was set back may have made it negative
        {
            turn.SetTimer(TimerKind.Attempt, known.Timeout);
        }

        Open();
    }

    /// <summary>Ends it, and the attempt under way with it.</summary>
    public void Abort()
    {
        ClearTimers();
        if (turn.State.Dial is Dial dial)
        {
            turn.Close(dial.Attempt);
            turn.State = turn.State with { Dial = null };
        }
    }

    /// <summary>An attempt has taken too long; the next one may take twice as long.</summary>
    public void TimedOut(PageTimer timer)
    {
        turn.Close(turn.State.Dial!.Attempt);
        if (turn.State.Dial.Trusting)
        {
            Distrust();
            return;
        }

        OpenFor(Longer(timer.Timeout));
    }

    /// <summary>The attempt was refused, or its socket closed before the handshake.</summary>
    public void Failed()
    {
        if (turn.State.Dial is { Trusting: true })
        {
            turn.ClearTimers(timer => timer.Kind == TimerKind.Attempt);
            Distrust();
        }
        else
        {
            turn.State = turn.State with { Dial = turn.State.Dial! with { Attempt = 0 } };
        }
    }

    /// <summary>The first message has come, or the socket was closed before it: either way the latency is known from now on.</summary>
    public void Greeted()
    {
        Dial dial = turn.State.Dial!;
        turn.State = turn.State.Knowing(new KnownLatency(turn.State.WallClock, turn.State.WallClock - dial.Begun));
    }

    /// <summary>A transport that the page does not have fails, and has its next turn after a longer time.</summary>
    public void TryOther(PageTimer timer)
    {
        turn.SetTimer(TimerKind.OtherTransport, timer.Timeout, next => next with { Timeout = Longer(timer.Timeout) });
        turn.SetTimer(TimerKind.OtherTransportFails, 0);
    }

    /// <summary>Nothing of it waits any longer.</summary>
    public void ClearTimers() => turn.ClearTimers(timer => timer.Kind is TimerKind.Attempt or TimerKind.OtherTransport or TimerKind.OtherTransportFails);

    /// <summary>What was known of the latency is wrong: forget it, and dial patiently.</summary>
    private void Distrust()
    {
        turn.State = turn.State.Knowing(null) with { Dial = new Dial(false, turn.State.WallClock, 0) };
        BeginLoop();
    }

    private void BeginLoop()
    {
        OpenFor(FirstTimeout);
        foreach (int delay in turn.State.UsesTls ? OthersOfTls : OthersOfPlain)
        {
            turn.SetTimer(TimerKind.OtherTransport, delay, timer => timer with { Timeout = FirstTimeout });
        }
    }

    private void OpenFor(int timeout)
    {
        turn.SetTimer(TimerKind.Attempt, timeout, timer => timer with { Timeout = timeout });
        Open();
    }

    private void Open()
    {
        int attempt = turn.State.LatestAttempt + 1;
        turn.State = turn.State with
        {
            LatestAttempt = attempt,
            Dial = turn.State.Dial! with { Attempt = attempt },
            Sockets = [.. turn.State.Sockets, new PageSocket(attempt, SocketRole.Opening) { PingDelay = turn.State.Deaths.PingDelay, Watch = turn.State.Deaths.Watch }],
        };
        turn.Do(new ClientOutput.OpenAttempt(attempt, Transport.WebSocket, Address()));
    }

    private string Address()
    {
        string server = turn.State.UsesTls ? "wss://ws.pusherapp.com:443" : "ws://ws.pusherapp.com:80";
        return $"{server}/app/{turn.Setup.Key}?protocol=7&client=js&version={release}&flash=false";
    }

    private static int Longer(int timeout) => Math.Min(timeout * 2, LongestTimeout);
}
