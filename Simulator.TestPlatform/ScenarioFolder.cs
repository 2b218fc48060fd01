namespace Simulator.TestPlatform;

/// <summary>Where the scenario files of a test project lie.</summary>
internal static class ScenarioFolder
{
    /// <summary>The folder <c>scenarios</c> of the project whose build runs, or, where there is none, the folder of the project.</summary>
    /// <param name="from">The folder that the tests run in.</param>
    public static string Above(string from)
    {
        DirectoryInfo? project = new(from);
        while (project is not null && !project.EnumerateFiles("*.csproj").Any())
        {
            project = project.Parent;
        }

        string folder = project?.FullName ?? from;
        string scenarios = Path.Combine(folder, "scenarios");
        return Directory.Exists(scenarios) ? scenarios : folder;
    }
}
