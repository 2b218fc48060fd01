using System.Text;
using Simulator.Benchmarks.Peers;

namespace Simulator.Benchmarks.Table;

/// <summary>The comparison table of the README: everything is measured in one run, beside its peers.</summary>
internal static class Comparison
{
    private const double SimSharpPerSecond = 2.4e6; // measured before; the package could not be restored here
    private const double PlainSimulationPerSecond = 19_000; // measured before, with scenarios alike
    private const double MinutesOfAScenario = 10;

    /// <summary>Measures, and writes the table in Markdown row by row.</summary>
    /// <returns>The table.</returns>
    public static string Run(TextWriter writer, Effort effort)
    {
        var table = new StringBuilder();
        foreach (string line in (IEnumerable<string>)[TableLine.Head, .. Lines(effort).Select(line => line.ToString())])
        {
            table.Append(line).Append('\n');
            writer.WriteLine(line);
        }

        return table.ToString();
    }

    private static IEnumerable<TableLine> Lines(Effort effort) =>
        Steps(effort).Concat(Clocks(effort)).Concat(Scenarios(effort)).Concat(WalkComparison.Lines(effort)).Concat(AdapterComparison.Lines(effort)).Concat(ProcessComparison.Lines(effort));

    private static IEnumerable<TableLine> Steps(Effort effort)
    {
        const int lives = 200;
        var life = new MachineLife();
        IReadOnlyList<Figure> figures = Rounds.OfShort(effort,
            Repeat(lives, MachineLife.Steps, () => life.Pure()),
            Repeat(lives, MachineLife.Steps, () => life.InPlace()),
            Repeat(lives, MachineLife.Steps, () => life.Stateless()));
        Figure pure = figures[0];
        double times = pure.TimesAsFastAs(figures[2]);
        bool met = pure.Nanoseconds <= 60 && pure.Bytes < 0.5 && times >= 8;
        yield return new TableLine(TableRow.StepBesideStateless, Numbers.Cost(pure), Numbers.Cost(figures[2]), times, met);
        yield return new TableLine(
            TableRow.StepBesideInPlace, Numbers.Cost(pure), Numbers.Cost(figures[1]), pure.TimesAsFastAs(figures[1]), null);
    }

    private static IEnumerable<TableLine> Clocks(Effort effort)
    {
        var clocks = new Dictionary<int, Figure>();
        foreach (int pending in (int[])[1, 100, 10_000])
        {
            int holds = pending > 100 ? 20 : 2_000;
            var fakeTime = new FakeTimeHold(pending);
            IReadOnlyList<Figure> figures = Rounds.OfShort(effort,
                Hold(pending), new Contender(() => fakeTime.Run(), holds) { Prepare = () => fakeTime.Prepare(holds) });
            double times = figures[0].TimesAsFastAs(figures[1]);
            clocks[pending] = figures[0];
            yield return Line(TableRow.ClockBesideFakeTime(pending), figures[0], figures[1].PerSecond, times, pending > 100 ? null : times >= 20);
        }

        foreach (int pending in (int[])[1, 100, 10_000, 1_000_000])
        {
            const int holds = 2_000;
            var reactive = new ReactiveHold(pending);
            IReadOnlyList<Figure> figures = Rounds.OfShort(effort, Hold(pending), new Contender(() => reactive.Run(holds), holds));
            yield return Line(TableRow.ClockBesideReactive(pending), figures[0], figures[1].PerSecond, figures[0].TimesAsFastAs(figures[1]), null);
        }

        foreach (int pending in (int[])[1, 100])
        {
            double times = clocks[pending].PerSecond / SimSharpPerSecond;
            yield return Line(TableRow.ClockBesideSimSharp(pending), clocks[pending], SimSharpPerSecond, times, times >= 3);
        }
    }

    private static IEnumerable<TableLine> Scenarios(Effort effort)
    {
        const int batch = 100;
        var minutes = new TenMinutes();
        Figure written = Rounds.OfShort(effort, Repeat(batch, 1, minutes.Judge))[0];
        double realTime = written.PerSecond * MinutesOfAScenario * 60;
        yield return new TableLine(
            TableRow.WrittenScenario,
            $"{Numbers.PerSecond(written.PerSecond)} ({minutes.Entries} entries; {Numbers.RealTime(realTime)})",
            Numbers.PerSecond(PlainSimulationPerSecond),
            written.PerSecond / PlainSimulationPerSecond,
            written.PerSecond >= 150_000);
        int seed = 0;
        Figure random = Rounds.OfShort(effort, Repeat(batch, 1, () => MeasuredClient.Reference.Judge(seed++)))[0];
        yield return new TableLine(TableRow.RandomScenario, Numbers.PerSecond(random.PerSecond), "", null, random.PerSecond >= 60_000);
    }

    private static Contender Hold(int pending)
    {
        const int holds = 2_000;
        var clock = new VirtualClockHold(pending);
        return new Contender(() => clock.Run(holds), holds);
    }

    private static Contender Repeat<T>(int times, int operations, Func<T> work) => new(
        () =>
        {
            for (int time = 0; time < times; time++)
            {
                work();
            }
        },
        times * operations);

    private static TableLine Line(TableRow row, Figure clock, double peer, double times, bool? met) =>
        new(row, Numbers.PerSecond(clock.PerSecond), Numbers.PerSecond(peer), times, met);
}
