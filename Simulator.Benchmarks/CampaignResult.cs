using System.Diagnostics;
using System.Globalization;
using Simulator.Protocol;

namespace Simulator.Benchmarks;

/// <summary>What many random scenarios showed of one client.</summary>
/// <param name="Client">The name of the client.</param>
/// <param name="Runs">What became of each scenario, in the order of the seeds.</param>
/// <param name="Took">How long it took on the wall clock.</param>
internal sealed record CampaignResult(string Client, IReadOnlyList<CampaignRun> Runs, TimeSpan Took)
{
    private const int MostFindingsTold = 10;

    /// <summary>Whether nothing was found and every documented transition was made.</summary>
    public bool Holds => !NeverReached.Any() && Runs.All(run => run.Findings.Count == 0);

    private IEnumerable<string> NeverReached => DocumentedGraph.All.Where(transition => Reached(transition) == 0);

    /// <summary>Runs <paramref name="client"/> through the scenarios of the seeds below <paramref name="count"/>, on all cores.</summary>
    public static CampaignResult Of(MeasuredClient client, int count)
    {
        long start = Stopwatch.GetTimestamp();
        CampaignRun[] runs = [.. ParallelEnumerable.Range(0, count).AsOrdered().Select(seed => CampaignRun.Of(client, seed))];
        return new CampaignResult(client.Name, runs, Stopwatch.GetElapsedTime(start));
    }

    /// <summary>Writes the numbers, what was reached how often, and loudly what is wrong.</summary>
    public void Write(TextWriter writer)
    {
        writer.WriteLine(Client);
        Row(writer, "scenarios", Runs.Count, "N0");
        Row(writer, "findings", Runs.Sum(run => run.Findings.Count), "N0");
        Row(writer, "wall seconds", Took.TotalSeconds, "N1");
        Row(writer, "scenarios per second", Runs.Count / Took.TotalSeconds, "N0");
        writer.WriteLine("  reached in so many scenarios:");
        foreach (string transition in DocumentedGraph.All)
        {
            Row(writer, transition, Reached(transition), "N0");
        }

        WriteFault(writer);
        writer.WriteLine();
    }

    private static void Row(TextWriter writer, string name, double number, string form) =>
        writer.WriteLine($"  {name,-28}{number.ToString(form, CultureInfo.InvariantCulture),10}");

    private void WriteFault(TextWriter writer)
    {
        foreach (string transition in NeverReached)
        {
            writer.WriteLine($"!!! NEVER REACHED: {transition}");
        }

        var findings = Runs.SelectMany(run => run.Findings.Select(finding => $"!!! FOUND with seed {run.Seed}: {finding}"));
        foreach (string finding in findings.Take(MostFindingsTold))
        {
            writer.WriteLine(finding);
        }
    }

    private int Reached(string transition) => Runs.Count(run => run.Transitions.Contains(transition));
}
