using System.Globalization;
using Newtonsoft.Json.Linq;
using Simulator.Collections;
using Simulator.Exploration.Campaigns;
using Simulator.Exploration.StateSpace;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Rules;
using Simulator.Scenarios.Output;
using Simulator.Scenarios.Suites;
using Simulator.Simulation;
using Spectre.Console;

namespace Simulator.Scenarios.Reports;

/// <summary>Tells what exhaustive walks saw.</summary>
/// <param name="output">Where a document for a program goes.</param>
/// <param name="page">Where it is told.</param>
/// <param name="findings">Tells what was found.</param>
/// <param name="repeat">The command that shows a find again, given its file.</param>
internal sealed class WalkReport(TextWriter output, Page page, FindingReport findings, Func<string, string> repeat)
{
    /// <summary>Tells what can happen in each of <paramref name="worlds"/>.</summary>
    public static void WriteList(Page page, IEnumerable<World> worlds)
    {
        foreach (World world in worlds)
        {
            page.Line($"[bold]{Words.Escaped(world.Name)}[/]: {Words.Escaped(world.About)}");
            page.List("  ", world.Alphabet.Select(action => $"{StepText.Write(action)};"));
        }
    }

    /// <summary>How far a walk is, on one line.</summary>
    public static string Told(WalkResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{result.World}: {result.States:N0} states, {result.Moves:N0} moves, depth {result.Depth}, {result.Findings.Count} found");

    /// <summary>Writes the report.</summary>
    /// <param name="suite">What was seen.</param>
    /// <param name="asJson">Whether a program reads it.</param>
    /// <returns>The exit code.</returns>
    public int Write(WalkSuite suite, bool asJson)
    {
        findings.Keep(DistinctFinding.Joined(suite.Results.SelectMany(result => result.Findings)));
        int exit = suite.Divergent is not null ? ExitCode.NotDeterministic
            : findings.Exit == ExitCode.Held && suite.IsCut ? ExitCode.CannotJudge : findings.Exit;
        if (asJson)
        {
            IndentedJson.Write(output, DocumentOf(suite, exit));
            return exit;
        }

        findings.Write(page, suite.Results.Sum(result => result.Moves), repeat);
        WriteDivergence(suite);
        page.Table(TableOf(suite.Results));
        page.Line();
        WriteSummary(suite);
        WriteReach(suite);
        WarningLine.Write(page, Tally.Sum(suite.Results.SelectMany(result => result.Warnings)));
        WriteMachine(suite.Machine);
        if (suite.Open > 0)
        {
            page.Line($"[yellow]Not all was seen: {suite.Open} of {Words.Counted(suite.Wanted, "world")} not closed.[/] {suite.Reason}");
        }

        return exit;
    }

    private void WriteDivergence(WalkSuite suite)
    {
        if (suite.Divergent is { Divergence: Divergence divergence } result)
        {
            page.Line($"{Words.Mark(ScenarioOutcome.NotDeterministic)} [magenta]not deterministic[/]: two runs of one scenario differ in the world {Words.Escaped(result.World)}");
            page.Line($"  [dim]first run[/]   {Words.Escaped(divergence.FirstLine)}");
            page.Line($"  [dim]second run[/]  {Words.Escaped(divergence.SecondLine)}");
            page.Line();
        }
    }

    private static Table TableOf(IEnumerable<WalkResult> results)
    {
        Table table = Page.NewTable("world", "states", "moves", "depth", "closed", "once the network is restored");
        for (int column = 1; column <= 3; column++)
        {
            table.Columns[column].RightAligned();
        }

        foreach (WalkResult result in results)
        {
            table.AddRow(
                Words.Escaped(result.World), Number(result.States), Number(result.Moves), Number(result.Depth),
                result.IsClosed ? "[green]yes[/]" : "[yellow]no[/]", string.Join(", ", result.Recovery.Select(Told)));
        }

        return table;
    }

    private void WriteSummary(WalkSuite suite)
    {
        IReadOnlyList<WalkResult> results = suite.Results;
        TimeSpan time = suite.Time;
        long states = results.Sum(result => result.States);
        long moves = results.Sum(result => result.Moves);
        bool isClean = results.All(result => result.Findings.Count == 0);
        page.Line($"[bold]{Words.Counted(states, "state")}[/], {Words.Counted(moves, "move")}: {(isClean ? "[green]nothing found[/]" : "[red]see above[/]")}");
        page.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"time: {time.TotalSeconds:0.0} s, {moves / Math.Max(time.TotalSeconds, 0.001):N0} moves a second, each run and judged; {time.TotalMicroseconds / Math.Max(states, 1):N0} µs and {(double)results.Sum(result => result.Bytes) / Math.Max(states, 1):N0} bytes a state"));
        ValueList<Tally> deadEnds = Tally.Sum(results.SelectMany(result => result.DeadEnds));
        string none = suite.Open == 0 ? "; wherever the client rests, connect() leads to connected" : " so far";
        page.Line(deadEnds.Count == 0
            ? $"dead ends: none{none}"
            : $"dead ends: {string.Join(", ", deadEnds.Select(Told))}; from there not even connect() leads to connected");
    }

    private void WriteReach(WalkSuite suite)
    {
        IReadOnlyList<WalkResult> results = suite.Results;
        var transitions = results.SelectMany(result => result.Transitions).Select(tally => tally.Name).ToHashSet(StringComparer.Ordinal);
        var rules = results.SelectMany(result => result.Rules).Where(tally => tally.Count > 0).Select(tally => tally.Name).ToHashSet(StringComparer.Ordinal);
        string[] never = [.. DocumentedGraph.All.Where(transition => !transitions.Contains(transition)), .. RuleCatalogue.All.Select(rule => rule.Id).Where(rule => !rules.Contains(rule))];
        page.Line($"reach: {DocumentedGraph.All.Count(transitions.Contains)} of {DocumentedGraph.All.Count} transitions, {rules.Count} of {RuleCatalogue.All.Count} rules put to the test");
        if (never.Length > 0 && suite.Wanted >= Worlds.All.Count)
        {
            page.List("       never: ", never);
        }
    }

    private void WriteMachine(MachineWalkResult? machine)
    {
        if (machine is not null)
        {
            page.Line($"machine: alone, whatever comes in whatever state, {Words.Counted(machine.States, "state")} and {Words.Counted(machine.Moves, "move")}, {Words.Counted(machine.DeadEnds, "dead end")}, {Number(machine.MostBytes / machine.States)} bytes a state");
        }
    }

    private static JObject DocumentOf(MachineWalkResult machine) => new(
        new JProperty("states", machine.States),
        new JProperty("moves", machine.Moves),
        new JProperty("depth", machine.Depth),
        new JProperty("deadEnds", machine.DeadEnds),
        new JProperty("changes", Counts(machine.Changes)));

    private JObject DocumentOf(WalkSuite suite, int exit) => new(
        new JProperty("exit", exit),
        new JProperty("worlds", new JArray(suite.Results.Select(result => new JObject(
            new JProperty("world", result.World),
            new JProperty("closed", result.IsClosed),
            new JProperty("states", result.States),
            new JProperty("moves", result.Moves),
            new JProperty("depth", result.Depth),
            new JProperty("bytes", result.Bytes),
            new JProperty("byState", Counts(result.ByState)),
            new JProperty("transitions", Counts(result.Transitions)),
            new JProperty("rules", Counts(result.Rules)),
            new JProperty("warnings", Counts(result.Warnings)),
            new JProperty("recovery", Counts(result.Recovery)),
            new JProperty("deadEnds", Counts(result.DeadEnds)))))),
        new JProperty("machine", suite.Machine is null ? null : DocumentOf(suite.Machine)),
        new JProperty("divergence", suite.Divergent?.Divergence is Divergence divergence
            ? new JObject(new JProperty("world", suite.Divergent.World), new JProperty("first", divergence.FirstLine), new JProperty("second", divergence.SecondLine))
            : null),
        new JProperty("findings", findings.Document(repeat)));

    private static JObject Counts(IEnumerable<Tally> tallies) => new(tallies.Select(tally => new JProperty(tally.Name, tally.Count)));

    private static string Told(Tally tally) => $"{Number(tally.Count)} {Words.Escaped(tally.Name)}";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
