using Simulator.Findings;
using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Conformance;
using Simulator.Scenarios.Reports;
using Simulator.Timelines.Lanes;
using Simulator.Timelines.Pages;

namespace Simulator.Scenarios.ConformanceReports;

/// <summary>For each client a page with the timelines of the runs in which something was found, each beside that of the reference client.</summary>
internal static class ConformanceTimelines
{
    /// <summary>Where the page of a client is, from the page of the matrix.</summary>
    public static string FileOf(NamedClient client) => $"timelines/{string.Concat(client.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) || "@.-_".Contains(letter, StringComparison.Ordinal) ? letter : '-'))}.html";

    /// <summary>The page of a client; null where nothing was found.</summary>
    public static string? Of(ClientConformance client)
    {
        ConformanceCase[] told = [.. client.Cases.Where(one => ConformanceJson.Told(one).Any())];
        if (told.Length == 0)
        {
            return null;
        }

        var report = new TimelineReport(client.Client.Name);
        return new TimelinePage($"{client.Client.Name}: {Words.Counted(told.Length, "run")} in which something was found").Of(told.Select(one => RunOf(report, client, one)));
    }

    private static PageRun RunOf(TimelineReport report, ClientConformance client, ConformanceCase one)
    {
        string outcome = one.Grade is Grade.Broken or Grade.NotControlled ? "failed" : one.Grade == Grade.Choice ? "warned" : "held";
        string repeat = $"{RepeatCommand.Program} show {RepeatCommand.WordsOf(one.Source)} --client {RepeatCommand.Quoted(client.Client.Name)}";
        return report.RunOf(one.Source, one.Judgement, outcome, repeat) with
        {
            Against = new PageRun(RunTimeline.Of(Judge.Of(one.Judgement.Scenario, one.Reference))) { File = one.Source.File },
        };
    }
}
