using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Simulator.Clients;
using Simulator.Protocol;

namespace Simulator.Adapters.Drivers;

/// <summary>A program that runs a real client: started with a run, stopped and continued with the device, and ended with all that it started.</summary>
public sealed partial class DriverProcess : IDisposable
{
    private const int Terminate = 15;
    private static readonly int Stop = OperatingSystem.IsMacOS() ? 17 : 19;
    private static readonly int Continue = OperatingSystem.IsMacOS() ? 19 : 18;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly Process process;
    private readonly bool leadsGroup;
    private readonly Lock writing = new();
    private bool isOver;

    private DriverProcess(Process process, bool leadsGroup, Action<DriverLine> hear, Action<string> fail)
    {
        (this.process, this.leadsGroup) = (process, leadsGroup);
        process.OutputDataReceived += (_, line) => Hear(line.Data, hear, fail);
        process.ErrorDataReceived += (_, line) => Hear(line.Data is null ? null : $" {line.Data}", hear, fail); // never an object
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Exited = process.WaitForExitAsync();
    }

    /// <summary>Whether a program can be stopped and continued here, so that its device sleeps.</summary>
    public static bool CanSleep => !OperatingSystem.IsWindows();

    /// <summary>Ends with the program.</summary>
    public Task Exited { get; }

    /// <summary>The exit code, once the program has ended.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>Starts a program.</summary>
    /// <param name="command">The command, with all that is to be filled in.</param>
    /// <param name="hear">Is told each of its lines, on a thread of its own.</param>
    /// <param name="fail">Is told what is wrong with a line that cannot be read.</param>
    /// <exception cref="FormatException">It cannot be started; the message says why.</exception>
    public static DriverProcess Start(AdapterCommand command, Action<DriverLine> hear, Action<string> fail)
    {
        ArgumentNullException.ThrowIfNull(command);
        bool leadsGroup = OperatingSystem.IsLinux() && File.Exists("/usr/bin/setsid");
        var start = new ProcessStartInfo(leadsGroup ? "/usr/bin/setsid" : command.File, leadsGroup ? command.Arguments.Prepend(command.File) : command.Arguments)
        {
            WorkingDirectory = command.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        try
        {
            return new DriverProcess(Process.Start(start)!, leadsGroup, hear, fail);
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or IOException)
        {
            throw new FormatException($"‘{command}’ cannot be started: {error.Message}", error);
        }
    }

    /// <summary>Says where the server is, and what the program gives its client.</summary>
    public void Begin(ClientSetup setup, string host, int port, bool tls) => Tell(TurnWriter.Served(setup, host, port, tls));

    /// <summary>Says that the program calls its client, or what the operating system tells it.</summary>
    public void Tell(ClientInput input) => Tell(TurnWriter.Call(input));

    /// <summary>The device sleeps: the program and all that it started stand still.</summary>
    public void Sleep() => Signal(Stop);

    /// <summary>The device wakes.</summary>
    public void Wake() => Signal(Continue);

    /// <summary>Ends the program with all that it started: asked first, then not.</summary>
    public void Dispose()
    {
        if (isOver)
        {
            return;
        }

        isOver = true;
        Signal(Continue);
        Signal(Terminate);
        Exited.Wait(Grace);
        try
        {
            process.Kill(entireProcessTree: true);
            Signal(9);
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException)
        {
            // It has ended.
        }

        process.Dispose();
    }

    private static void Hear(string? line, Action<DriverLine> hear, Action<string> fail)
    {
        if (line is null)
        {
            return;
        }

        try
        {
            hear(DriverLine.Read(line));
        }
        catch (FormatException error)
        {
            fail($"{error.Message}: ‘{(line.Length > 200 ? $"{line[..200]}…" : line)}’");
        }
    }

    private void Tell(string line)
    {
        try
        {
            lock (writing)
            {
                process.StandardInput.Write(line + "\n");
                process.StandardInput.Flush();
            }
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or ObjectDisposedException)
        {
            // It has ended, or listens to nobody: what it does is seen on the wire.
        }
    }

    private void Signal(int signal)
    {
        if (!OperatingSystem.IsWindows() && (leadsGroup || !process.HasExited))
        {
            _ = Kill(leadsGroup ? -process.Id : process.Id, signal);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int id, int signal);
}
