using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using Simulator.Exploration.Campaigns;
using Simulator.Exploration.WorstCases;
using Simulator.Findings;
using Simulator.Scenarios.Campaigns;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Suites;
using Simulator.Simulation;

namespace Simulator.Scenarios.Commands;

/// <summary><c>fuzz</c>: runs random scenarios, seed after seed, and makes what they find small.</summary>
internal sealed class FuzzCommand : SimulatorCommand
{
    private static readonly string Help = $"""
        Examples:
          fuzz                                             ten thousand scenarios of all kinds of faults
          fuzz --seeds 0..1000000 --time 10m               a million, or as many as ten minutes give
          fuzz --faults drops=3,sleeps                     drops three times as often as sleep, and nothing else
          fuzz --client bin/MyClient.dll:My.Client         a client of your own
          fuzz --seeds 0..1000000 --shard 0/4 --campaign 0.campaign
                                                           a quarter of a million; ‘merge’ puts the quarters together
          fuzz --html found.html                           a page with the timeline of each finding
          fuzz --campaign my.campaign --resume             go on where a campaign was stopped
          fuzz --worst time-to-return                      the scenario in which the client takes longest to come back

        Each seed gives one scenario, on every machine and with every number of workers. What goes wrong first
        in a scenario is its cause. Each cause is told once for each transition after which it occurs, minimised, run twice, and
        written with its log to --out as a scenario file: commit it, and ‘run’ guards against it. What else goes wrong in those
        scenarios is counted behind ‘then’.
        --twice runs every scenario a second time, without judging it again; where the logs of a seed differ, the first entry
        that differs is told as both runs have it, and the exit code is 3. The fingerprint is a hash of all that happened in
        all runs: the same on every machine, with every number of workers, and after ‘merge’.
        JSON: exit, what was run, and findings: rule, where, level, sentence, expected, actual, count, followers, number, steps, file,
        deterministic, repeat; null where a member means nothing.
        Ctrl-C ends a campaign early: nothing found is lost, and the campaign is kept, in --campaign or in fuzz.campaign, so that
        --resume goes on with it. That, --time and --stop-after are looked at after every 500 scenarios.
        Where the client ends the process, what was found before is told by its seed, and not minimised: the client is not run again.

        --worst looks for no broken rule, but for the scenario in which a figure is greatest:
        {WorstOption.Told}
        It runs the seeds, then changes the best few - steps of other scenarios, faults at moments that matter, other times - round
        after round, until none gets greater. The greatest is made smaller as long as the figure is as great, and written to --out as
        worst-MEASURE.json, where ‘run’ tells the figure again. Time slept is not part of a length. Without --faults, calls of the program are left
        out of ‘attempts’. It keeps no campaign: what is about one, or about findings, is refused. The exit code is 0 whatever the figure is.
        JSON with --worst: exit, measure, worst (as in ‘run --json’), atRandom (the greatest value before anything was changed), seed,
        scenarios, changed, complete, steps, broken (what the run breaks besides), file, deterministic, repeat.
        """;

    private const string DefaultCampaign = "fuzz.campaign";

    private readonly CampaignOptions options;

    private readonly TimelineOptions timeline;

    /// <summary>The command.</summary>
    public FuzzCommand(Host host)
        : base(host, "fuzz", "Run random scenarios, and write the smallest one for each rule that breaks.", Help)
    {
        options = new CampaignOptions(host, this);
        timeline = new TimelineOptions(host, this);
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        if (options.Worst(parsed) is not null && timeline.IsAsked(parsed))
        {
            Host.Error.WriteLine("--worst cannot go with --html: it finds nothing broken. ‘show FILE --html’ draws the scenario that it writes.");
            return ExitCode.CannotJudge;
        }

        return RunAsked(parsed);
    }

    private int RunAsked(ParseResult parsed) =>
        options.Worst(parsed) is WorstMeasure measure ? new WorstHunt(Host, options).Invoke(parsed, measure, NewPage(parsed)) : RunCampaign(parsed);

    private int RunCampaign(ParseResult parsed)
    {
        string file = Path.Combine(Host.Folder, options.Campaign(parsed) ?? (options.Resume(parsed) ? DefaultCampaign : FreeName()));
        Subject subject = options.Client.Subject(parsed);
        CampaignClient client = options.Client.Campaign(parsed);
        if (Begun(parsed, file, client) is not Campaign begun)
        {
            return ExitCode.CannotJudge;
        }

        var clock = Stopwatch.StartNew();
        var keeper = new CampaignKeeper(file, client, Host.Files, always: options.Campaign(parsed) is not null);
        keeper.Move(begun);
        var report = new FindingReport(subject, Path.Combine(Host.Folder, options.Out(parsed)), Host.Files);
        var told = new CampaignReport(Host.Output, NewPage(parsed), report, options.Client.Words(parsed), options.OutWords(parsed));
        (Campaign campaign, bool interrupted) = Run(parsed, begun, subject, clock, keeper, ended => told.WriteEnded(ended, options.Json(parsed), file));
        if (options.Campaign(parsed) is not null || !campaign.IsComplete)
        {
            keeper.Keep();
        }

        int exit = told.Write(campaign, options.Json(parsed), campaign.IsComplete ? null : file, (campaign.Done - begun.Done, clock.Elapsed), interrupted);
        timeline.Write(parsed, options.Client.Name(parsed), report.Runs, name => RepeatCommand.Of(name, options.Client.Words(parsed)));
        return exit;
    }

    /// <summary>The campaign to go on with, or a new one; null, and an error told, where its files cannot be read or written.</summary>
    private Campaign? Begun(ParseResult parsed, string file, CampaignClient client)
    {
        try
        {
            if (!options.Resume(parsed))
            {
                CampaignFile.CheckFree(file, options.Plan(parsed));
            }

            CampaignFile.CheckWritable(file);
            FoundScenario.CheckFolder(Path.Combine(Host.Folder, options.Out(parsed)));
            return options.Resume(parsed) ? CampaignFile.Read(file, client) : Campaign.Of(options.Plan(parsed));
        }
        catch (ScenarioFormatException error)
        {
            Host.Error.WriteLine(error.Message);
            return null;
        }
    }

    /// <summary>A campaign that nobody gave a name is kept beside those that were kept before.</summary>
    private string FreeName() => Enumerable.Range(2, int.MaxValue - 2)
        .Select(number => string.Create(CultureInfo.InvariantCulture, $"fuzz-{number}.campaign"))
        .Prepend(DefaultCampaign)
        .First(name => !File.Exists(Path.Combine(Host.Folder, name)));

    /// <summary>Runs it to its end, or to an early one; whether somebody interrupted it.</summary>
    private (Campaign Campaign, bool Interrupted) Run(ParseResult parsed, Campaign begun, Subject subject, Stopwatch clock, CampaignKeeper keeper, Action<Campaign> tellEnded)
    {
        Campaign last = begun;
        int? stopAfter = options.StopAfter(parsed);
        TimeSpan? time = options.Time(parsed);
        CancellationToken asked = Host.Heed();
        using CancellationTokenRegistration ending = asked.Register(keeper.Keep); // what is under way may never end
        Host.UnderWay.KeepWith(() =>
        {
            keeper.Keep();
            tellEnded(last);
            Host.Output.Flush();
        });
        using var sight = new ProgressLine(Host);
        foreach (Campaign campaign in new CampaignRunner(subject, options.Workers(parsed), options.Twice(parsed)) { UnderWay = Host.UnderWay }.Run(begun))
        {
            last = campaign;
            keeper.Move(campaign);
            sight.Show(elapsed => CampaignReport.Told(campaign, elapsed));
            if (asked.IsCancellationRequested || campaign.Findings.Count >= stopAfter || clock.Elapsed >= time)
            {
                break;
            }
        }

        Host.UnderWay.KeepWith(keeper.Keep); // from here on the report is on its way
        return (last, asked.IsCancellationRequested && !last.IsComplete);
    }
}
