using System.Text.RegularExpressions;

namespace Simulator.Scenarios.Reviewing;

/// <summary>A text that a run or a test gave in place of an approved one, in the conventions of Verify: <c>NAME.received.EXT</c> beside <c>NAME.verified.EXT</c>.</summary>
/// <param name="Path">The received file.</param>
internal sealed partial record ReceivedFile(string Path)
{
    private const string Received = ".received.";
    private const string Verified = ".verified.";

    /// <summary>The approved file, there or not.</summary>
    public string ApprovedPath
    {
        get
        {
            string name = System.IO.Path.GetFileName(Path);
            int place = name.LastIndexOf(Received, StringComparison.Ordinal);
            return System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path) ?? "", $"{name[..place]}{Verified}{name[(place + Received.Length)..]}");
        }
    }

    /// <summary>Whether nothing was approved yet.</summary>
    public bool IsNew => !File.Exists(ApprovedPath);

    /// <summary>All received files in files and folders, in ordinal order.</summary>
    public static IEnumerable<ReceivedFile> In(IEnumerable<string> paths) => paths
        .SelectMany(path => Directory.Exists(path) ? Directory.GetFiles(path, $"*{Received}*", SearchOption.AllDirectories) : [path])
        .Where(path => System.IO.Path.GetFileName(path).Contains(Received, StringComparison.Ordinal) && !InBuildFolder().IsMatch(path))
        .DistinctBy(System.IO.Path.GetFullPath)
        .Order(StringComparer.Ordinal)
        .Select(path => new ReceivedFile(path));

    /// <summary>What was received.</summary>
    public string Text() => File.ReadAllText(Path);

    /// <summary>What was approved; empty where nothing was.</summary>
    public string Approved() => IsNew ? "" : File.ReadAllText(ApprovedPath);

    /// <summary>Makes what was received the approved text, byte for byte.</summary>
    public void Accept() => File.Move(Path, ApprovedPath, overwrite: true);

    /// <summary>Forgets what was received: the approved text stays.</summary>
    public void Reject() => File.Delete(Path);

    [GeneratedRegex(@"[/\\](bin|obj|node_modules)[/\\]", RegexOptions.CultureInvariant)]
    private static partial Regex InBuildFolder();
}
