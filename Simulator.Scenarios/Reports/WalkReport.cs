using System.Globalization;
using Newtonsoft.Json.Linq;
using Simulator.Collections;
using Simulator.Exploration;
using Simulator.Protocol;
using Simulator.Rules;
using Simulator.Scenarios.Commands;
using Simulator.Simulation;
using Spectre.Console;

namespace Simulator.Scenarios.Reports;

/// <summary>Tells what exhaustive walks saw.</summary>
/// <param name="host">Everything outside.</param>
/// <param name="page">Where it is told.</param>
/// <param name="finds">Tells what was found.</param>
/// <param name="repeat">The command that shows a find again, given its file.</param>
internal sealed class WalkReport(Host host, Page page, FindReport finds, Func<string, string> repeat)
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
        $"{result.World}: {result.States:N0} states, {result.Moves:N0} moves, depth {result.Depth}, {result.Discoveries.Count} found");

    /// <summary>Writes the report.</summary>
    /// <param name="results">What was seen in each world.</param>
    /// <param name="wanted">The number of worlds that were to be walked.</param>
    /// <param name="machine">What the machine of the reference client can come to alone; null for another client.</param>
    /// <param name="time">How long the walks took on the wall clock.</param>
    /// <param name="asJson">Whether a program reads it.</param>
    /// <returns>The exit code.</returns>
    public int Write(IReadOnlyList<WalkResult> results, int wanted, MachineClosure? machine, TimeSpan time, bool asJson)
    {
        finds.Keep(Discovery.Joined(results.SelectMany(result => result.Discoveries)));
        if (asJson)
        {
            JsonReport.Write(host.Output, DocumentOf(results, machine));
            return finds.Exit;
        }

        finds.Write(page, results.Sum(result => result.Moves), (_, file) => repeat(file));
        page.Table(TableOf(results));
        page.Line();
        WriteSummary(results, time);
        WriteReach(results);
        if (machine is not null)
        {
            page.Line($"machine: alone, whatever comes in whatever state, {Words.Counted(machine.States, "state")} and {Words.Counted(machine.Moves, "move")}, {Words.Counted(machine.DeadEnds, "dead end")}, {MachineBytes(machine)} bytes a state");
        }

        if (results.Count < wanted || results.Any(result => !result.IsClosed))
        {
            page.Line($"[yellow]Not all was seen: {wanted - results.Count(result => result.IsClosed)} of {Words.Counted(wanted, "world")} not closed.[/]");
        }

        return finds.Exit;
    }

    private static Table TableOf(IEnumerable<WalkResult> results)
    {
        Table table = Page.NewTable("world", "states", "moves", "depth", "closed", "once the world has healed");
        for (int column = 1; column <= 3; column++)
        {
            table.Columns[column].RightAligned();
        }

        foreach (WalkResult result in results)
        {
            table.AddRow(
                Words.Escaped(result.World), Number(result.States), Number(result.Moves), Number(result.Depth),
                result.IsClosed ? "[green]yes[/]" : "[yellow]no[/]", string.Join(", ", result.Healing.Select(Told)));
        }

        return table;
    }

    private void WriteSummary(IReadOnlyList<WalkResult> results, TimeSpan time)
    {
        long states = results.Sum(result => result.States);
        long moves = results.Sum(result => result.Moves);
        bool isClean = results.All(result => result.Discoveries.Count == 0);
        page.Line($"[bold]{Words.Counted(states, "state")}[/], {Words.Counted(moves, "move")}: {(isClean ? "[green]nothing found[/]" : "[red]see above[/]")}");
        page.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"time: {time.TotalSeconds:0.0} s, {moves / Math.Max(time.TotalSeconds, 0.001):N0} moves a second, each run and judged; {time.TotalMicroseconds / Math.Max(states, 1):N0} µs and {(double)results.Sum(result => result.Bytes) / Math.Max(states, 1):N0} bytes a state"));
        ValueList<Tally> deadEnds = Tally.Sum(results.SelectMany(result => result.DeadEnds));
        page.Line(deadEnds.Count == 0
            ? "dead ends: none; wherever the client rests, connect() leads to connected"
            : $"dead ends: {string.Join(", ", deadEnds.Select(Told))}; from there not even connect() leads to connected");
    }

    private void WriteReach(IReadOnlyList<WalkResult> results)
    {
        var transitions = results.SelectMany(result => result.Transitions).Select(tally => tally.Name).ToHashSet(StringComparer.Ordinal);
        var rules = results.SelectMany(result => result.Rules).Where(tally => tally.Count > 0).Select(tally => tally.Name).ToHashSet(StringComparer.Ordinal);
        string[] never = [.. DocumentedGraph.All.Where(transition => !transitions.Contains(transition)), .. RuleCatalogue.All.Select(rule => rule.Id).Where(rule => !rules.Contains(rule))];
        page.Line($"reach: {DocumentedGraph.All.Count(transitions.Contains)} of {DocumentedGraph.All.Count} transitions, {rules.Count} of {RuleCatalogue.All.Count} rules put to the test");
        if (never.Length > 0)
        {
            page.List("       never: ", never);
        }
    }

    private static string MachineBytes(MachineClosure machine) => Number(machine.MostBytes / machine.States);

    private JObject DocumentOf(IReadOnlyList<WalkResult> results, MachineClosure? machine) => new(
        new JProperty("exit", finds.Exit),
        new JProperty("worlds", new JArray(results.Select(result => new JObject(
            new JProperty("world", result.World),
            new JProperty("closed", result.IsClosed),
            new JProperty("states", result.States),
            new JProperty("moves", result.Moves),
            new JProperty("depth", result.Depth),
            new JProperty("bytes", result.Bytes),
            new JProperty("byState", Counts(result.ByState)),
            new JProperty("transitions", Counts(result.Transitions)),
            new JProperty("rules", Counts(result.Rules)),
            new JProperty("healing", Counts(result.Healing)),
            new JProperty("deadEnds", Counts(result.DeadEnds)))))),
        new JProperty("machine", machine is null ? null : new JObject(
            new JProperty("states", machine.States),
            new JProperty("moves", machine.Moves),
            new JProperty("depth", machine.Depth),
            new JProperty("deadEnds", machine.DeadEnds),
            new JProperty("changes", Counts(machine.Changes)))),
        new JProperty("findings", finds.Document()));

    private static JObject Counts(IEnumerable<Tally> tallies) => new(tallies.Select(tally => new JProperty(tally.Name, tally.Count)));

    private static string Told(Tally tally) => $"{Number(tally.Count)} {Words.Escaped(tally.Name)}";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
