using System.Globalization;
using Simulator.Scenarios.Suites;
using Simulator.Time;
using Spectre.Console;

namespace Simulator.Scenarios.Reports;

/// <summary>The results of a run: a row a scenario, grouped by folder.</summary>
/// <param name="page">Where it is written.</param>
/// <param name="problems">Tells what failed.</param>
internal sealed class ResultTable(Page page, Problems problems)
{
    private const int WidestName = 30;
    private const int NarrowestTitle = 12;
    private const int NarrowestPath = 30;

    /// <summary>The columns of mark, simulated time and entries, and the space between all of them.</summary>
    private const int Fixed = 29;

    /// <summary>Writes <paramref name="results"/>, in their order.</summary>
    public void Write(IReadOnlyCollection<ScenarioResult> results)
    {
        Table table = Page.NewTable("", "scenario", "title", "simulated", "entries", "states, or what was found");
        int name = Math.Min(WidestName, results.Max(result => Math.Max(NameOf(result).Length, FolderOf(result).Length)));
        int longestTitle = Math.Max(NarrowestTitle, results.Max(result => result.Scenario.Title.Length));
        int title = Math.Clamp(page.Width - name - Fixed - NarrowestPath, NarrowestTitle, longestTitle);
        table.Columns[1].Width = name;
        table.Columns[2].Width = title;
        table.Columns[3].RightAligned();
        table.Columns[4].RightAligned();
        int rest = Math.Max(NarrowestPath, page.Width - name - title - Fixed);
        string? folder = null;
        foreach (ScenarioResult result in results)
        {
            if (FolderOf(result) != folder)
            {
                folder = FolderOf(result);
                table.AddRow("", $"[bold]{Words.Escaped(folder)}[/]", "", "", "", "");
            }

            AddRow(table, result, title, rest);
        }

        page.Table(table);
    }

    private void AddRow(Table table, ScenarioResult result, int title, int rest) => table.AddRow(
        Words.Mark(result.Standing),
        Words.Escaped(Folded(NameOf(result))),
        $"[dim]{Words.Escaped(Words.Shortened(result.Scenario.Title, title))}[/]",
        (result.Judgement.Log.End.At - Instant.Start).ToString(),
        result.Judgement.Log.Entries.Count.ToString(CultureInfo.InvariantCulture),
        problems.Of(result).FirstOrDefault() is Problem problem
            ? $"[{Words.Colour(problem.Level)}]{Words.Escaped(problem.Heading)}[/]"
            : Words.Escaped(StatePath.Short(result.Judgement.Log, rest)));

    private static string FolderOf(ScenarioResult result) =>
        SlashIn(result) is int slash and >= 0 ? result.Scenario.Id[..(slash + 1)] : "./";

    /// <summary>A name too long for its column goes on, with its matrix values, on the next line.</summary>
    private static string Folded(string name) =>
        name.Length > WidestName ? name.Replace("[", "\n  [", StringComparison.Ordinal) : name;

    private static string NameOf(ScenarioResult result) => result.Scenario.Id[(SlashIn(result) + 1)..];

    /// <summary>The last slash of the id that is not one of a matrix value.</summary>
    private static int SlashIn(ScenarioResult result)
    {
        int values = result.Source.Matrix.Count == 0 ? -1 : result.Scenario.Id.IndexOf('[', StringComparison.Ordinal);
        return result.Scenario.Id.LastIndexOf('/', values < 0 ? result.Scenario.Id.Length - 1 : values);
    }
}
