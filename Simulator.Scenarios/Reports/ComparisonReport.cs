using System.Globalization;
using Newtonsoft.Json.Linq;
using Simulator.Collections;
using Simulator.Scenarios.Comparisons;
using Simulator.Scenarios.Output;

namespace Simulator.Scenarios.Reports;

/// <summary>Tells where two clients differ.</summary>
/// <param name="comparison">What was compared.</param>
/// <param name="known">The differences that are explained.</param>
/// <param name="asked">How many scenarios were to be compared.</param>
/// <param name="names">The names of the clients.</param>
/// <param name="words">The words that name them again on a command line.</param>
internal sealed class ComparisonReport(Comparison comparison, ValueList<KnownDifference> known, long asked, (string First, string Second) names, string words)
{
    private const string Nothing = "nothing more";

    private readonly ScenarioComparison[][] groups = [.. comparison.Differing
        .GroupBy(scenario => scenario.Difference!.Group)
        .Select(same => same.ToArray())
        .OrderByDescending(same => same.Length)]; // the sort is stable: of equal ones the first comes first

    /// <summary>Writes it for a person.</summary>
    public void Write(Page page)
    {
        page.Plain($"1  {names.First}");
        page.Plain($"2  {names.Second}");
        page.Line();
        foreach (ScenarioComparison[] same in groups)
        {
            Write(page, same);
        }

        foreach (KnownDifference explained in known)
        {
            long count = comparison.Known.GetValueOrDefault(explained);
            page.Plain(count > 0
                ? $"known, in {Words.Counted(count, "scenario")}: {explained.Because}"
                : $"known, but not met: {explained.Expression} ({explained.Because})");
        }

        string result = comparison.Differing.Count == 0
            ? $"[green]no {(known.Count == 0 ? "" : "unexplained ")}difference[/]"
            : $"[red]{Words.Counted(comparison.Differing.Count, "scenario differs", "scenarios differ")}, in {Words.Counted(groups.Length, "way")}[/]";
        page.Line(string.Create(CultureInfo.InvariantCulture, $"[bold]{Words.Counted(comparison.Scenarios, "scenario")}[/], {comparison.Entries:N0} entries compared: {result}"));
        if (comparison.Scenarios < asked)
        {
            page.Line(string.Create(CultureInfo.InvariantCulture, $"Stopped after {comparison.Scenarios:N0} of {asked:N0} scenarios."));
        }
    }

    /// <summary>Writes it for a program.</summary>
    public void WriteJson(TextWriter output, int exit) => IndentedJson.Write(output, new JObject(
        new JProperty("exit", exit),
        new JProperty("scenarios", comparison.Scenarios),
        new JProperty("entries", comparison.Entries),
        new JProperty("complete", comparison.Scenarios == asked),
        new JProperty("differing", comparison.Differing.Count),
        new JProperty("differences", new JArray(groups.Select(DocumentOf))),
        new JProperty("known", new JArray(known.Select(explained => new JObject(
            new JProperty("expression", explained.Expression),
            new JProperty("because", explained.Because),
            new JProperty("scenarios", comparison.Known.GetValueOrDefault(explained))))))));

    private void Write(Page page, ScenarioComparison[] same)
    {
        SeenDifference difference = same[0].Difference!;
        page.Line($"[red]≠[/] [bold]{Words.Escaped(same[0].Scenario.Name)}[/]{(same.Length > 1 ? $"  [dim]and {Words.Counted(same.Length - 1, "more", "more")}[/]" : "")}");
        page.Plain($"  both   {difference.Before?.Line ?? Nothing}");
        page.Plain($"  1      {difference.First?.Line ?? Nothing}");
        page.Plain($"  2      {difference.Second?.Line ?? Nothing}");
        page.Plain($"  repeat {RepeatOf(same[0])}");
        page.Line();
    }

    private JObject DocumentOf(ScenarioComparison[] same) => new(
        new JProperty("count", same.Length),
        new JProperty("scenario", same[0].Scenario.Name),
        new JProperty("before", same[0].Difference!.Before?.Line),
        new JProperty("first", same[0].Difference!.First?.Line),
        new JProperty("second", same[0].Difference!.Second?.Line),
        new JProperty("repeat", RepeatOf(same[0])));

    private string RepeatOf(ScenarioComparison scenario) => $"{RepeatCommand.Program} compare {scenario.Scenario.Words}{words}";
}
