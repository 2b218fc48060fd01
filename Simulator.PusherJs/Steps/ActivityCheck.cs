using Simulator.PusherJs.States;

namespace Simulator.PusherJs.Steps;

/// <summary>Pings a silent connection, and waits for the pong.</summary>
/// <param name="turn">The step under way.</param>
internal sealed class ActivityCheck(Turn turn)
{
    private const double UsualPongTimeout = 30_000;

    /// <summary>Something was heard: count the silence anew.</summary>
    public void Restart()
    {
        Stop();
        if (turn.State.Connection > 0)
        {
            turn.SetTimer(TimerKind.Silence, turn.State.ActivityTimeout);
        }
    }

    /// <summary>Pings now.</summary>
    public void Ping()
    {
        Stop();
        turn.Send("pusher:ping", "{}");
        turn.SetTimer(TimerKind.Pong, turn.Setup.PongTimeout is { Milliseconds: > 0 and long own } ? own : UsualPongTimeout);
    }

    /// <summary>Counts no longer.</summary>
    public void Stop() => turn.ClearTimers(timer => timer.Kind is TimerKind.Silence or TimerKind.Pong);
}
