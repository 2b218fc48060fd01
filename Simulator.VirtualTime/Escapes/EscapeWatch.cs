using System.Diagnostics;

namespace Simulator.VirtualTime.Escapes;

/// <summary>
/// Sees work that leaves the run. What a client hands to the thread pool, and each timer of real time that it sets, is
/// seen as it does so, by <see cref="EscapeListener"/>. Whatever else it starts elsewhere - a thread of its own - carries
/// the execution context of the run with it, and shows as soon as that context is entered on another thread.
/// </summary>
internal sealed class EscapeWatch
{
    private const string Http = "System.Net.Http";
    private const string Channels = "System.Threading.Channels";

    private static readonly TimeSpan DefaultHttpTimeout = TimeSpan.FromSeconds(100);
    private static readonly AsyncLocal<EscapeWatch?> Current = new(Entered);

    private int thread;
    private string occasion = "";
    private string? seen;

    /// <summary>Where work was seen that had left the run; null where none was.</summary>
    public string? Seen => Volatile.Read(ref seen);

    /// <summary>What is done until <see cref="Leave"/> belongs to the run.</summary>
    /// <param name="occasion">What it is done for; names the place where the stack does not.</param>
    public void Enter(string occasion)
    {
        this.occasion = occasion;
        thread = Environment.CurrentManagedThreadId;
        Current.Value = this;
        EscapeListener.Enter(this);
    }

    /// <summary>What is done from now on belongs to whoever runs the run.</summary>
    public static void Leave()
    {
        EscapeListener.Leave();
        Current.Value = null;
    }

    /// <summary>A part of the host is called.</summary>
    /// <param name="member">Which one.</param>
    public void Check(string member)
    {
        if (Environment.CurrentManagedThreadId != thread)
        {
            See($"{member} was called on another thread by {PlaceIn(new StackTrace(true))}");
        }
    }

    /// <summary>The client hands work to the thread pool.</summary>
    public void SeeQueued()
    {
        var stack = new StackTrace(true);

        // The cancelled wait of a channel is reported over the pool; who waits on the run's scheduler is called back there.
        if (!Caller.IsWithin(stack, Channels) || !Caller.IsWithin(stack, typeof(CancellationTokenSource)))
        {
            See($"work was handed to the thread pool by {PlaceIn(stack)}");
        }
    }

    /// <summary>The client sets a timer of real time.</summary>
    /// <param name="due">How far away.</param>
    public void SeeTimer(TimeSpan due)
    {
        var stack = new StackTrace(true);

        // Every HttpClient sets one for its default timeout: longer than any run lasts, it never fires.
        if (due != DefaultHttpTimeout || !Caller.IsWithin(stack, Http))
        {
            See($"a timer of real time was set by {PlaceIn(stack)}");
        }
    }

    private static void Entered(AsyncLocalValueChangedArgs<EscapeWatch?> change)
    {
        if (change is { ThreadContextChanged: true, CurrentValue: EscapeWatch watch } && Environment.CurrentManagedThreadId != watch.thread)
        {
            watch.See("work of the client began on another thread");
        }
    }

    private string PlaceIn(StackTrace stack) => Caller.Of(stack) ?? $"{occasion}, in code that left no frame on the stack";

    private void See(string what) => Interlocked.CompareExchange(ref seen, what, null);
}
