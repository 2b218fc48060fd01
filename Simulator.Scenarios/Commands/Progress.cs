using System.Diagnostics;
using Simulator.Scenarios.Suites;
using Spectre.Console;

namespace Simulator.Scenarios.Commands;

/// <summary>Shows how far a run is, where a person waits for it: on a terminal, after a second.</summary>
/// <param name="host">Everything outside.</param>
internal sealed class Progress(Host host)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Draws all of <paramref name="results"/>, of which there are <paramref name="count"/>.</summary>
    public List<ScenarioResult> Collect(IEnumerable<ScenarioResult> results, int count)
    {
        var collected = new List<ScenarioResult>(count);
        var clock = Stopwatch.StartNew();
        using var stall = new StallNotice(host.Error, StallNotice.Patience, host.UnderWay);
        using IEnumerator<ScenarioResult> next = Watched(results, stall).GetEnumerator();
        while ((!host.ErrorIsTerminal || clock.Elapsed < Patience) && next.MoveNext())
        {
            collected.Add(next.Current);
        }

        if (collected.Count < count)
        {
            CollectInSight(next, collected, count);
        }

        return collected;
    }

    private static IEnumerable<ScenarioResult> Watched(IEnumerable<ScenarioResult> results, StallNotice stall)
    {
        foreach (ScenarioResult result in results)
        {
            stall.Move(() => result.Scenario.Id);
            yield return result;
        }
    }

    private void CollectInSight(IEnumerator<ScenarioResult> next, List<ScenarioResult> collected, int count)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(host.Error) });
        new Spectre.Console.Progress(console) { AutoClear = true }.Start(context =>
        {
            ProgressTask task = context.AddTask("running scenarios", maxValue: count);
            task.Value = collected.Count;
            while (next.MoveNext())
            {
                collected.Add(next.Current);
                task.Increment(1);
            }
        });
    }
}
