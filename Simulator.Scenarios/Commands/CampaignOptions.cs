using System.CommandLine;
using System.CommandLine.Parsing;
using Simulator.Exploration.Campaigns;
using Simulator.Exploration.Generation;
using Simulator.Exploration.WorstCases;
using Simulator.Scenarios.Reports;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Scenarios.Commands;

/// <summary>The options of a campaign of random scenarios.</summary>
internal sealed class CampaignOptions
{
    private readonly RandomOptions random = new("0..10000 by default");

    private readonly Option<TimeSpan?> time = new("--time") { Description = "Stop after so much real time, such as 10m", HelpName = "TIME", CustomParser = ReadTime };

    private readonly Option<(int Shard, int Shards)?> shard = new("--shard")
    {
        Description = "Run only one share of the seeds, counted from 0",
        HelpName = "I/N",
        CustomParser = ReadShard,
    };

    private readonly Option<int?> stopAfter = new("--stop-after") { Description = "Stop when so much is found; looked at after every 500 scenarios", HelpName = "N", CustomParser = result => (int?)RandomOptions.ReadCount(result) };

    private readonly Option<bool> twice;

    private readonly Option<bool> strict = new("--strict") { Description = "Count broken SHOULDs and choices as findings; else they are only told" };

    private readonly Option<string> folder = OutOption.New();

    private readonly Option<string?> campaign = new("--campaign") { Description = "Keep the campaign in this file, so that it can be resumed or merged", HelpName = "FILE" };

    private readonly Option<bool> resume = new("--resume") { Description = "Go on with the campaign of --campaign; its seeds and faults count" };

    private readonly Option<WorstMeasure?> worst = WorstOption.New();

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document instead of a report" };

    /// <summary>Adds them to <paramref name="command"/>.</summary>
    public CampaignOptions(Host host, Command command)
    {
        twice = TwiceOption.New(host, "Run every scenario a second time and compare the two logs; as a rule where the variable CI is set", host.Has("CI"));
        Client = new ClientOptions(host, command);
        Option[] all = [random.Seeds, time, random.Faults, strict, twice, stopAfter, shard, random.Workers, folder, campaign, resume, worst, json];
        Array.ForEach(all, command.Add);
        command.Validators.Add(result => WorstOption.Alone(result, worst, strict, twice, stopAfter, shard, campaign, resume));
        command.Validators.Add(result =>
        {
            if (result.GetValue(resume) && (result.GetResult(random.Seeds) is not null || result.GetResult(random.Faults) is not null || result.GetResult(shard) is not null || result.GetValue(strict)))
            {
                result.AddError("--resume cannot go with --seeds, --faults, --shard or --strict: those of the campaign count.");
            }
        });
    }

    /// <summary>Which scenarios are run.</summary>
    public CampaignPlan Plan(ParseResult parsed)
    {
        (long from, long to) = random.SeedsOf(parsed) ?? (0, 10_000);
        (int share, int shares) = parsed.GetValue(shard) ?? (0, 1);
        FaultMix faults = Worst(parsed) is WorstMeasure measure && parsed.GetValue(random.Faults) is null ? measure.Faults : random.FaultsOf(parsed);
        return new CampaignPlan(from, to, faults)
        {
            Shard = share,
            Shards = shares,
            FailOn = parsed.GetValue(strict) ? Level.Should : Level.Must,
        };
    }

    /// <summary>The figure that is pushed up; null where broken rules are looked for.</summary>
    public WorstMeasure? Worst(ParseResult parsed) => parsed.GetValue(worst);

    /// <summary>Which client is tested.</summary>
    public ClientOptions Client { get; }

    /// <summary>The file of the campaign, or null.</summary>
    public string? Campaign(ParseResult parsed) => parsed.GetValue(campaign);

    /// <summary>Whether that file is read first.</summary>
    public bool Resume(ParseResult parsed) => parsed.GetValue(resume);

    /// <summary>How much must be found for an early end; null for no early end.</summary>
    public int? StopAfter(ParseResult parsed) => parsed.GetValue(stopAfter);

    /// <summary>The real time it may take; null for as long as it takes.</summary>
    public TimeSpan? Time(ParseResult parsed) => parsed.GetValue(time);

    /// <summary>The number of threads.</summary>
    public int Workers(ParseResult parsed) => random.WorkersOf(parsed);

    /// <summary>Whether every scenario is run a second time.</summary>
    public bool Twice(ParseResult parsed) => parsed.GetValue(twice);

    /// <summary>The folder for what is found.</summary>
    public string Out(ParseResult parsed) => parsed.GetRequiredValue(folder);

    /// <summary>The words that say that folder again; empty where nobody said it.</summary>
    public string OutWords(ParseResult parsed) => parsed.GetResult(folder) is { Implicit: false } ? $" --out {RepeatCommand.Quoted(Out(parsed))}" : "";

    /// <summary>Whether a program reads the output.</summary>
    public bool Json(ParseResult parsed) => parsed.GetValue(json);

    private static (int Shard, int Shards)? ReadShard(ArgumentResult result)
    {
        string[] parts = result.Tokens[0].Value.Split('/');
        if (parts.Length == 2 && RandomOptions.TryNumber(parts[0], out long shard) && RandomOptions.TryNumber(parts[1], out long shards) && shard < shards && shards <= 1_000_000)
        {
            return ((int)shard, (int)shards);
        }

        result.AddError($"--shard: ‘{result.Tokens[0].Value}’ is no share. Write one as in ‘--shard 0/4’, with 3/4 as the last.");
        return null;
    }

    private static TimeSpan? ReadTime(ArgumentResult result)
    {
        if (Duration.TryParse(result.Tokens[0].Value, out Duration length) && length > Duration.Zero)
        {
            return TimeSpan.FromMilliseconds(length.Milliseconds);
        }

        result.AddError($"--time: ‘{result.Tokens[0].Value}’ is no length of time. Write one with its unit, as in ‘--time 10m’.");
        return null;
    }
}
