namespace Simulator.Tests;

/// <summary>Finds the files of the project from where its tests are built.</summary>
internal static class Repository
{
    /// <summary>The project's folder.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>A path below the project's folder.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find(string folder)
    {
        while (!File.Exists(System.IO.Path.Combine(folder, "Simulator.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("Simulator.sln is in no folder above the tests: run them where they are built.");
        }

        return folder;
    }
}
