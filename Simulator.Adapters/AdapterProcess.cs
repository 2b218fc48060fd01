using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Simulator.Clients;

namespace Simulator.Adapters;

/// <summary>One adapter that is running: a line goes in, a line comes out, or a finding.</summary>
internal sealed partial class AdapterProcess : IDisposable
{
    private const int MostLetters = 10_000_000;
    private const int LettersAtOnce = 4096;
    private const int Shown = 200;

    private readonly Process process;
    private readonly TimeSpan patience;
    private readonly LastLines errors = new();
    private readonly StringBuilder pending = new();
    private readonly char[] room = new char[LettersAtOnce];
    private readonly Timer watch;
    private readonly Mailbox answers;
    private readonly Lock writing = new();
    private volatile bool isLate;
    private volatile bool isOver;
    private int lastRun;

    private AdapterProcess(Process process, TimeSpan patience)
    {
        this.process = process;
        this.patience = patience;
        watch = new Timer(_ => BeLate());
        answers = new Mailbox(ReadAnswer);
        process.ErrorDataReceived += (_, line) => errors.Add(line.Data);
        process.BeginErrorReadLine();
        Hello = SayHello();
    }

    /// <summary>What the adapter said first.</summary>
    public Hello Hello { get; }

    /// <summary>Whether it can be asked no more.</summary>
    public bool IsOver => isOver;

    /// <summary>Whether it takes no new run: it ends with those that it has.</summary>
    public bool IsSpent { get; set; }

    /// <summary>How many runs it serves at this moment.</summary>
    public int Runs { get; set; }

    /// <summary>Starts an adapter and waits for its first line.</summary>
    /// <param name="command">The command.</param>
    /// <param name="patience">How long it may take to answer a line.</param>
    /// <exception cref="ClientFaultException">It cannot be started, or says something else.</exception>
    public static AdapterProcess Start(AdapterCommand command, TimeSpan patience)
    {
        var start = new ProcessStartInfo(command.File, command.Arguments)
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
            return new AdapterProcess(Process.Start(start)!, patience);
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or InvalidOperationException or IOException)
        {
            throw new ClientFaultException("adapter/start", $"‘{command}’ cannot be started: {error.Message}");
        }
    }

    /// <summary>The number of a run that has not begun yet.</summary>
    public int NewRun()
    {
        if (Runs <= 1)
        {
            errors.Clear();
        }

        return Interlocked.Increment(ref lastRun);
    }

    /// <summary>Says a line of a run and waits for the answer. Each run may do so on a thread of its own.</summary>
    /// <exception cref="ClientFaultException">There is none, or it is no answer; the adapter is over then.</exception>
    public Answer Ask(int run, string line)
    {
        answers.Expect(run);
        Tell(line);
        return answers.Take(run);
    }

    /// <summary>Ends a run.</summary>
    public void End(int run)
    {
        try
        {
            if (!IsOver)
            {
                Tell(TurnWriter.End(run));
            }
        }
        catch (ClientFaultException)
        {
            // It has ended by itself since. This run was over: nothing is lost.
        }
    }

    private Answer ReadAnswer()
    {
        string line = ReadLine("adapter/crashed", "adapter/silent");
        try
        {
            Answer answer = AnswerReader.Answer(line);
            return answers.IsExpected(answer.Run)
                ? answer
                : throw Fault("adapter/other-run", "the adapter answered for a run that it was not asked about");
        }
        catch (FormatException error)
        {
            throw Fault("adapter/garbage", $"{error.Message}: ‘{Shortened(line)}’");
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
        catch (Exception error) when (error is IOException or InvalidOperationException)
        {
            throw Fault("adapter/crashed", $"the adapter has ended{Exit()}");
        }
    }

    /// <summary>Ends the adapter.</summary>
    public void Dispose()
    {
        if (!isOver)
        {
            isOver = true;
            watch.Dispose();
            Kill();
            process.Dispose();
        }
    }

    private void BeLate()
    {
        isLate = true;
        Kill();
    }

    private void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It has ended already.
        }
    }

    private Hello SayHello()
    {
        string line = ReadLine("adapter/start", "adapter/start");
        try
        {
            return AnswerReader.Hello(line);
        }
        catch (FormatException error)
        {
            throw Fault("adapter/start", $"{error.Message}: ‘{Shortened(line)}’");
        }
    }

    /// <summary>One line, however it comes; a watch ends an adapter that says nothing.</summary>
    private string ReadLine(string ended, string silent)
    {
        watch.Change(patience, Timeout.InfiniteTimeSpan);
        int end;
        while ((end = EndOfLine()) < 0)
        {
            int count = process.StandardOutput.Read(room, 0, room.Length);
            if (count == 0)
            {
                throw isLate
                    ? Fault(silent, $"the adapter did not answer within {patience.TotalSeconds:0.#} s{(Hello is null ? ". Its first line comes before it is asked anything, and each line must be flushed" : "")}")
                    : Fault(ended, $"the adapter has ended{Exit()}");
            }

            pending.Append(room, 0, count);
            if (pending.Length > MostLetters)
            {
                throw Fault("adapter/flood", "the adapter's answer is longer than ten million letters");
            }
        }

        watch.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        string line = pending.ToString(0, end);
        pending.Remove(0, end + 1);
        return line;
    }

    /// <summary>Where the line ends; it is looked for only in what came last.</summary>
    private int EndOfLine()
    {
        for (int place = Math.Max(0, pending.Length - LettersAtOnce); place < pending.Length; place++)
        {
            if (pending[place] == '\n')
            {
                return place;
            }
        }

        return -1;
    }

    private string Exit()
    {
        try
        {
            return process.WaitForExit(1000) ? $", with exit code {process.ExitCode}" : "";
        }
        catch (InvalidOperationException)
        {
            return ""; // another run has told it already
        }
    }

    private ClientFaultException Fault(string cause, string what)
    {
        if (isOver)
        {
            return new ClientFaultException(cause, what);
        }

        Kill();
        process.WaitForExitAsync().Wait(TimeSpan.FromSeconds(1)); // its last words may still be under way
        string last = errors.Text;
        Dispose();
        return new ClientFaultException(cause, last.Length == 0 ? what : $"{what}; its standard error ends with: {last}");
    }

    /// <summary>The beginning of a line, without the number of its run: the same mistake must be told in the same words in each run.</summary>
    private static string Shortened(string text)
    {
        string told = RunNumber().Replace(text, "\"run\":…");
        return told.Length <= Shown ? told : $"{told[..Shown]}…";
    }

    [GeneratedRegex(@"""run""\s*:\s*\d+")]
    private static partial Regex RunNumber();
}
