using System.Diagnostics;

namespace Simulator.Testing.Hosting;

/// <summary>
/// Sees work that leaves the run: whatever a client starts elsewhere - by <c>Task.Run</c>, a real timer, a thread -
/// carries the execution context of the run with it, and shows as soon as that context is entered on another thread.
/// </summary>
internal sealed class EscapeWatch
{
    private static readonly AsyncLocal<EscapeWatch?> Current = new(Entered);

    private int thread;
    private string? seen;

    /// <summary>Where work was seen that had left the run; null where none was.</summary>
    public string? Seen => Volatile.Read(ref seen);

    /// <summary>What is done until <see cref="Leave"/> belongs to the run.</summary>
    public void Enter()
    {
        thread = Environment.CurrentManagedThreadId;
        Current.Value = this;
    }

    /// <summary>What is done from now on belongs to whoever runs the run.</summary>
    public static void Leave() => Current.Value = null;

    /// <summary>A part of the host is called.</summary>
    /// <param name="member">Which one.</param>
    public void Check(string member)
    {
        if (Environment.CurrentManagedThreadId != thread)
        {
            See($"{member} was called on another thread by {CallerOf(new StackTrace(true))}");
        }
    }

    private static void Entered(AsyncLocalValueChangedArgs<EscapeWatch?> change)
    {
        if (change is { ThreadContextChanged: true, CurrentValue: EscapeWatch watch } && Environment.CurrentManagedThreadId != watch.thread)
        {
            watch.See("work of the client began on another thread");
        }
    }

    /// <summary>The first frame that is neither the runtime's nor the host's.</summary>
    private static string CallerOf(StackTrace stack)
    {
        StackFrame? frame = stack.GetFrames().FirstOrDefault(frame =>
            frame.GetMethod()?.DeclaringType is Type type
            && type.Assembly != typeof(EscapeWatch).Assembly
            && type.Assembly.GetName().Name?.StartsWith("System.", StringComparison.Ordinal) == false);
        string name = frame?.GetMethod() is { } method ? $"{method.DeclaringType}.{method.Name}" : "code that cannot be named";
        return frame?.GetFileName() is string file ? $"{name} ({Path.GetFileName(file)}:{frame.GetFileLineNumber()})" : name;
    }

    private void See(string what) => Interlocked.CompareExchange(ref seen, what, null);
}
