using System.Collections.Concurrent;
using Simulator.Scenarios.Snapshots;

namespace Simulator.Scenarios.Commands;

/// <summary>Runs scenarios again when their files, or the approved logs beside them, change.</summary>
/// <param name="host">Everything outside.</param>
internal sealed class RunWatch(Host host)
{
    /// <summary>An editor writes a file in several steps: what follows within this time belongs together.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for changes until somebody interrupts.</summary>
    /// <param name="paths">The files and folders.</param>
    /// <param name="run">Runs the scenarios of these files, and says how that ended.</param>
    /// <returns>The exit code of the last run; held where nothing changed.</returns>
    public int Follow(IEnumerable<string> paths, Func<IReadOnlyList<string>, int> run)
    {
        CancellationToken ending = host.Heed();
        using var changes = new BlockingCollection<string>();
        FileSystemWatcher[] watchers = [.. paths.Select(path => Watch(path, changes.Add))];
        try
        {
            int exit = ExitCode.Held;
            Tell("Watching. Ctrl-C ends.");
            while (Next(changes, ending) is { Count: > 0 } changed)
            {
                string[] files = [.. changed.Select(ScenarioOf).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
                if (files.Length > 0)
                {
                    Tell($"changed: {string.Join(", ", files)}");
                    exit = run(files);
                    host.Output.Flush();
                }
            }

            return exit;
        }
        finally
        {
            Array.ForEach(watchers, watcher => watcher.Dispose());
        }
    }

    private void Tell(string text)
    {
        host.Output.Flush();
        host.Error.WriteLine(text);
        host.Error.Flush();
    }

    private static FileSystemWatcher Watch(string path, Action<string> tell)
    {
        bool isFolder = Directory.Exists(path);
        string folder = isFolder ? path : Path.GetDirectoryName(Path.GetFullPath(path))!;
        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = isFolder };
        if (!isFolder)
        {
            watcher.Filters.Add(Path.GetFileName(path));
            watcher.Filters.Add($"{Path.GetFileNameWithoutExtension(path)}*{SnapshotFile.Ending}");
        }

        watcher.Changed += (_, change) => tell(change.FullPath);
        watcher.Created += (_, change) => tell(change.FullPath);
        watcher.Renamed += (_, change) => tell(change.FullPath);
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    /// <summary>What has changed, once that has settled; nothing where somebody interrupts.</summary>
    private static List<string> Next(BlockingCollection<string> changes, CancellationToken ending)
    {
        try
        {
            List<string> changed = [changes.Take(ending)];
            while (changes.TryTake(out string? more, Together))
            {
                changed.Add(more);
            }

            return changed;
        }
        catch (OperationCanceledException)
        {
            return [];
        }
    }

    /// <summary>The scenario file that a change touches; null where it touches none, as what a run itself writes.</summary>
    private static string? ScenarioOf(string path)
    {
        string file = path;
        if (path.EndsWith(SnapshotFile.Ending, StringComparison.Ordinal))
        {
            string name = Path.GetFileName(path)[..^SnapshotFile.Ending.Length].Split('[')[0];
            file = Path.Combine(Path.GetDirectoryName(path)!, $"{name}.json");
        }

        return file.EndsWith(".json", StringComparison.Ordinal) && !file.EndsWith(".schema.json", StringComparison.Ordinal) && File.Exists(file)
            ? Path.GetRelativePath(Environment.CurrentDirectory, file)
            : null;
    }
}
