namespace Simulator.Benchmarks;

/// <summary>The folder of the project, found from where the benchmarks are built.</summary>
internal static class Project
{
    /// <summary>The folder that holds <c>Simulator.sln</c>.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder)
    {
        while (!File.Exists(Path.Combine(folder, "Simulator.sln")))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("Simulator.sln is in no folder above the benchmarks: run them where they are built.");
        }

        return folder;
    }
}
