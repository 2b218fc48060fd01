using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;
using Simulator.Collections;
using Simulator.Logs;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Format.Codecs;

namespace Simulator.Scenarios.LogFiles;

/// <summary>Reads the JSON lines of a log (docs/log-format.md). Whatever the text is, the answer is a log or errors, never an exception.</summary>
/// <param name="file">The name of the file, for errors.</param>
/// <param name="settings">What is said from outside of the file.</param>
internal sealed class LogFileReader(string file, ReadSettings settings)
{
    private readonly ErrorList errors = new();
    private readonly List<Entry> entries = [];
    private readonly List<int> lines = [];
    private LogHeader? header;
    private Moment? end;
    private int number;

    /// <summary>Reads a log.</summary>
    /// <param name="file">The name of the file, for errors.</param>
    /// <param name="content">What is in the file.</param>
    /// <param name="settings">What is said from outside of the file.</param>
    public static ReadLog Read(string file, ReadOnlySpan<byte> content, ReadSettings settings) => new LogFileReader(file, settings).Read(content);

    private ReadLog Read(ReadOnlySpan<byte> content)
    {
        if (content.TrimStart(" \t\r\n"u8).IsEmpty)
        {
            return ReadLog.Refused(file, "The file is empty. A log begins with its header; ‘show FILE --json-lines’ writes one.");
        }

        if (PusherJsMessage.IsIn(Encoding.UTF8.GetString(content[..Math.Min(content.Length, LogLimits.Glance)])) && content.TrimStart("\ufeff \t\r\n"u8) is not [(byte)'{', ..])
        {
            return ReadLog.Refused(file, "This is no log as JSON lines, but what pusher-js tells a console. Read it with ‘--from pusher-js’.");
        }

        bool isLastWhole = true;
        while (!content.IsEmpty && !errors.IsFull && isLastWhole)
        {
            int length = content.IndexOf((byte)'\n');
            bool isTerminated = length >= 0;
            ReadOnlySpan<byte> line = isTerminated ? content[..length] : content;
            content = isTerminated ? content[(length + 1)..] : default;
            number++;
            if (line.Length > LogLimits.LineBytes)
            {
                Report($"This line has more than {LogLimits.LineBytes / 1024 / 1024} MB, and no line of a log has. Is it a log?");
                break;
            }

            isLastWhole = isTerminated || number == 1 || IsWhole(line);
            if (isLastWhole)
            {
                Take(line);
            }

            if (number == 1 && header is null)
            {
                break; // without a header, nothing says that the other lines are those of a log
            }
        }

        return errors.InOrder() is { Count: > 0 } found ? new ReadLog(null, found) : new ReadLog(Finished(), []);
    }

    private LogFile Finished()
    {
        Moment last = end ?? (entries is [.., Entry entry] ? entry.When : default);
        var log = new LogFile(file, header!, entries.ToValueList(), last) { Lines = lines.ToValueList(), IsCutOff = end is null, HasOpenEnd = end is null };
        return end is not null ? log : log with
        {
            Notes = [string.Create(CultureInfo.InvariantCulture, $"The log has no end: what wrote it was ended before, or is not done. It was read up to {last.At}, and what its scenario expects was not asked.")],
        };
    }

    private static bool IsWhole(ReadOnlySpan<byte> line)
    {
        bool isWhole = true;
        StrictJson.Parse(line, (_, _, _) => isWhole = false);
        return isWhole;
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        if (end is not null)
        {
            Report($"The line before is the end of the log, and something follows. One file holds one log: take away what follows, or put it into a file of its own.");
        }
        else if (line.Trim(" \t\r"u8).IsEmpty)
        {
            Report("This line is empty. Each line of a log is a JSON object: take it away.");
        }
        else if (StrictJson.Parse(line, Add, new SourcePosition(number, 1), "line") is JToken tree)
        {
            Take(tree);
        }
    }

    private void Take(JToken tree)
    {
        var context = new ReadContext(file, settings.KnownRules, ScenarioOutline.Unknown, errors);
        if (tree is not JObject line)
        {
            context.Report(tree, $"Each line of a log is a JSON object, but this is {TokenWords.Describe(tree)}.");
        }
        else if (number == 1)
        {
            header = HeaderTable.Read(line, file, settings, errors);
        }
        else if (line[EndTable.EndMember] is not null)
        {
            if (EndTable.End.TryRead(line, context, out Moment moment) && IsInTime(moment, line, context))
            {
                end = moment;
                lines.Add(number);
            }
        }
        else if (EntryTable.TryRead(line, context, out Entry entry) && IsInTime(entry.When, line, context))
        {
            entries.Add(entry);
            lines.Add(number);
        }
    }

    /// <summary>Time goes on on both axes, and nobody is awake for longer than there is time.</summary>
    private bool IsInTime(Moment moment, JObject line, ReadContext context)
    {
        Moment before = entries is [.., Entry last] ? last.When : default;
        if (moment.Awake > moment.At)
        {
            context.Report(line["awake"] ?? line, $"The client cannot have been awake for {moment.Awake} s in {moment.At} s. ‘awake’ is the time less what was slept.");
            return false;
        }

        if (moment.At < before.At || moment.Awake < before.Awake)
        {
            context.Report(line, $"Time goes backward here, from {Told(before)} to {Told(moment)}. Put the lines in the order in which things happened.");
            return false;
        }

        return true;
    }

    private static string Told(Moment moment) => moment.At == moment.Awake ? $"{moment.At}" : $"{moment.At} (awake {moment.Awake})";

    private void Report(string message) => Add(new SourcePosition(number, 1), "", message);

    private void Add(SourcePosition position, string path, string message) =>
        errors.Add(new ScenarioError(file, position.Line, position.Column, path, message));
}
