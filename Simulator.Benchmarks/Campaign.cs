namespace Simulator.Benchmarks;

/// <summary>Many random scenarios over every client: whether anything is found, how fast they run, and what they reach.</summary>
internal static class Campaign
{
    /// <summary>Runs the scenarios of the seeds below <paramref name="count"/> over each client.</summary>
    /// <returns>The exit code: 1 where anything was found, or a documented transition was never made; else 0.</returns>
    public static int Run(int count, TextWriter writer)
    {
        bool holds = true;
        foreach (MeasuredClient client in (MeasuredClient[])[MeasuredClient.Reference, MeasuredClient.Async])
        {
            var result = CampaignResult.Of(client, count);
            result.Write(writer);
            holds &= result.Holds;
        }

        return holds ? 0 : 1;
    }
}
