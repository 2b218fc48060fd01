using System.Globalization;
using Newtonsoft.Json.Linq;
using Simulator.Exploration.WorstCases;
using Simulator.Scenarios.Output;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Reports;

/// <summary>Tells how far a figure could be pushed up.</summary>
/// <param name="search">The search.</param>
/// <param name="found">What it found; null where there was nothing to measure.</param>
/// <param name="interrupted">Whether somebody ended it early.</param>
/// <param name="clientWords">What the command line said of the client, to be said again; empty for nothing.</param>
internal sealed class WorstSearchReport(WorstSearch search, WorstFound? found, bool interrupted, string clientWords)
{
    /// <summary>What the process says when it ends.</summary>
    private int Exit => found?.Divergence is not null ? ExitCode.NotDeterministic : interrupted ? ExitCode.CannotJudge : ExitCode.Held;

    private string? Repeat => found?.File is string file ? RepeatCommand.Of(file, clientWords) : null;

    /// <summary>Tells a person.</summary>
    /// <returns>The exit code.</returns>
    public int Write(Page page, TimeSpan elapsed)
    {
        page.Line(found is null
            ? $"[bold]{search.Measure.Name}[/]: nothing to measure in any of these scenarios"
            : $"[bold]{search.Measure.Name}[/]: {Words.Escaped(found.Case.Worst.Told)}  [dim](seed {found.Case.Seed})[/]");
        page.Line($"  {Words.Escaped(search.Measure.Sentence)}.");
        if (found is not null)
        {
            WriteFound(page, found);
        }

        page.Line();
        page.Line(string.Create(CultureInfo.InvariantCulture, $"[bold]{Words.Counted(search.Done, "random scenario")}[/] and {search.Changed:N0} changed ones in {elapsed.TotalSeconds:0.0} s"));
        if (!search.IsComplete)
        {
            page.Line(string.Create(CultureInfo.InvariantCulture, $"Stopped after {search.Done:N0} of {search.Plan.Count:N0} random scenarios; more of them, or of changed ones, may reach more."));
        }

        return Exit;
    }

    /// <summary>Tells a program.</summary>
    /// <returns>The exit code.</returns>
    public int WriteJson(TextWriter output)
    {
        IndentedJson.Write(output, new JObject(
            new JProperty("exit", Exit),
            new JProperty("measure", search.Measure.Name),
            new JProperty("worst", found is null ? null : WorstReport.ObjectOf(found.Case.Worst)),
            new JProperty("atRandom", search.AtRandom?.Value),
            new JProperty("seed", found?.Case.Seed),
            new JProperty("scenarios", search.Done),
            new JProperty("changed", search.Changed),
            new JProperty("complete", search.IsComplete),
            new JProperty("steps", found?.Case.Scenario.Steps.Count),
            new JProperty("broken", new JArray(found?.Broken ?? [])),
            new JProperty("file", found?.File),
            new JProperty("deterministic", found is null ? null : found.Divergence is null),
            new JProperty("repeat", Repeat)));
        return Exit;
    }

    private void WriteFound(Page page, WorstFound kept)
    {
        string random = search.AtRandom is WorstCase drawn ? $"{drawn.Worst.ValueTold} (seed {drawn.Seed})" : "nothing";
        page.Line($"  [dim]at random[/]  {Words.Escaped(random)}, before anything was changed");
        if (kept.Broken.Count > 0)
        {
            page.Line($"  [dim]breaks[/]     [red]{Words.Escaped(string.Join(", ", kept.Broken))}[/]");
        }

        if (kept.Divergence is not null)
        {
            page.Line("  [magenta]Run again, it does otherwise: the client is not deterministic. Nothing is kept.[/]");
        }
        else if (kept.File is string file)
        {
            page.Line($"  [dim]file[/]       {Words.Escaped(file)}  [dim]({Words.Counted(kept.Case.Scenario.Steps.Count, "step")})[/]");
            page.Line($"  [dim]repeat[/]     {Words.Escaped(Repeat ?? "")}");
        }
        else
        {
            page.Line("  [dim]file[/]       [red]none: it could not be written[/]");
        }
    }
}
