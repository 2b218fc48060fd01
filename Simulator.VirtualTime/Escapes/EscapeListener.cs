using System.Diagnostics.Tracing;
using System.Globalization;

namespace Simulator.VirtualTime.Escapes;

/// <summary>
/// Hears of work at the moment it leaves a run. The runtime tells of everything handed to its thread pool and of every
/// timer of real time on the very thread that does so: the place is still on the stack, nothing has to be waited for,
/// and no luck of threads decides.
/// </summary>
internal sealed class EscapeListener : EventListener
{
    private const string Source = "System.Diagnostics.Eventing.FrameworkEventSource";
    private const EventKeywords ThreadPoolAndTransfers = (EventKeywords)0x12;
    private const string TimerSet = "ThreadTransferSend";
    private const string WorkQueued = "ThreadPoolEnqueueWork";
    private const int DuePosition = 4;
    private const int MostProofs = 20;

    private static readonly TimeSpan ProofPatience = TimeSpan.FromMilliseconds(100);
    private static readonly Lazy<EscapeListener> Only = new(Prove);

    [ThreadStatic]
    private static EscapeWatch? watch;

    /// <summary>What this thread does from now on is a client's.</summary>
    public static void Enter(EscapeWatch watch)
    {
        _ = Only.Value;
        EscapeListener.watch = watch;
    }

    /// <summary>What this thread does from now on is nobody's.</summary>
    public static void Leave() => watch = null;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Source)
        {
            EnableEvents(eventSource, EventLevel.Verbose, ThreadPoolAndTransfers);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (watch is not EscapeWatch told)
        {
            return;
        }

        watch = null; // finding out the place may itself use what is listened to
        switch (eventData.EventName)
        {
            case WorkQueued:
                told.SeeQueued();
                break;
            case TimerSet when eventData.Payload is { Count: > DuePosition } payload:
                told.SeeTimer(TimeSpan.FromMilliseconds(Convert.ToInt64(payload[DuePosition], CultureInfo.InvariantCulture)));
                break;
        }

        watch = told;
    }

    /// <summary>The pool looks only now and then whether someone listens: it is given work until it does.</summary>
    private static EscapeListener Prove()
    {
        var listener = new EscapeListener();
        var probe = new EscapeWatch();
        for (int proof = 0; proof < MostProofs && probe.Seen is null; proof++)
        {
            var ran = new SemaphoreSlim(0);
            watch = probe;
            ThreadPool.UnsafeQueueUserWorkItem(static semaphore => semaphore.Release(), ran, preferLocal: false);
            watch = null;
            ran.Wait(ProofPatience);
        }

        return listener;
    }
}
