using System.Text;
using Simulator.Logs;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.LogFiles;

namespace Simulator.Tests.LogFiles;

/// <summary>Logs as texts, written and read in place of files.</summary>
internal static class LogLines
{
    /// <summary>A header without a scenario.</summary>
    public const string Header = """{"log":1,"scenario":null,"client":null,"speed":1,"tolerance":0,"evidence":["emissions","calls"]}""";

    /// <summary>The text of a log.</summary>
    public static string Of(LogHeader header, TransitionLog log)
    {
        using var text = new StringWriter();
        LogFileWriter.Write(text, header, log);
        return text.ToString();
    }

    /// <summary>What is read of some lines behind a header without a scenario.</summary>
    public static ReadLog Read(params IEnumerable<string> lines) => ReadText(string.Concat(lines.Prepend(Header).Select(line => line + '\n')));

    /// <summary>What is read of a text.</summary>
    public static ReadLog ReadText(string text) => LogFileReader.Read("a.jsonl", Encoding.UTF8.GetBytes(text), new ReadSettings());

    /// <summary>The log of a right text.</summary>
    public static LogFile Log(ReadLog read)
    {
        Assert.Empty(read.Errors);
        return read.File!;
    }
}
