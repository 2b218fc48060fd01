using System.Globalization;
using Simulator.Collections;
using Simulator.Rules;
using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Conformance;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Suites;
using Simulator.Time;
using Spectre.Console;

namespace Simulator.Scenarios.ConformanceReports;

/// <summary>The matrix of rules and clients, for people.</summary>
/// <param name="page">Where it is written.</param>
/// <param name="verbose">Whether rules are shown that no client breaks, and all that is new.</param>
internal sealed class ConformanceTable(Page page, bool verbose)
{
    private const int MostTold = 10;

    private static readonly Grade[] Told = [Grade.Held, Grade.Broken, Grade.Choice, Grade.Unsupported, Grade.NotControlled, Grade.NotExercised];

    /// <summary>Writes <paramref name="result"/>.</summary>
    public void Write(ConformanceResult result)
    {
        Table table = Page.NewTable(result.Clients.Select(client => Head(client.Client.Entry.Name, client.Client.Release)).Prepend("rule"));
        int[] shown = [.. Enumerable.Range(0, RuleCatalogue.All.Count).Where(place => verbose || result.Clients.Any(client => client.Rules[place].Grade is Grade.Broken or Grade.Choice))];
        foreach (int place in shown)
        {
            table.AddRow([Words.Escaped(RuleCatalogue.All[place].Id), .. result.Clients.Select(client => Cell(client.Rules[place]))]);
        }

        table.AddEmptyRow();
        foreach (Grade grade in Told.Where(grade => grade != Grade.NotControlled || result.Clients.Any(client => client.Count(grade) > 0)))
        {
            table.AddRow([$"[bold]{GradeName.Of(grade)}[/]", .. result.Clients.Select(client => Number(client.Count(grade)))]);
        }

        page.Table(table);
        page.Line();
        WriteLegend(result, shown.Length);
        WriteDifferences(result);
    }

    private static string Head(string name, string? release) => release is null ? Words.Escaped(name) : $"{Words.Escaped(name)}\n{Words.Escaped(release)}";

    private static string Cell(RuleTally tally) => tally.Grade switch
    {
        Grade.Broken => $"[red]✗ {Number(tally.Broken)}[/]",
        Grade.Choice => $"[blue]~ {Number(tally.Choice)}[/]",
        Grade.Held => "[green]✓[/]",
        _ => $"[dim]{GradeName.Mark(tally.Grade)}[/]",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void WriteLegend(ConformanceResult result, int shown)
    {
        int hidden = RuleCatalogue.All.Count - shown;
        page.Line($"{Words.Counted(result.Clients.Count, "client")}, {Words.Counted(result.Scenarios.Count, "scenario")}. [red]✗ n[/] broken in n scenarios, [blue]~ n[/] done otherwise in n, which the document leaves open,"
            + $" [green]✓[/] held, [dim]–[/] not supported, [dim]·[/] not exercised.");
        if (result.Tolerance is Duration tolerance)
        {
            page.Line($"In real time, on real sockets, with a tolerance of {tolerance}. What a client does in virtual time alone is not missed.");
        }

        if (hidden > 0)
        {
            page.Line($"{Words.Counted(hidden, "rule")} that no client breaks {(hidden == 1 ? "is" : "are")} left out; --verbose shows them. The last lines count scenarios.");
        }
    }

    private void WriteDifferences(ConformanceResult result)
    {
        foreach (ClientConformance client in result.Clients)
        {
            if (client.Expected is not ExpectedDifference difference)
            {
                continue;
            }

            page.Line($"{(difference.IsNone ? "[green]✓[/]" : "[red]✗[/]")} {Words.Escaped(client.Client.Name)}: {Words.Counted(difference.Known.Count, "finding")} known"
                + $"{Number(difference.New.Count, "new")}{Number(difference.UnexpectedlyHeld.Count, "unexpectedly held")}");
            WriteFindings(client, "new", difference.New, result.Tolerance);
            WriteFindings(client, "unexpectedly held", difference.UnexpectedlyHeld, result.Tolerance);
        }

        static string Number(int count, string word) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {count} {word}");
    }

    private static string RepeatOf(ClientConformance client, SeenFinding finding, Duration? tolerance) => RepeatCommand.Of(
        client.Cases.First(one => one.Scenario == finding.Scenario).Source,
        tolerance is not null
            ? new Selection([]) { Command = "serve", ClientWords = $"--tolerance {tolerance}{ProfileWords(client.Client)}", LastWords = $"-- {client.Client.Driver}" }
            : new Selection([]) { ClientWords = $" --client {RepeatCommand.Quoted(client.Client.Name)}" });

    private static string ProfileWords(NamedClient client) => client.Entry.Profile is string file ? $" --client-profile {RepeatCommand.Quoted(file)}" : "";

    private void WriteFindings(ClientConformance client, string word, ValueList<SeenFinding> findings, Duration? tolerance)
    {
        int most = verbose ? int.MaxValue : MostTold;
        foreach (SeenFinding finding in findings.Take(most))
        {
            page.Line($"    {word}: {Words.Escaped(finding.Name)} in {Words.Escaped(finding.Scenario)}");
        }

        if (findings.Count > most)
        {
            page.Line($"    [dim]… and {findings.Count - most} more; --verbose tells all[/]");
        }

        if (findings.Count > 0 && client.Cases.Any(one => one.Scenario == findings[0].Scenario))
        {
            page.Line($"    [dim]look at one: {Words.Escaped(RepeatOf(client, findings[0], tolerance))}[/]");
        }
    }
}
