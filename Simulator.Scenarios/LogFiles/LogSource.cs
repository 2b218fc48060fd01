using Simulator.Scenarios.Format;

namespace Simulator.Scenarios.LogFiles;

/// <summary>Where logs come from: files, and the standard input.</summary>
internal static class LogSource
{
    /// <summary>The path that stands for the standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Reads the log at <paramref name="path"/>.</summary>
    /// <param name="path">The path.</param>
    /// <param name="read">Reads its bytes.</param>
    public static ReadLog Read(string path, Func<byte[], ReadLog> read)
    {
        if (Directory.Exists(path))
        {
            return ReadLog.Refused(path, "It is a folder. Name a log in it.");
        }

        if (!File.Exists(path))
        {
            return ReadLog.Refused(path, "There is no such file. Check the path; it counts from the current folder.");
        }

        try
        {
            int most = new FileInfo(path) is { LinkTarget: null, Length: > 0 } ? LogLimits.FileBytes : LogLimits.StreamBytes;
            return Taken(path, BoundedFile.Read(path, most), most, read);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return ReadLog.Refused(path, $"It cannot be read: {error.Message} Check the path and its permissions.");
        }
    }

    /// <summary>Reads the log that comes on <paramref name="input"/>.</summary>
    /// <param name="input">The standard input.</param>
    /// <param name="read">Reads its bytes.</param>
    public static ReadLog Read(Stream input, Func<byte[], ReadLog> read)
    {
        using var content = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        while (content.Length <= LogLimits.FileBytes && input.Read(buffer) is > 0 and int count)
        {
            content.Write(buffer.AsSpan(0, count));
        }

        return Taken(StandardInput, content.ToArray(), LogLimits.FileBytes, read);
    }

    private static ReadLog Taken(string name, byte[] content, int most, Func<byte[], ReadLog> read) => content.Length > most
        ? ReadLog.Refused(name, $"It holds more than {most / 1024 / 1024} MB. Split what was run into shorter runs.")
        : read(content);
}
