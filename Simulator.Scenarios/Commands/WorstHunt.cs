using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Simulator.Exploration.WorstCases;
using Simulator.Findings;
using Simulator.Scenarios.Campaigns;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Commands;

/// <summary><c>fuzz --worst</c>: pushes a figure up, and keeps the scenario in which it is greatest.</summary>
/// <param name="host">Everything outside.</param>
/// <param name="options">The options of the command.</param>
internal sealed class WorstHunt(Host host, CampaignOptions options)
{
    /// <summary>Looks for the greatest figure.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="measure">What is pushed up.</param>
    /// <param name="page">Where it is told.</param>
    /// <returns>The exit code.</returns>
    public int Invoke(ParseResult parsed, WorstMeasure measure, Page page)
    {
        string folder = Path.Combine(host.Folder, options.Out(parsed));
        try
        {
            FoundScenario.CheckFolder(folder);
        }
        catch (ScenarioFormatException error)
        {
            host.Error.WriteLine(error.Message);
            return ExitCode.CannotJudge;
        }

        Subject subject = options.Client.Subject(parsed);
        var clock = Stopwatch.StartNew();
        (WorstSearch search, bool interrupted) = Run(parsed, new WorstSearch(measure, options.Plan(parsed)), subject, clock);
        var found = WorstFound.Of(search, subject);
        if (found?.Divergence is null)
        {
            host.Files.Try(() => found = found?.WriteTo(folder));
        }

        var report = new WorstSearchReport(search, found, interrupted, options.Client.Words(parsed));
        return options.Json(parsed) ? report.WriteJson(host.Output) : report.Write(page, clock.Elapsed);
    }

    /// <summary>Runs it to its end, or to an early one; whether somebody interrupted it.</summary>
    private (WorstSearch Search, bool Interrupted) Run(ParseResult parsed, WorstSearch begun, Subject subject, Stopwatch clock)
    {
        WorstSearch last = begun;
        TimeSpan? time = options.Time(parsed);
        CancellationToken asked = host.Heed();
        using var sight = new ProgressLine(host);
        foreach (WorstSearch search in new WorstRunner(subject, options.Workers(parsed)) { UnderWay = host.UnderWay }.Run(begun))
        {
            last = search;
            sight.Show(_ => string.Create(CultureInfo.InvariantCulture, $"{search.Done:N0} of {search.Plan.Count:N0} random scenarios, {search.Changed:N0} changed ones, {Told(search)}"));
            if (asked.IsCancellationRequested || clock.Elapsed >= time)
            {
                break;
            }
        }

        return (last, asked.IsCancellationRequested && !last.IsComplete);
    }

    private static string Told(WorstSearch search) => search.Best is [WorstCase best, ..] ? best.Worst.ValueTold : "nothing to measure yet";
}
