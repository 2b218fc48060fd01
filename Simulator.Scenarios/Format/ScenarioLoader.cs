using System.IO.Enumeration;
using Simulator.Collections;
using Simulator.Scenarios.Format.Codecs;

namespace Simulator.Scenarios.Format;

/// <summary>Finds scenario files and reads them: the only part of the format that touches the file system.</summary>
/// <param name="settings">What is said from outside of the files.</param>
internal sealed class ScenarioLoader(ReadSettings settings)
{
    /// <summary>Files beside scenarios that everybody knows to be something else.</summary>
    private static readonly string[] Others = [ScenarioSchema.FileName, "clients.json", "global.json"];

    /// <summary>Folders of what was built or installed, into which nobody puts a scenario.</summary>
    private static readonly string[] Built = ["bin", "obj", "node_modules"];

    private readonly List<LoadedScenario> scenarios = [];
    private readonly List<ScenarioError> errors = [];
    private readonly HashSet<string> read = [];

    /// <summary>Reads files, and all scenario files in folders and the folders below them.</summary>
    /// <param name="paths">The files and folders.</param>
    /// <param name="settings">What is said from outside of the files.</param>
    /// <returns>The scenarios, those of each path in ordinal order of their files, and all errors.</returns>
    public static ScenarioSet Load(IEnumerable<string> paths, ReadSettings settings)
    {
        var loader = new ScenarioLoader(settings);
        foreach (string path in paths)
        {
            loader.LoadPath(path);
        }

        loader.ReportDuplicateIds();
        return new ScenarioSet(loader.scenarios, loader.errors) { CommandErrors = [.. loader.Undeclared()] };
    }

    private void LoadPath(string path)
    {
        if (File.Exists(path))
        {
            LoadFile(path, ScenariosFolderOf(Path.GetDirectoryName(Path.GetFullPath(path))) ?? Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        else if (Directory.Exists(path))
        {
            LoadFolder(path);
        }
        else
        {
            Report(path, "There is no such file or folder. Check the path; it counts from the current folder.");
        }
    }

    private void LoadFolder(string path)
    {
        string[]? files = Guard(path, () => FilesBelow(path));
        string[] found = [.. (files ?? []).Where(IsScenario).Order(StringComparer.Ordinal)];
        if (files is not null && found.Length == 0)
        {
            Report(path, "There is no scenario in this folder: no file whose name ends in .json. Check the path.");
        }

        string origin = ScenariosFolderOf(Path.GetFullPath(path)) ?? Path.GetFullPath(path);
        foreach (string file in found)
        {
            LoadFile(file, origin);
        }
    }

    private void LoadFile(string file, string origin)
    {
        string full = Path.GetFullPath(file);
        if (!read.Add(full) || Guard(file, () => ReadBytes(file)) is not byte[] content)
        {
            return;
        }

        string id = Path.ChangeExtension(Path.GetRelativePath(origin, full), null).Replace(Path.DirectorySeparatorChar, '/');
        ScenarioSet set = ScenarioFileReader.Read(file, id, content, settings);
        scenarios.AddRange(set.Scenarios);
        errors.AddRange(set.Errors);
    }

    /// <summary>The bytes of a file; null, and an error, where it is too big to be a scenario.</summary>
    private byte[]? ReadBytes(string file)
    {
        if (file.Contains('\ufffd', StringComparison.Ordinal) && !File.Exists(file))
        {
            Report(file, "The name of this file is not UTF-8, so that it cannot be opened. Rename it.");
            return null;
        }

        if (new FileInfo(file) is { Exists: true, Length: > ScenarioLimits.FileBytes and long length })
        {
            errors.Add(ScenarioFileReader.TooBig(file, length));
            return null;
        }

        return BoundedFile.Read(file, ScenarioLimits.FileBytes);
    }

    private void ReportDuplicateIds()
    {
        var owners = new Dictionary<string, LoadedScenario>(StringComparer.Ordinal);
        foreach (LoadedScenario scenario in scenarios.Where(scenario => !owners.TryAdd(scenario.Scenario.Id, scenario)).ToArray())
        {
            string message = $"The id ‘{scenario.Scenario.Id}’ is also that of {owners[scenario.Scenario.Id].File}. Give one of them another ‘id’.";
            errors.Add(new ScenarioError(scenario.File, scenario.Line, 1, "$", message));
            scenarios.Remove(scenario);
        }
    }

    /// <summary>One of the files must declare what the command line gives; a file that could not be read may be the one.</summary>
    private IEnumerable<ScenarioError> Undeclared()
    {
        if (errors.Count > 0)
        {
            yield break;
        }

        string[] declared = [.. scenarios.SelectMany(scenario => scenario.Parameters).Distinct(StringComparer.Ordinal)];
        foreach (string name in settings.Parameters.Keys.Except(declared, StringComparer.Ordinal).ToArray())
        {
            bool isAxis = scenarios.Exists(scenario => scenario.Matrix.Any(value => value.Name == name));
            string message = isAxis ? "Its values come from a matrix. Leave it away, and choose among them with --filter."
                : Spelling.Nearest(name, declared) is string near ? $"No file declares this parameter: did you mean ‘{near}’?"
                : "No file declares this parameter. Declare it in ‘params’, or leave it away.";
            yield return ScenarioError.Whole($"--param {name}", message);
        }
    }

    private void Report(string path, string message) => errors.Add(ScenarioError.Whole(path, message));

    private T? Guard<T>(string path, Func<T?> access)
        where T : class
    {
        try
        {
            return access();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            Report(path, $"It cannot be read: {error.Message} Check the path and its permissions.");
            return null;
        }
    }

    /// <summary>The files of a folder and of those below it, but not of what was built; a link to a folder is not followed, since it may lead back.</summary>
    private static string[] FilesBelow(string folder) =>
    [
        .. new FileSystemEnumerable<string>(
            folder, (ref FileSystemEntry entry) => entry.ToSpecifiedFullPath(), new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && entry.FileName.EndsWith(".json", StringComparison.Ordinal),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && !IsBuilt(entry.FileName),
        },
    ];

    private static bool IsBuilt(ReadOnlySpan<char> folder) => folder.StartsWith('.') || Built.Contains(folder.ToString());

    private static bool IsScenario(string file) => !Others.Contains(Path.GetFileName(file));

    /// <summary>The nearest folder named <c>scenarios</c> at or above <paramref name="folder"/>, so that an id does not depend on how a file was found.</summary>
    private static string? ScenariosFolderOf(string? folder)
    {
        while (folder is not null && Path.GetFileName(folder) != "scenarios")
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }
}
