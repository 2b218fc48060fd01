using System.Diagnostics;
using Simulator.Exploration.Campaigns;
using Simulator.Scenarios.Output;
using Simulator.Servers;

namespace Simulator.Scenarios.Campaigns;

/// <summary>Keeps a campaign in its file while it runs: every few seconds, and whenever somebody wants it to end.</summary>
/// <param name="path">The file.</param>
/// <param name="client">The client under test.</param>
/// <param name="files">Writes it.</param>
/// <param name="always">Whether it is kept without being asked to: a campaign that was given no name is kept only where it ends early.</param>
internal sealed class CampaignKeeper(string path, CampaignClient client, FileWrites files, bool always)
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(2);

    private readonly Lock oneAtATime = new();
    private readonly Stopwatch sinceKept = Stopwatch.StartNew();
    private Campaign? latest;
    private Campaign? kept;

    /// <summary>The campaign has come this far.</summary>
    public void Move(Campaign campaign)
    {
        latest = campaign;
        if (always && sinceKept.Elapsed >= Often)
        {
            Keep();
        }
    }

    /// <summary>Writes how far it has come, where that is not written yet.</summary>
    public void Keep()
    {
        lock (oneAtATime)
        {
            if (latest is Campaign campaign && !ReferenceEquals(campaign, kept))
            {
                kept = files.Try(() => CampaignFile.Write(path, campaign, client)) ? campaign : kept;
                sinceKept.Restart();
            }
        }
    }
}
