using System.ComponentModel;
using System.Diagnostics;
using Simulator.Adapters;
using Simulator.Clients;
using Simulator.Exploration.Generation;
using Simulator.Findings;
using Simulator.Profiles;
using Simulator.Protocol;
using Simulator.Scenarios.Clients;
using Simulator.Time;

namespace Simulator.Benchmarks.Table;

/// <summary>What a client in another process costs, on the clock on the wall: lines of a run, and whole scenarios.</summary>
internal static class AdapterComparison
{
    private const double BareOneAtATime = 120_000; // measured before: a pipe to node that answers each line, and nothing behind it
    private const double BareTenAtATime = 300_000;
    private const int RunsTogether = 4;
    private const int Scenarios = 300;

    private static readonly AdapterCommand Command = new("node", ["adapters/javascript/adapter.js"], Project.Root);

    /// <summary>Measures, and gives the rows; those of a machine without Node say so.</summary>
    public static IEnumerable<TableLine> Lines(Effort effort)
    {
        if (!effort.Processes)
        {
            return [];
        }

        try
        {
            Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true })!.WaitForExit();
        }
        catch (Win32Exception)
        {
            return [new TableLine(TableRow.RoundTrip, "not measured: node is not on the search path", "", null, null)];
        }

        return [One(), Together(), Whole()];
    }

    private static TableLine One()
    {
        double perSecond = TripsPerSecond(1);
        return new TableLine(TableRow.RoundTrip, Numbers.PerSecond(perSecond), Numbers.PerSecond(BareOneAtATime), perSecond / BareOneAtATime, perSecond >= BareOneAtATime / 2);
    }

    private static TableLine Together()
    {
        double perSecond = TripsPerSecond(RunsTogether);
        return new TableLine(TableRow.RoundTripsTogether, Numbers.PerSecond(perSecond), Numbers.PerSecond(BareTenAtATime), perSecond / BareTenAtATime, perSecond >= BareTenAtATime / 2);
    }

    /// <summary>Random scenarios over the client in JavaScript, beside the same over the reference client.</summary>
    private static TableLine Whole()
    {
        using var adapters = new AdapterPool(Command);
        ClientProfile profile = ClientProfileFile.Read(Path.Combine(Project.Root, "adapters", "javascript", "profile.json"));
        double overPipe = ScenariosPerSecond(new Subject(adapters.Make) { Profile = profile });
        double inProcess = ScenariosPerSecond(Subject.Reference with { Profile = profile });
        return new TableLine(TableRow.AdapterScenario, Numbers.PerSecond(overPipe), Numbers.PerSecond(inProcess), overPipe / inProcess, null);
    }

    private static double ScenariosPerSecond(Subject subject)
    {
        Play(subject); // warm
        long start = Stopwatch.GetTimestamp();
        Play(subject);
        return Scenarios / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Play(Subject subject)
    {
        for (int seed = 0; seed < Scenarios; seed++)
        {
            subject.Test(ScenarioGenerator.Draw(seed, client: subject.Profile));
        }
    }

    /// <summary>Lines that ask nothing of the client, each answered before the next of its run.</summary>
    private static double TripsPerSecond(int runs)
    {
        const int trips = 40_000;
        using var adapters = new AdapterPool(Command) { RunsAtATime = runs };
        IClient[] clients = [.. Enumerable.Range(0, runs).Select(_ => adapters.Make(new ClientSetup { ConnectOnCreate = false }))];
        Array.ForEach(clients, client => client.Handle(Instant.Start, new ClientInput.Created()));
        Ask(trips / 4);
        long start = Stopwatch.GetTimestamp();
        Ask(trips);
        return trips * runs / Stopwatch.GetElapsedTime(start).TotalSeconds;

        void Ask(int times)
        {
            Thread[] threads = [.. clients.Select(client => new Thread(() =>
            {
                for (int trip = 0; trip < times; trip++)
                {
                    client.Handle(Instant.Start, new ClientInput.WallClockJumped(Duration.Zero));
                }
            }))];
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());
        }
    }
}
