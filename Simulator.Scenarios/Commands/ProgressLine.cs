using System.Diagnostics;

namespace Simulator.Scenarios.Commands;

/// <summary>One line that says how far something long is, where a person waits for it: on a terminal, after a second, each second.</summary>
/// <param name="host">Everything outside.</param>
internal sealed class ProgressLine(Host host) : IDisposable
{
    private readonly StallNotice stall = new(host.Error, StallNotice.Patience, host.UnderWay);
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private TimeSpan next = TimeSpan.FromSeconds(1);
    private int width;

    /// <summary>Shows the line that <paramref name="tell"/> makes of the time that has passed, if it is time for one.</summary>
    public void Show(Func<TimeSpan, string> tell)
    {
        TimeSpan now = clock.Elapsed;
        stall.Move(() => tell(now));
        if (host.ErrorIsTerminal && clock.Elapsed >= next)
        {
            next = clock.Elapsed + TimeSpan.FromSeconds(1);
            Write(tell(clock.Elapsed));
        }
    }

    /// <summary>Takes the line away: it is over.</summary>
    public void Dispose()
    {
        stall.Dispose();
        if (width > 0)
        {
            Write("");
            host.Error.Write('\r');
        }
    }

    private void Write(string line)
    {
        host.Error.Write('\r');
        host.Error.Write(line.PadRight(width));
        width = line.Length;
    }
}
