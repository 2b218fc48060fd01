using System.Diagnostics;
using Simulator.Scenarios.Commands;

namespace Simulator.Tests;

/// <summary>Breaks when a log depends on anything but its scenario: the process, its hash seeds, its culture, its clock.</summary>
public sealed class DeterminismTests
{
    [Fact]
    public async Task Two_processes_in_other_surroundings_give_the_same_bytes()
    {
        string file = Repository.Path("scenarios", "failures", "slow-opens.json");
        Task<string> there = Show(file, ("TZ", "Pacific/Auckland"), ("LANG", "tr_TR.UTF-8"), ("DOTNET_gcServer", "1"));
        Assert.Equal(ShowHere(file), await there);
    }

    private static string ShowHere(string file)
    {
        using var output = new StringWriter();
        Assert.Equal(0, CommandLine.Run(["show", file, "--verbose"], new Host(output, TextWriter.Null)));
        return output.ToString();
    }

    private static async Task<string> Show(string file, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, "show", file, "--verbose"]) { RedirectStandardOutput = true };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
