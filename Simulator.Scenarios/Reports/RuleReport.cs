using System.Globalization;
using Newtonsoft.Json.Linq;
using Simulator.Collections;
using Simulator.Scenarios.Output;
using Simulator.Scenarios.Suites;
using Spectre.Console;

namespace Simulator.Scenarios.Reports;

/// <summary>Tells which rules there are, and which scenarios put them to the test.</summary>
internal static class RuleReport
{
    private const int Named = 3;

    /// <summary>What the help says about the JSON document.</summary>
    public const string Description = """
        rules      id, level, sentence, section; with paths also times (tested and held), shownBy, exercisedBy, brokenBy
        """;

    /// <summary>Writes the catalogue, and what is added to it.</summary>
    public static void WriteCatalogue(Page page, IReadOnlyCollection<RuleText> rules)
    {
        Table table = Page.NewTable("rule", "level", "sentence", "section");
        table.Columns[0].NoWrap();
        foreach (RuleText rule in rules)
        {
            table.AddRow(Words.Escaped(rule.Id), Words.Of(rule.Level), Words.Escaped(rule.Sentence), $"[dim]{Words.Escaped(rule.Section)}[/]");
        }

        page.Table(table);
        page.Line();
        page.Plain(Words.Counted(rules.Count, "rule"));
    }

    /// <summary>Writes how each rule was used.</summary>
    public static void WriteUse(Page page, IReadOnlyCollection<RuleUse> uses, int scenarios)
    {
        Table table = Page.NewTable("", "rule", "level", "held", "in", "scenarios (* those that are there to show it)");
        table.Columns[1].NoWrap();
        table.Columns[3].RightAligned();
        table.Columns[4].RightAligned();
        foreach (RuleUse use in uses)
        {
            table.AddRow(
                use.Broken.Count > 0 ? "[red]✗[/]" : use.Exercised.Count > 0 ? "[green]✓[/]" : "[yellow]![/]",
                Words.Escaped(use.Rule.Id),
                Words.Of(use.Rule.Level),
                use.Times.ToString(CultureInfo.InvariantCulture),
                use.Exercised.Count.ToString(CultureInfo.InvariantCulture),
                ScenariosOf(use));
        }

        page.Table(table);
        page.Line();
        int exercised = uses.Count(use => use.Exercised.Count > 0);
        page.Plain($"{exercised} of {Words.Counted(uses.Count, "rule")} exercised by {Words.Counted(scenarios, "scenario")}");
        foreach (RuleUse use in uses.Where(use => use.Exercised.Count == 0))
        {
            page.Line($"[yellow]not exercised: {Words.Escaped(use.Rule.Id)}[/]  {Words.Escaped(use.Rule.Sentence)}");
        }
    }

    /// <summary>Writes the catalogue for programs.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="rules">The rules.</param>
    public static void WriteJson(TextWriter writer, IEnumerable<RuleText> rules) => WriteJson(writer, rules.Select(ObjectOf));

    /// <summary>Writes how each rule was used, for programs.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="uses">How the rules were used.</param>
    public static void WriteJson(TextWriter writer, IEnumerable<RuleUse> uses) => WriteJson(writer, uses.Select(ObjectOf));

    private static void WriteJson(TextWriter writer, IEnumerable<JObject> rules) => IndentedJson.Write(writer, new JObject(new JProperty("rules", new JArray(rules))));

    private static string ScenariosOf(RuleUse use)
    {
        if (use.Broken.Count > 0)
        {
            return $"[red]broken by {Words.Escaped(Listed(use.Broken))}[/]";
        }

        ValueList<string> named = [.. use.Shown.Select(id => $"{id}*"), .. use.Exercised.Except(use.Shown)];
        return Words.Escaped(Listed(named));
    }

    private static string Listed(ValueList<string> ids) =>
        string.Join(", ", ids.Take(Named)) + (ids.Count > Named ? $" and {ids.Count - Named} more" : "");

    private static JObject ObjectOf(RuleText rule) => new(
        new JProperty("id", rule.Id),
        new JProperty("level", Words.Of(rule.Level)),
        new JProperty("sentence", rule.Sentence),
        new JProperty("section", rule.Section));

    private static JObject ObjectOf(RuleUse use)
    {
        JObject rule = ObjectOf(use.Rule);
        rule.Add("times", use.Times);
        rule.Add("shownBy", new JArray(use.Shown));
        rule.Add("exercisedBy", new JArray(use.Exercised));
        rule.Add("brokenBy", new JArray(use.Broken));
        return rule;
    }
}
