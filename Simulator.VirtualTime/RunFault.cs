namespace Simulator.VirtualTime;

/// <summary>Why a run cannot go on.</summary>
public enum RunFault
{
    /// <summary>Work left the run: it went to the thread pool, to another thread, or waits for a timer of real time. Such a run need not repeat.</summary>
    WorkEscaped,

    /// <summary>The code under test took more than <see cref="VirtualRun.StepsAtOneInstant"/> steps without resting.</summary>
    NeverRests,

    /// <summary>The callback of a timer threw.</summary>
    TimerThrew,
}
