using System.Text;
using Simulator.Scenarios.Output;

namespace Simulator.Scenarios.Snapshots;

/// <summary>
/// A text that was approved, in a file of Verify's conventions: <c>NAME.verified.txt</c> in UTF-8 with a byte order mark,
/// line feeds only, none at the end; beside it <c>NAME.received.txt</c> where a run gave another text.
/// </summary>
/// <param name="Path">The path of the approved file.</param>
internal sealed record SnapshotFile(string Path)
{
    /// <summary>How the name of an approved file ends.</summary>
    public const string Ending = ".verified.txt";

    /// <summary>What Verify stores for a text without a letter, because it takes an empty file for none.</summary>
    private const string Empty = "emptyString";

    /// <summary>The encoding of both files; bytes that are no UTF-8 are an error, not question marks.</summary>
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    /// <summary>The file that holds what a run gave instead.</summary>
    public string ReceivedPath => $"{Path[..^Ending.Length]}.received.txt";

    /// <summary>Whether a text was ever approved.</summary>
    public bool IsThere => File.Exists(Path);

    /// <summary>Compares <paramref name="text"/> with the approved text, letter by letter.</summary>
    public SnapshotState Compare(string text)
    {
        string approved;
        try
        {
            // ReadAllText skips a byte order mark, and needs none.
            approved = File.ReadAllText(Path, Encoding);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return new SnapshotState.Missing();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new SnapshotState.Unreadable($"it cannot be read: {error.Message}");
        }
        catch (DecoderFallbackException)
        {
            return new SnapshotState.Unreadable("it is not UTF-8");
        }

        return approved.Contains('\r', StringComparison.Ordinal)
            ? new SnapshotState.Unreadable("it holds carriage returns; its lines must end with a line feed alone: check .gitattributes for ‘*.verified.txt text eol=lf’")
            : approved == Stored(text) ? new SnapshotState.Same() : new SnapshotState.Different(approved);
    }

    /// <summary>Makes <paramref name="text"/> the approved text.</summary>
    public void Approve(string text)
    {
        AtomicFile.Write(Path, Stored(text), Encoding);
        ForgetReceived();
    }

    /// <summary>Writes what a run gave instead of the approved text, for tools that compare the two files.</summary>
    public void Receive(string text) => AtomicFile.Write(ReceivedPath, Stored(text), Encoding);

    /// <summary>Deletes what an earlier run gave instead of the approved text.</summary>
    public void ForgetReceived() => File.Delete(ReceivedPath);

    /// <summary><paramref name="name"/> as a part of a file's name, without the letters that some file system forbids.</summary>
    public static string SafeName(string name) =>
        string.Concat(name.Select(letter => char.IsControl(letter) || "\"\\<>|:*?/".Contains(letter, StringComparison.Ordinal) ? '-' : letter));

    private static string Stored(string text) => text.Length == 0 ? Empty : text;
}
