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
    private const string NameHead = "scenario";
    private int LongestName => IsNarrow ? 22 : 30;
    private const string TitleHead = "title";
    private const int NarrowestTitle = 16;
    private const int Gap = 2;
    private const int Entries = 9;

    /// <summary>On a narrow page the number of entries gives way to the title, which says what a scenario is about.</summary>
    private bool IsNarrow => page.Width < 100;

    /// <summary>The columns of mark, simulated time and entries, and the space between all of them.</summary>
    private int Fixed => IsNarrow ? 27 - Entries : 27;

    private int NarrowestPath => IsNarrow ? 20 : 30;

    /// <summary>Writes <paramref name="results"/>, in their order. Where a title would be cut to a few letters there is none.</summary>
    public void Write(IReadOnlyCollection<ScenarioResult> results)
    {
        int name = Math.Clamp(results.Max(result => Math.Max(NameOf(result).Length, FolderOf(result).Length)), NameHead.Length, WidestName());
        int longestTitle = Math.Max(TitleHead.Length, results.Max(result => result.Scenario.Title.Length));
        int room = page.Width - name - Fixed - NarrowestPath;
        int title = room < Math.Min(NarrowestTitle, longestTitle) ? 0 : Math.Min(room, longestTitle);
        int rest = page.Width - name - Fixed - (title == 0 ? -Gap : title);
        Table table = NewTable(name, title);
        table.Columns[^1].Width = Math.Max(NarrowestPath, rest); // what was found may be long: it goes on below, and no other column gives way
        string? folder = null;
        foreach (ScenarioResult result in results)
        {
            if (FolderOf(result) != folder)
            {
                folder = FolderOf(result);
                table.AddRow("", $"[bold]{Words.Escaped(folder)}[/]");
            }

            table.AddRow([.. CellsOf(result, title, Math.Max(NarrowestPath, rest))]);
        }

        page.Table(table);
    }

    /// <summary>On a narrow page names are folded rather than the paths behind them.</summary>
    private int WidestName() => Math.Clamp(page.Width - Fixed + Gap - NarrowestPath, NameHead.Length, LongestName);

    private Table NewTable(int name, int title)
    {
        string[] titles = title == 0 ? [] : [TitleHead];
        string[] entries = IsNarrow ? [] : ["entries"];
        Table table = Page.NewTable(["", NameHead, .. titles, "simulated", .. entries, IsNarrow ? "states, or finding" : "states, or what was found"]);
        table.Columns[1].Width = name;
        if (title > 0)
        {
            table.Columns[2].Width = title;
        }

        table.Columns[^(IsNarrow ? 2 : 3)].RightAligned();
        table.Columns[^2].RightAligned();
        table.Columns[^1].PadRight(0);
        return table;
    }

    private IEnumerable<string> CellsOf(ScenarioResult result, int title, int rest)
    {
        yield return Words.Mark(result.Outcome);
        yield return Folded(NameOf(result));
        if (title > 0)
        {
            yield return $"[dim]{Words.Escaped(Words.Shortened(result.Scenario.Title, title))}[/]";
        }

        yield return (result.Judgement.Log.End.At - Instant.Start).ToString();
        if (!IsNarrow)
        {
            yield return result.Judgement.Log.Entries.Count.ToString(CultureInfo.InvariantCulture);
        }

        yield return string.Join('\n', result.Judgement.Measured.Select(worst => $"[dim]{Words.Escaped(WorstReport.Short(worst))}[/]").Prepend(OutcomeOf(result, rest)));
    }

    private string OutcomeOf(ScenarioResult result, int rest) => problems.Of(result).FirstOrDefault() is Problem problem
        ? $"[{Words.Colour(problem.Level)}]{Words.Escaped(problem.Heading)}[/]"
        : result.Judgement.Unsupported.Count > 0 ? $"[dim]not supported: {UnsupportedReport.CapabilitiesOf(result)}[/]"
        : Words.Escaped(StatePath.Short(result.Judgement.Log, rest));

    private static string FolderOf(ScenarioResult result) =>
        SlashIn(result) is int slash and >= 0 ? result.Scenario.Id[..(slash + 1)] : "./";

    /// <summary>A name too long for its column goes on, with its matrix values, on the next line.</summary>
    private string Folded(string name) =>
        string.Join("\n  [[", (name.Length > WidestName() ? name.Split('[') : [name]).Select(Words.Escaped));

    private static string NameOf(ScenarioResult result) => result.Scenario.Id[(SlashIn(result) + 1)..];

    /// <summary>The last slash of the id that is not one of a matrix value.</summary>
    private static int SlashIn(ScenarioResult result)
    {
        int values = result.Source.Matrix.Count == 0 ? -1 : result.Scenario.Id.IndexOf('[', StringComparison.Ordinal);
        return result.Scenario.Id.LastIndexOf('/', values < 0 ? result.Scenario.Id.Length - 1 : values);
    }
}
