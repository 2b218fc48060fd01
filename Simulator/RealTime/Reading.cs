namespace Simulator.RealTime;

/// <summary>To what an entry that a client made late is drawn, where it may be due to several things.</summary>
/// <param name="AnswersFirst">To what it may be an answer to, before a timer that may have been due.</param>
/// <param name="LatestTimer">To the latest of several timers; else to the earliest.</param>
internal readonly record struct Reading(bool AnswersFirst, bool LatestTimer)
{
    /// <summary>Each of them.</summary>
    public static IEnumerable<Reading> All => [new(true, true), new(false, true), new(true, false), new(false, false)];
}
