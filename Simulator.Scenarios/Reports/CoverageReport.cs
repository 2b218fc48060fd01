using System.Globalization;
using Newtonsoft.Json.Linq;
using Simulator.Findings;
using Simulator.Scenarios.Output;
using Simulator.Scenarios.Suites;
using Spectre.Console;

namespace Simulator.Scenarios.Reports;

/// <summary>Tells what runs reach and what they do not.</summary>
/// <param name="coverage">What they reach.</param>
/// <param name="written">The scenarios that were written for what they do not; null where nobody asked for them.</param>
internal sealed class CoverageReport(Coverage coverage, IReadOnlyList<ReachedGoal>? written)
{
    /// <summary>What the help says about the JSON document.</summary>
    public const string Description = """
        exit       the exit code
        scenarios  how many were run
        failed     in how many of them something failed
        percent    how much of all goals was reached
        kinds      kind (state, transition, succession, input, race, rule, own rule), reached, all
        goals      kind, name, scenarios (that reach it), way (how a scenario gets there), file (written for it, or null)
        never      name, because: pairs of state and input that no client ever meets, which are no goals
        """;

    private static readonly (GoalKind Kind, string Name)[] Kinds =
    [
        (GoalKind.State, "states"),
        (GoalKind.Transition, "transitions"),
        (GoalKind.Succession, "successions of two transitions"),
        (GoalKind.Input, "inputs in a state"),
        (GoalKind.Race, "races of a deadline and an arrival"),
        (GoalKind.Rule, "rules put to the test"),
        (GoalKind.OwnRule, "rules of your own put to the test"),
    ];

    /// <summary>Writes the report.</summary>
    /// <param name="page">Where.</param>
    /// <param name="verbose">Whether the goals that are reached are named, too.</param>
    public void Write(Page page, bool verbose)
    {
        page.Table(TableOfKinds());
        page.Line();
        page.Line(string.Create(CultureInfo.InvariantCulture, $"[bold]{coverage.Percent:0.0} %[/] of {Words.Counted(coverage.Goals.Count(), "goal")} reached by {Words.Counted(coverage.Runs, "scenario")}"));
        if (coverage.Failed > 0)
        {
            page.Line($"[yellow]{Words.Counted(coverage.Failed, "scenario")} failed[/]; ‘run’ and ‘fuzz’ say why");
        }

        if (verbose)
        {
            page.Line();
            page.Table(TableOf("scenarios", coverage.Reached, goal => coverage.CountOf(goal).ToString("N0", CultureInfo.InvariantCulture)));
        }

        WriteUnreached(page);
        page.Line();
        if (written is [ReachedGoal first, ..])
        {
            page.Line($"Once you have read what was written, ‘run {Words.Escaped(Path.GetDirectoryName(first.File)!)} --update’ approves its logs.");
            page.Line();
        }

        page.Line("[dim]never possible, and so no goals:[/]");
        foreach (IGrouping<string, string> pairs in GoalCatalogue.Never.GroupBy(pair => pair.Because, pair => pair.Name))
        {
            page.List($"  {pairs.Key}: ", [string.Join(", ", pairs)]);
        }
    }

    /// <summary>Writes the report for a program.</summary>
    public void WriteJson(TextWriter writer, int exit) => IndentedJson.Write(writer, new JObject(
        new JProperty("exit", exit),
        new JProperty("scenarios", coverage.Runs),
        new JProperty("failed", coverage.Failed),
        new JProperty("percent", coverage.Percent),
        new JProperty("kinds", new JArray(Told.Select(kind => new JObject(
            new JProperty("kind", Words.Of(kind.Kind)),
            new JProperty("reached", coverage.NamesReached(kind.Kind).Count),
            new JProperty("all", coverage.NumberOf(kind.Kind)))))),
        new JProperty("goals", new JArray(coverage.Goals.Select(ObjectOf))),
        new JProperty("never", new JArray(GoalCatalogue.Never.Select(pair => new JObject(
            new JProperty("name", pair.Name),
            new JProperty("because", pair.Because)))))));

    /// <summary>The kinds of which there are goals: rules of one's own are only where they were given.</summary>
    private IEnumerable<(GoalKind Kind, string Name)> Told => Kinds.Where(kind => coverage.NumberOf(kind.Kind) > 0);

    private JObject ObjectOf(Goal goal) => new(
        new JProperty("kind", Words.Of(goal.Kind)),
        new JProperty("name", goal.Name),
        new JProperty("scenarios", coverage.CountOf(goal)),
        new JProperty("way", goal.Way),
        new JProperty("file", FileOf(goal)));

    private Table TableOfKinds()
    {
        Table table = Page.NewTable("what", "reached", "of", "%");
        foreach ((GoalKind kind, string name) in Told)
        {
            int reached = coverage.NamesReached(kind).Count;
            decimal percent = Coverage.PercentOf(reached, coverage.NumberOf(kind));
            table.AddRow(
                name,
                reached.ToString(CultureInfo.InvariantCulture),
                coverage.NumberOf(kind).ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"[{(percent == 100 ? "green" : "yellow")}]{percent:0.0}[/]"));
        }

        foreach (TableColumn column in table.Columns.Skip(1))
        {
            column.RightAligned();
        }

        return table;
    }

    private void WriteUnreached(Page page)
    {
        if (coverage.Unreached.Any())
        {
            page.Line();
            page.Table(written is null
                ? TableOf("how to get there", coverage.Unreached, goal => goal.Way)
                : TableOf("written for it", coverage.Unreached, goal => FileOf(goal) ?? $"nothing found; {goal.Way}"));
        }
    }

    private string? FileOf(Goal goal) => written?.FirstOrDefault(one => one.Goal == goal)?.File;

    private static Table TableOf(string head, IEnumerable<Goal> goals, Func<Goal, string> last)
    {
        Table table = Page.NewTable("", head == "scenarios" ? "reached" : "never reached", head);
        table.Columns[1].NoWrap();
        foreach (Goal goal in goals)
        {
            table.AddRow($"[dim]{Words.Of(goal.Kind)}[/]", Words.Escaped(goal.Name), $"[dim]{Words.Escaped(last(goal))}[/]");
        }

        return table;
    }
}
