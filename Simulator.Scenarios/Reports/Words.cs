using System.Globalization;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Rules;
using Simulator.Scenarios.Suites;
using Simulator.Simulation;
using Spectre.Console;

namespace Simulator.Scenarios.Reports;

/// <summary>The words and marks that all reports share.</summary>
internal static class Words
{
    /// <summary>The mark of <paramref name="outcome"/>, in its colour.</summary>
    public static string Mark(ScenarioOutcome outcome) => outcome switch
    {
        ScenarioOutcome.Held => "[green]✓[/]",
        ScenarioOutcome.Unsupported => "[dim]–[/]",
        ScenarioOutcome.Noted => "[blue]i[/]",
        ScenarioOutcome.Warned => "[yellow]![/]",
        ScenarioOutcome.Failed => "[red]✗[/]",
        ScenarioOutcome.NotDeterministic => "[magenta]≠[/]",
    };

    /// <summary>The colour of something that counts so much.</summary>
    public static string Colour(Level level) => level switch
    {
        Level.Must => "red",
        Level.Should => "yellow",
        Level.Info => "blue",
    };

    /// <summary>The word for <paramref name="level"/>.</summary>
    public static string Of(RuleLevel level) => level switch
    {
        RuleLevel.Must => "must",
        RuleLevel.Should => "should",
        RuleLevel.Choice => "choice",
    };

    /// <summary>The word for <paramref name="kind"/>.</summary>
    public static string Of(GoalKind kind) => kind switch
    {
        GoalKind.State => "state",
        GoalKind.Transition => "transition",
        GoalKind.Succession => "succession",
        GoalKind.Input => "input",
        GoalKind.Race => "race",
        GoalKind.Rule => "rule",
        GoalKind.OwnRule => "own rule",
    };

    /// <summary>A number with its noun, and thousands apart.</summary>
    /// <param name="number">The number.</param>
    /// <param name="noun">The noun for one.</param>
    /// <param name="nouns">The noun for several; null where it only takes an s.</param>
    public static string Counted(long number, string noun, string? nouns = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? noun : nouns ?? $"{noun}s")}");

    /// <summary><paramref name="text"/> in at most <paramref name="width"/> letters.</summary>
    public static string Shortened(string text, int width) => text.Length <= width ? text : $"{text[..(width - 1)].TrimEnd()}…";

    /// <summary>
    /// <paramref name="text"/> as a cell that is never folded, in at most <paramref name="width"/> letters: one that took the whole page
    /// would leave its neighbours no room for a wide letter, and Spectre would look for that room for ever.
    /// </summary>
    public static string Cell(string text, int width) => Markup.Escape(Shortened(Printable.Line(text), width));

    /// <summary><paramref name="text"/> as a part of markup.</summary>
    public static string Escaped(string text) => Markup.Escape(Printable.Line(text));
}
