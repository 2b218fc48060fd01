using System.Globalization;
using System.Text;
using Simulator.Collections;
using Simulator.Logs;
using Simulator.Profiles;
using Simulator.RealTime;
using Simulator.Rules;
using Simulator.Scenarios.Format;
using Simulator.Time;

namespace Simulator.Scenarios.LogFiles;

/// <summary>Reads what pusher-js writes to the console, each line with its time. Whatever the text is, the answer is a log or errors, never an exception.</summary>
/// <param name="file">The name of the file, for errors.</param>
internal sealed class PusherJsReader(string file)
{
    /// <summary>A page does what is due when it comes to it.</summary>
    private static readonly RealTimeTerms Terms = new(new Duration(250), Evidence.Emissions);

    private static readonly ValueList<RuleDemand> Untold =
    [
        .. Off("The console does not tell the options of the program.", "CONNECT-1", "CONNECT-2", "OPTION-1", "OPTION-2"),
        .. Off("The console does not tell connecting_in.", "EVENT-6", "EVENT-9"),
        .. Off("The console does not tell the activity timeouts.", "CHOICE-7", "CHOICE-8"),
    ];

    private readonly PusherJsConsole console = new();
    private readonly List<int> lines = [];
    private readonly List<string> notes = [];
    private long? start;
    private long last;
    private int number;
    private int misread;
    private string firstMisread = "";
    private int backward;

    /// <summary>Reads a log.</summary>
    /// <param name="file">The name of the file, for errors.</param>
    /// <param name="content">What is in the file.</param>
    public static ReadLog Read(string file, ReadOnlySpan<byte> content) => content.Length > LogLimits.StreamBytes
        ? ReadLog.Refused(file, $"It holds more than {LogLimits.StreamBytes / 1024 / 1024} MB. Keep the lines with ‘Pusher :’ only, or log for a shorter time.")
        : new PusherJsReader(file).Read(content);

    private ReadLog Read(ReadOnlySpan<byte> content)
    {
        content = content.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;
        while (!content.IsEmpty)
        {
            int length = content.IndexOf((byte)'\n') is >= 0 and int feed ? feed : content.Length;
            if (length > LogLimits.LineBytes)
            {
                number++;
                return Refused($"This line has more than {LogLimits.LineBytes / 1024 / 1024} MB, and no line of a console has. Is it a log?");
            }

            string line = Encoding.UTF8.GetString(content[..length]);
            content = content[Math.Min(length + 1, content.Length)..];
            number++;
            long? time = ConsoleTime.Of(line);
            if (PusherJsMessage.IsIn(line))
            {
                if (time is not long at)
                {
                    return Refused($"This line has no time at its beginning, and what a client does is judged by its times. {ConsoleTime.Remedy}");
                }

                if (!TryTake(line, at))
                {
                    break;
                }

                if (console.IsConnectedOtherwise)
                {
                    return Refused($"The client is connected here, and no attempt with a WebSocket shows how{(console.OtherTransport is string other ? $"; it tried ‘{other}’" : "")}. The rules are about WebSockets: make the client with enabledTransports: ['ws'], and log it again.");
                }
            }
            else if (time is long seen && console.HasBegun)
            {
                GoTo(seen);
            }
        }

        return console.HasBegun ? new ReadLog(Finished(), [])
            : ReadLog.Refused(file, "No line shows how a client of pusher-js begins, ‘Pusher : State changed : initialized -> connecting’ or alike. Set Pusher.log before the client is made, and log all of it.");
    }

    /// <summary>Takes a line; tells whether the log goes on.</summary>
    private bool TryTake(string line, long time)
    {
        PusherJsMessage? message = PusherJsMessage.Of(line);
        bool begins = message is not null && PusherJsConsole.Begins(message);
        if (begins && console.HasBegun)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Another client begins in line {number}, and one log is of one: the lines from there on are left out."));
            return false;
        }

        if (!begins && !console.HasBegun)
        {
            return true; // what a page says before its client
        }

        start ??= time;
        backward += time - start < last ? 1 : 0;
        GoTo(time);
        if (message is null || !console.Take(message, new Moment(new Instant(last), new Instant(last))))
        {
            misread++;
            firstMisread = misread == 1 ? string.Create(CultureInfo.InvariantCulture, $"line {number}") : firstMisread;
        }

        lines.AddRange(Enumerable.Repeat(number, console.Entries.Count - lines.Count));
        return true;
    }

    private void GoTo(long time) => last = Math.Min(Math.Max(last, time - start!.Value), Duration.Longest.Milliseconds);

    private LogFile Finished()
    {
        if (misread > 0)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{misread} of the lines of pusher-js {(misread == 1 ? "was" : "were")} not understood, the first of them {firstMisread}. What they tell is left out."));
        }

        if (backward > 0)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{backward} of the times {(backward == 1 ? "is" : "are")} earlier than the one before: the clock was set. What happened then is told at the time before."));
        }

        var end = new Moment(new Instant(last), new Instant(last));
        return new LogFile(file, new LogHeader(Scenario: null) { Client = "pusher-js", Terms = Terms }, console.Entries.ToValueList(), end)
        {
            Lines = lines.ToValueList(),
            HasOpenEnd = true,
            IsDeafToChannels = true,
            Untold = Untold,
            Notes = notes.ToValueList(),
        };
    }

    private static IEnumerable<RuleDemand> Off(string because, params IEnumerable<string> rules) => rules.Select(rule => new RuleDemand(rule, Demand.Off, because));

    private ReadLog Refused(string message) => new(null, [new ScenarioError(file, number, 1, "", message)]);
}
