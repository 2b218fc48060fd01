using System.Text;
using Simulator.Scenarios.Commands;
using Simulator.Scenarios.Output;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Watching;

namespace Simulator.Scenarios;

/// <summary>The process of the command line: what is outside of it is taken here, and nowhere else.</summary>
public static class CommandLineProcess
{
    /// <summary>Does what <paramref name="args"/> ask for.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args)
    {
        RepeatCommand.Program = Environment.GetEnvironmentVariable(Invocation.ProgramVariable) is { Length: > 0 } program
            ? program
            : Invocation.Of(Environment.ProcessPath ?? "", Environment.GetCommandLineArgs()[0], Environment.CurrentDirectory, folder => Directory.Exists(folder) ? Directory.GetFiles(folder) : []);
        using var errors = new LastingWriter(Console.Error);
        Console.SetOut(errors); // what a client of one's own prints is no part of a report
        using var interruption = new Interruption(errors.WriteLine);
        var underWay = new UnderWay();
        using var watch = new ClientWatch(underWay, errors.WriteLine);
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
                Input = Console.OpenStandardInput,
                Heed = interruption.Heed,
                UnderWay = underWay,
                Variable = Environment.GetEnvironmentVariable,
            });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"The output could not be written: {failure.Message}");
            exit = Math.Max(exit, ExitCode.CannotJudge);
        }

        return exit;
    }
}
