using System.Diagnostics;

namespace Simulator.Benchmarks.Table;

/// <summary>How long the command line and the tests take from the start of the process to its end, on the clock on the wall.</summary>
internal static class ProcessComparison
{
    private const string Tool = "Simulator.Scenarios/bin/Release/net10.0/Simulator.Scenarios.dll";
    private const string Tests = "Simulator.Tests/bin/Release/net10.0/Simulator.Tests.dll";
    private const string NotBuilt = "not built: `dotnet build -c Release` first";

    private static readonly string Root = Project.Root;

    /// <summary>Measures, and gives the rows.</summary>
    public static IEnumerable<TableLine> Lines(Effort effort)
    {
        if (!effort.Processes)
        {
            yield break;
        }

        yield return Line(TableRow.Help, 0.15, Tool, 9, [Tool, "--help"]);
        yield return Line(TableRow.Folder, 0.5, Tool, 5, [Tool, "run", "scenarios"]);
        yield return Line(TableRow.Suite, 60, Tests, 1, ["test", "Simulator.Tests", "-c", "Release", "--no-build"]);
    }

    private static TableLine Line(TableRow row, double target, string needed, int times, string[] arguments)
    {
        if (!File.Exists(Path.Combine(Root, needed)))
        {
            return new TableLine(row, NotBuilt, "", null, null);
        }

        List<TimeSpan> took = [];
        for (int time = 0; time < times; time++)
        {
            if (Start(arguments) is not TimeSpan length)
            {
                return new TableLine(row, "failed", "", null, false);
            }

            took.Add(length);
        }

        TimeSpan middle = took.Order().ElementAt(times / 2);
        return new TableLine(row, Numbers.Seconds(middle), "", null, middle.TotalSeconds <= target);
    }

    /// <summary>Runs a process to its end.</summary>
    /// <returns>How long it took, or null where it failed.</returns>
    private static TimeSpan? Start(string[] arguments)
    {
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? Stopwatch.GetElapsedTime(start) : null;
    }
}
