namespace Simulator.Logs;

/// <summary>How times stand in the margin of a log.</summary>
public enum LogClock
{
    /// <summary>In seconds, always: the form of approved logs, which must not change when a run gets longer.</summary>
    Seconds,

    /// <summary>With hours and minutes where the run takes an hour or more: nobody reads 24411600.000.</summary>
    Hours,
}
