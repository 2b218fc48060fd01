namespace Simulator.Scenarios.Output;

/// <summary>How the command line was started, in words that start it again from the same folder.</summary>
internal static class Invocation
{
    /// <summary>The command of the installed tool.</summary>
    public const string Tool = "pusher-simulator";

    /// <summary>The variable by which a container, or a script, says what it is started by; nothing else is looked at then.</summary>
    public const string ProgramVariable = "SIMULATOR_PROGRAM";

    /// <summary>The words before the name of a command.</summary>
    /// <param name="process">The program of the process: the tool itself, or <c>dotnet</c>.</param>
    /// <param name="assembly">What was started in it.</param>
    /// <param name="folder">The current folder.</param>
    /// <param name="filesOf">The files in a folder.</param>
    public static string Of(string process, string assembly, string folder, Func<string, string[]> filesOf)
    {
        if (ProjectAbove(assembly, filesOf) is string project)
        {
            return $"dotnet run --project {Quoted(Path.GetRelativePath(folder, project))} --";
        }

        string program = Path.GetFileNameWithoutExtension(process);
        if (program == Tool || assembly.Contains($"{Path.DirectorySeparatorChar}.store{Path.DirectorySeparatorChar}", StringComparison.Ordinal) || assembly.Contains($"{Path.DirectorySeparatorChar}.nuget{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        {
            return program == Tool ? Tool : $"dotnet {Tool}";
        }

        string started = Quoted(Path.GetRelativePath(folder, assembly));
        return program == "dotnet" ? $"dotnet {started}" : Quoted(Path.Combine(".", Path.GetRelativePath(folder, process)));
    }

    /// <summary>The folder of the project that the assembly was built from: it lies some folders above it, below <c>bin</c>.</summary>
    private static string? ProjectAbove(string assembly, Func<string, string[]> filesOf)
    {
        string? folder = Path.GetDirectoryName(assembly);
        for (int up = 0; up < 4 && folder is not null; up++)
        {
            if (Path.GetFileName(folder) == "bin")
            {
                string? project = Path.GetDirectoryName(folder);
                return project is not null && filesOf(project).Any(file => file.EndsWith(".csproj", StringComparison.Ordinal)) ? project : null;
            }

            folder = Path.GetDirectoryName(folder);
        }

        return null;
    }

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;
}
