using System.Globalization;
using Simulator.Exploration;
using Simulator.Protocol;

namespace Simulator.Scenarios.Commands;

/// <summary>One line that says how far a campaign is, where a person waits for it: on a terminal, after a second, each second.</summary>
/// <param name="host">Everything outside.</param>
internal sealed class CampaignProgress(Host host)
{
    private TimeSpan next = TimeSpan.FromSeconds(1);
    private int width;

    /// <summary>Shows <paramref name="campaign"/> after <paramref name="elapsed"/>.</summary>
    public void Show(Campaign campaign, TimeSpan elapsed)
    {
        if (!host.ErrorIsTerminal || elapsed < next)
        {
            return;
        }

        next = elapsed + TimeSpan.FromSeconds(1);
        int transitions = campaign.Transitions.Count(tally => DocumentedGraph.All.Contains(tally.Name));
        Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{campaign.Done:N0} of {campaign.Plan.Count:N0} scenarios, {campaign.Done / elapsed.TotalSeconds:N0}/s, {transitions} of {DocumentedGraph.All.Count} transitions, {campaign.Rules.Count(tally => tally.Count > 0)} of {campaign.Rules.Count} rules, {campaign.Discoveries.Count} found"));
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (width > 0)
        {
            Write("");
            host.Error.Write('\r');
        }
    }

    private void Write(string line)
    {
        host.Error.Write($"\r{line.PadRight(width)}");
        width = line.Length;
    }
}
