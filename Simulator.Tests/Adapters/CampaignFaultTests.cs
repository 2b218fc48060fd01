using Simulator.Adapters;
using Simulator.Exploration.Campaigns;
using Simulator.Exploration.Generation;
using Simulator.Findings;
using Simulator.Profiles;
using Simulator.Scenarios.Clients;
using Simulator.Simulation;

namespace Simulator.Tests.Adapters;

/// <summary>Breaks when an adapter that goes wrong in the middle of a campaign changes the results of other seeds, or goes unnoticed. The client is the one in Python.</summary>
[Trait("Speed", "Slow")]
public sealed class CampaignFaultTests
{
    private const int Seeds = 40;

    /// <summary>Runs the adapter with another standard input, which does something wrong where the program calls disconnect().</summary>
    private const string Wrapper = """
        import os, runpy, signal, sys, time

        class Lines:
            def __init__(self, lines):
                self.lines = lines

            def readline(self):
                line = self.lines.readline()
                if b'"input":"disconnect"' in line:
                    FAULT
                return line

        class Input:
            buffer = Lines(sys.stdin.buffer)

        sys.stdin = Input()
        sys.path.insert(0, os.getcwd())
        runpy.run_path("adapter.py", run_name="__main__")
        """;

    private static readonly string Folder = Repository.Path("adapters", "python");
    private static readonly ClientProfile Profile = ClientProfileFile.Read(Path.Combine(Folder, "profile.json"));

    [PythonTheory]
    [InlineData("os.kill(os.getpid(), signal.SIGKILL)", "adapter/crashed")]
    [InlineData("os.kill(os.getpid(), signal.SIGSTOP)", "adapter/silent")]
    [InlineData("os.write(1, b'Segmentation fault\\n')", "adapter/garbage")]
    [InlineData("time.sleep(0.2)", null)]
    public void A_fault_is_told_of_its_own_seeds_and_changes_no_other(string fault, string? finding)
    {
        using AdapterPool healthy = Start("pass");
        using AdapterPool faulty = Start(fault);
        SampleRun[] expected = Campaign(healthy);
        SampleRun[] seen = Campaign(faulty);

        int[] affected = [.. Enumerable.Range(0, Seeds).Where(seed => finding is not null && seen[seed].Causes.Any(cause => cause.Name == finding))];
        Assert.Equal(finding is null, affected.Length == 0);
        Assert.All(Enumerable.Range(0, Seeds).Except(affected), seed => Assert.Equal(expected[seed].Fingerprint, seen[seed].Fingerprint));
    }

    /// <summary>Two workers share the processes, as those of <c>fuzz</c> do.</summary>
    private static SampleRun[] Campaign(AdapterPool adapters)
    {
        var subject = new Subject(adapters.Make) { Profile = Profile };
        return [.. Enumerable.Range(0, Seeds).AsParallel().AsOrdered().WithDegreeOfParallelism(2)
            .Select(seed => SampleRun.Of(ScenarioGenerator.Draw(seed, client: Profile), Level.Must, subject))];
    }

    private static AdapterPool Start(string fault) =>
        new(new AdapterCommand("python3", ["-c", Wrapper.Replace("FAULT", fault, StringComparison.Ordinal)], Folder)) { Patience = TimeSpan.FromSeconds(3) };
}
