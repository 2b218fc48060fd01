using System.Runtime.InteropServices;

namespace Simulator.Scenarios.Watching;

/// <summary>A wish from outside that the command comes to its end: Ctrl-C, or SIGTERM, by which build servers and Kubernetes end a process.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource asked = new();
    private readonly Action<string> tell;
    private PosixSignalRegistration? terminated;

    /// <summary>Nothing is heeded yet: the process ends as usual.</summary>
    /// <param name="tell">Tells the person who pressed Ctrl-C.</param>
    public Interruption(Action<string> tell) => this.tell = tell;

    /// <summary>From this call on the first wish is a token; a second one ends the process.</summary>
    public CancellationToken Heed()
    {
        terminated ??= PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnTerminated);
        Console.CancelKeyPress += OnPressed;
        return asked.Token;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Console.CancelKeyPress -= OnPressed;
        terminated?.Dispose();
        asked.Dispose();
    }

    private void OnPressed(object? sender, ConsoleCancelEventArgs pressed)
    {
        pressed.Cancel = !asked.IsCancellationRequested;
        if (pressed.Cancel)
        {
            tell("Ending after what is under way. Ctrl-C once more ends at once; a campaign that has a file is kept already.");
        }

        asked.Cancel();
    }

    private void OnTerminated(PosixSignalContext context)
    {
        context.Cancel = !asked.IsCancellationRequested;
        asked.Cancel();
    }
}
