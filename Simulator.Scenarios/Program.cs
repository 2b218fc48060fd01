using System.Text;
using Simulator.Scenarios.Commands;

// A report is many small writes: the output is written in one go, and errors as they come.
using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
var host = new Host(output, Console.Error)
{
    OutputIsTerminal = !Console.IsOutputRedirected,
    ErrorIsTerminal = !Console.IsErrorRedirected,
    // A terminal without a size says 0 columns.
    Width = Console.IsOutputRedirected || Console.WindowWidth <= 0 ? Host.PageWidth : Console.WindowWidth,
    Heed = Heed,
    Variable = Environment.GetEnvironmentVariable,
};
return CommandLine.Run(args, host);

static CancellationToken Heed()
{
    var asked = new CancellationTokenSource();
    Console.CancelKeyPress += (_, pressed) =>
    {
        pressed.Cancel = !asked.IsCancellationRequested; // a second Ctrl-C ends the process as usual
        if (pressed.Cancel)
        {
            Console.Error.WriteLine("Ending after what is under way. Ctrl-C once more ends at once: a client that never answers can be ended in no other way.");
        }

        asked.Cancel();
    };
    return asked.Token;
}
