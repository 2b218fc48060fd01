using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Simulator.Logs;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Output;

namespace Simulator.Scenarios.Snapshots;

/// <summary>The approved transition log of a scenario: beside its file, one for each case of a matrix.</summary>
/// <param name="File">Where it is.</param>
internal sealed record ApprovedLog(SnapshotFile File)
{
    /// <summary>A name this long leaves room for the endings within the 255 bytes that file systems allow.</summary>
    private const int LongestName = 150;

    /// <summary>The path of the approved file.</summary>
    public string Path => File.Path;

    /// <summary>The approved log of <paramref name="scenario"/>, there or not.</summary>
    public static ApprovedLog Of(LoadedScenario scenario)
    {
        string name = System.IO.Path.GetFileNameWithoutExtension(scenario.File);
        string cases = string.Join(',', scenario.Matrix.Select(value => $"{value.Name}={value.Value}"));
        string folder = System.IO.Path.GetDirectoryName(scenario.File) ?? "";
        string whole = SnapshotFile.SafeName(scenario.Matrix.Count == 0 ? name : $"{name}[{cases}]");
        return new ApprovedLog(new SnapshotFile(System.IO.Path.Combine(folder, Short(whole, cases) + SnapshotFile.Ending)));
    }

    /// <summary>The text that is approved: the verified form.</summary>
    public static string TextOf(TransitionLog log) => LogText.Write(log, LogForm.Verified);

    /// <summary>Compares <paramref name="log"/> with the approved one, and keeps the received file up to date.</summary>
    /// <param name="log">The log of a run.</param>
    /// <param name="keepReceived">Whether a log that was not approved is written beside the approved one.</param>
    /// <param name="files">Writes it.</param>
    /// <remarks>A log that a limit cut off, and that nobody ever approved, is not written: it has millions of lines.</remarks>
    public SnapshotState Compare(TransitionLog log, bool keepReceived, FileWrites files)
    {
        if (log.IsCutOff && !File.IsThere)
        {
            return new SnapshotState.Missing();
        }

        string text = TextOf(log);
        SnapshotState state = File.Compare(text);
        if (state is SnapshotState.Same)
        {
            files.Try(File.ForgetReceived);
        }
        else if (keepReceived)
        {
            files.Try(() => File.Receive(text));
        }

        return state;
    }

    /// <summary>Approves <paramref name="log"/>; a file that holds it already is not touched.</summary>
    /// <param name="log">The log of a run.</param>
    /// <param name="files">Writes it.</param>
    /// <returns>How the log stands to the approved one afterwards: as before, where that could not be written.</returns>
    public SnapshotState Approve(TransitionLog log, FileWrites files)
    {
        string text = TextOf(log);
        SnapshotState before = File.Compare(text);
        bool changes = before is not SnapshotState.Same;
        if (changes && !files.Try(() => File.Approve(text)))
        {
            return before;
        }

        files.Try(File.ForgetReceived);
        return new SnapshotState.Updated(changes);
    }

    /// <summary>Leaves the approved log as it is: <paramref name="log"/> shows a failure, which nobody wants to see again.</summary>
    public SnapshotState Withhold(TransitionLog log) =>
        File.Compare(TextOf(log)) is SnapshotState.Same same ? same : new SnapshotState.Withheld();

    /// <summary>A long name keeps its beginning; a digest of the values keeps it apart from its neighbours.</summary>
    private static string Short(string name, string cases)
    {
        if (Encoding.UTF8.GetByteCount(name) <= LongestName)
        {
            return name;
        }

        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cases)))[..8];
        var start = new StringBuilder();
        int bytes = 0;
        foreach (Rune letter in name.EnumerateRunes())
        {
            bytes += letter.Utf8SequenceLength;
            if (bytes > LongestName)
            {
                break;
            }

            start.Append(CultureInfo.InvariantCulture, $"{letter}");
        }

        return $"{start}~{digest}";
    }
}
