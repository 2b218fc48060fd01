using System.Text;

namespace Simulator.Scenarios.Output;

/// <summary>Writes files so that a full disk, or the end of the process, leaves what was there before and never half of it.</summary>
internal static class AtomicFile
{
    /// <summary>Writes <paramref name="text"/> in UTF-8 without a byte order mark.</summary>
    /// <exception cref="IOException">It cannot be written; the file is as it was.</exception>
    public static void Write(string path, string text) => Write(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>Writes <paramref name="text"/> beside the file, then puts it in its place.</summary>
    /// <exception cref="IOException">It cannot be written; the file is as it was.</exception>
    public static void Write(string path, string text, Encoding encoding)
    {
        // A name of its own for each process: two that write one file do not end one another.
        string fresh = $"{path}.{Environment.ProcessId}.new";
        try
        {
            File.WriteAllText(fresh, text, encoding);
            File.Move(fresh, path, overwrite: true);
        }
        catch
        {
            File.Delete(fresh);
            throw;
        }
    }
}
