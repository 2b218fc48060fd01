namespace Simulator.Scenarios.LogFiles;

/// <summary>What a log file may not exceed, so that no file can hold up the judgement of others.</summary>
internal static class LogLimits
{
    /// <summary>The size of a file in bytes: a year with an outage of an hour each day takes a third of it.</summary>
    public const int FileBytes = 512 * 1024 * 1024;

    /// <summary>The same of what is no ordinary file, such as a device or a pipe with a name.</summary>
    public const int StreamBytes = 64 * 1024 * 1024;

    /// <summary>How many bytes are looked at to find out what a file is.</summary>
    public const int Glance = 10_000;

    /// <summary>The size of a line in bytes.</summary>
    public const int LineBytes = 4 * 1024 * 1024;
}
