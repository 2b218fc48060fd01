using System.CommandLine;
using Simulator.Exploration.Campaigns;
using Simulator.Scenarios.Campaigns;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Reports;

namespace Simulator.Scenarios.Commands;

/// <summary><c>merge</c>: puts the shares of a campaign together.</summary>
internal sealed class MergeCommand : SimulatorCommand
{
    private const string Help = """
        Example:
          fuzz --seeds 0..1000000 --shard 0/2 --campaign 0.campaign      on one machine
          fuzz --seeds 0..1000000 --shard 1/2 --campaign 1.campaign      on another
          merge 0.campaign 1.campaign --campaign all.campaign            what one machine would have found, to the byte
        A client of one's own must be named here too: what is found is shown again.
        """;

    private readonly Argument<string[]> files = new("files") { Description = "The campaigns of all shares", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> folder = OutOption.New();
    private readonly Option<string?> campaign = new("--campaign") { Description = "Keep the whole campaign in this file", HelpName = "FILE" };
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document instead of a report" };
    private readonly ClientOptions client;

    /// <summary>The command.</summary>
    public MergeCommand(Host host)
        : base(host, "merge", "Put the shares of a campaign together, as if one machine had run them.", Help)
    {
        files.Validators.Add(SelectionOptions.CheckPaths);
        Add(files);
        client = new ClientOptions(host, this);
        Option[] all = [folder, campaign, json];
        Array.ForEach(all, Add);
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        Campaign whole;
        try
        {
            if (parsed.GetValue(campaign) is string target)
            {
                CampaignFile.CheckFree(Path.Combine(Host.Folder, target));
                CampaignFile.CheckWritable(Path.Combine(Host.Folder, target));
            }

            whole = Campaign.Merge([.. parsed.GetRequiredValue(files).Select(file => CampaignFile.Read(Path.Combine(Host.Folder, file), client.Campaign(parsed)))]);
        }
        catch (Exception error) when (error is ScenarioFormatException or ArgumentException)
        {
            Host.Error.WriteLine(error.Message);
            return ExitCode.CannotJudge;
        }

        if (parsed.GetValue(campaign) is string file)
        {
            Host.Files.Try(() => CampaignFile.Write(Path.Combine(Host.Folder, file), whole, client.Campaign(parsed)));
        }

        var report = new FindingReport(client.Subject(parsed), Path.Combine(Host.Folder, parsed.GetRequiredValue(folder)), Host.Files);
        return new CampaignReport(Host.Output, NewPage(parsed), report, client.Words(parsed), "")
            .Write(whole, parsed.GetValue(json), null, null);
    }
}
