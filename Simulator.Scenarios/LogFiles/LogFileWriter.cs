using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Simulator.Logs;
using Simulator.Scenarios.Output;

namespace Simulator.Scenarios.LogFiles;

/// <summary>
/// Writes a log as JSON lines (docs/log-format.md): the header, then entries as they happen, then the end. What is written
/// is whole lines, of which each can be read at once.
/// </summary>
/// <param name="writer">Where they go, in UTF-8. It is not flushed here: one that must survive the end of the process flushes by itself.</param>
internal sealed class LogFileWriter(TextWriter writer)
{
    /// <summary>Writes a whole log.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="header">Its header.</param>
    /// <param name="log">What happened.</param>
    public static void Write(TextWriter writer, LogHeader header, TransitionLog log)
    {
        var lines = new LogFileWriter(writer);
        lines.Begin(header);
        foreach (Entry entry in log.Entries)
        {
            lines.Add(entry);
        }

        lines.End(log.End);
    }

    /// <summary>Writes the first line.</summary>
    public void Begin(LogHeader header) => Write(HeaderTable.Write(header));

    /// <summary>Writes the line of an entry.</summary>
    public void Add(Entry entry) => Write(EntryTable.Write(entry));

    /// <summary>Writes the last line.</summary>
    public void End(Moment end) => Write(EndTable.Write(end));

    /// <summary>Letters that do more than be read are escaped, which in JSON means themselves.</summary>
    private void Write(JObject line)
    {
        using var text = new StringWriter();
        using (var printable = new PrintableWriter(text))
        {
            printable.Write(line.ToString(Formatting.None));
        }

        text.Write('\n');
        writer.Write(text.ToString());
    }
}
