using System.Globalization;

namespace Simulator.Scenarios.Watching;

/// <summary>
/// Ends the process in words when a client of one's own would end it without, or never: it loops, blocks, eats the memory, throws
/// on a thread of its own, or calls <c>Environment.Exit</c>. What was found before is kept.
/// </summary>
internal sealed class ClientWatch : IDisposable
{
    /// <summary>How long one scenario may take: the slowest of this project takes a tenth of a second.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>The part of the machine's memory at which it ends: a little later the system would end it without a word.</summary>
    private const double MostMemory = 0.85;

    private readonly UnderWay underWay;
    private readonly Action<string> tell;
    private readonly Timer timer;
    private int ended;

    /// <summary>Begins to watch.</summary>
    /// <param name="underWay">What is being run.</param>
    /// <param name="tell">Tells it.</param>
    public ClientWatch(UnderWay underWay, Action<string> tell)
    {
        this.underWay = underWay;
        this.tell = tell;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        AppDomain.CurrentDomain.UnhandledException += OnThrown;
        timer = new Timer(_ => OnLook(), null, Look, Look);
    }

    /// <summary>The command has come to its own end.</summary>
    public void Dispose()
    {
        ended = 1;
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        AppDomain.CurrentDomain.UnhandledException -= OnThrown;
        timer.Dispose();
    }

    private void OnExit(object? sender, EventArgs given)
    {
        if (underWay.Names(TimeSpan.Zero) is { Length: > 0 } names && Tell($"client/exits: the client ended the process (Environment.Exit, or the like) in {names}"))
        {
            Environment.ExitCode = ExitCode.Broken;
        }
    }

    private void OnThrown(object? sender, UnhandledExceptionEventArgs given)
    {
        string error = given.ExceptionObject is Exception thrown ? $"{thrown.GetType().Name}: {thrown.Message}" : "something that is no exception";
        End($"client/threw: {error}, on a thread of its own{In(underWay.Names(TimeSpan.Zero))}");
        Thread.Sleep(Timeout.Infinite); // another thread has thrown, too, and the process is about to end in words
    }

    private void OnLook()
    {
        if (underWay.Names(Patience) is { Length: > 0 } names)
        {
            End(string.Create(CultureInfo.InvariantCulture, $"client/hangs: the client has not answered for {Patience.TotalSeconds:0} s in {names}"));
        }

        GCMemoryInfo memory = GC.GetGCMemoryInfo();
        if (Environment.WorkingSet > MostMemory * memory.TotalAvailableMemoryBytes)
        {
            End(string.Create(CultureInfo.InvariantCulture, $"client/memory: the process holds {Environment.WorkingSet / 1_000_000:N0} MB{In(underWay.Names(TimeSpan.Zero))}"));
        }
    }

    private static string In(string names) => names.Length == 0 ? "" : $" in {names}";

    private void End(string words)
    {
        if (Tell(words))
        {
            Environment.Exit(ExitCode.Broken);
        }
    }

    /// <summary>Tells why the process ends, once, and keeps what was found.</summary>
    private bool Tell(string words)
    {
        if (Interlocked.Exchange(ref ended, 1) == 1)
        {
            return false;
        }

        tell($"{words}. The command ends here; a campaign that has a file is kept.");
        underWay.Keep();
        return true;
    }
}
