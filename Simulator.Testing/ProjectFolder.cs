namespace Simulator.Testing;

/// <summary>The folder of the test project: tests run far below it, in the folder of what was built.</summary>
internal static class ProjectFolder
{
    /// <summary>The nearest folder above that holds a project file; where there is none, the folder that the tests run in.</summary>
    public static string Path { get; } =
        Above().FirstOrDefault(folder => Directory.EnumerateFiles(folder, "*.*proj").Any()) ?? Environment.CurrentDirectory;

    /// <summary>Finds a file or folder that is named from the project, or from a folder around it.</summary>
    /// <param name="path">The path; one that is not found stays as it is, so that errors name it as it was given.</param>
    public static string Find(string path) =>
        Above().Prepend(Environment.CurrentDirectory)
            .Select(folder => System.IO.Path.Combine(folder, path))
            .FirstOrDefault(System.IO.Path.Exists) ?? path;

    /// <summary>The folder that the tests run in, and those above it.</summary>
    private static IEnumerable<string> Above()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }
}
