using System.Text;
using Simulator.Scenarios.Commands;
using Simulator.Scenarios.Reports;

using var errors = new LastingWriter(Console.Error);
int exit = ExitCode.Held;
try
{
    // A report is many small writes: the output is written in one go, and errors as they come.
    using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    exit = CommandLine.Run(args, new Host(output, errors)
    {
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        // A terminal without a size says 0 columns.
        Width = Console.IsOutputRedirected || Console.WindowWidth <= 0 ? Host.PageWidth : Console.WindowWidth,
        Heed = Heed,
        Variable = Environment.GetEnvironmentVariable,
    });
}
catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
{
    errors.WriteLine($"The output could not be written: {failure.Message}");
    exit = Math.Max(exit, ExitCode.CannotJudge);
}

return exit;

CancellationToken Heed()
{
    var asked = new CancellationTokenSource();
    Console.CancelKeyPress += (_, pressed) =>
    {
        pressed.Cancel = !asked.IsCancellationRequested; // a second Ctrl-C ends the process as usual
        if (pressed.Cancel)
        {
            errors.WriteLine("Ending after what is under way. Ctrl-C once more ends at once: a client that never answers can be ended in no other way.");
        }

        asked.Cancel();
    };
    return asked.Token;
}
