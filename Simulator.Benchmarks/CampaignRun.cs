using Simulator.Findings;
using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Benchmarks;

/// <summary>What a campaign keeps of one scenario: the log itself would fill the memory.</summary>
/// <param name="Seed">The seed of the scenario.</param>
/// <param name="Transitions">The transitions that the client made, each once.</param>
/// <param name="Findings">What was found, in words.</param>
internal sealed record CampaignRun(int Seed, IReadOnlySet<string> Transitions, IReadOnlyList<string> Findings)
{
    /// <summary>Runs <paramref name="client"/> through the scenario of <paramref name="seed"/>.</summary>
    public static CampaignRun Of(MeasuredClient client, int seed)
    {
        Judgement judgement = client.Judge(seed);
        return new CampaignRun(
            seed,
            judgement.Log.Of<Entry.StateChange>().Select(change => DocumentedGraph.Arrow(change.Previous, change.Current)).ToHashSet(StringComparer.Ordinal),
            [.. judgement.Findings.Select(finding => $"{finding.Name}: expected {finding.Expected}, actual {finding.Actual}")]);
    }
}
