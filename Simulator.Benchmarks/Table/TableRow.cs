using System.Globalization;
using Simulator.Collections;

namespace Simulator.Benchmarks.Table;

/// <summary>A row of the comparison table: what is compared with what. The figures come from a run.</summary>
/// <param name="What">What of this project is measured.</param>
/// <param name="Peer">What it is measured beside; empty where it stands alone.</param>
/// <param name="Target">What it should reach; empty where nothing is asked.</param>
internal sealed record TableRow(string What, string Peer, string Target)
{
    private const string FakeTime = "FakeTimeProvider 10.11.0";
    private const string Reactive = "Rx 6.1.0, HistoricalScheduler";
    private const string SimSharp = "Sim#, as measured before";

    public static TableRow StepBesideStateless { get; } = new("machine step", "Stateless 5.20.1, bare `Fire`", "≤ 60 ns, 0 bytes, ≥ 8 ×");

    public static TableRow StepBesideInPlace { get; } = new("machine step", "the same in place", "");

    public static TableRow WalkBesideHashSet { get; } = new("walk of the machine", "`HashSet<ulong>`", "≥ 2 million states/s");

    public static TableRow WalkBesideRecords { get; } = new("walk of the machine", "records in a `HashSet`", "");

    public static TableRow WalkBesideSpin { get; } = new("walk of the machine", "Spin 6 on another model, as measured before", "≥ 6 ×");

    public static TableRow MemoryBesideHashSet { get; } = new("memory of the walk", "`HashSet<ulong>`", "≤ 48 bytes/state");

    public static TableRow MemoryBesideRecords { get; } = new("memory of the walk", "records in a `HashSet`", "");

    public static TableRow WrittenScenario { get; } = new("scenario of ten minutes, judged", "a plain simulation, as measured before", "≥ 150,000/s");

    public static TableRow RandomScenario { get; } = new("random scenario, drawn and judged", "", "≥ 60,000/s");

    public static TableRow RoundTrip { get; } = new("line to an adapter and back, one run", "a bare pipe to node, as measured before", "≥ 60,000/s");

    public static TableRow RoundTripsTogether { get; } = new("line to an adapter and back, four runs on one pipe", "a bare pipe to node, ten together, as measured before", "≥ 150,000/s");

    public static TableRow AdapterScenario { get; } = new("random scenario over the client in JavaScript", "the reference client in the process", "");

    public static TableRow Help { get; } = new("`--help`, process", "", "≤ 0.15 s");

    public static TableRow Folder { get; } = new("`run scenarios`, process", "", "≤ 0.5 s");

    public static TableRow Suite { get; } = new("`dotnet test` after build", "", "≤ 60 s");

    /// <summary>All rows, in the order of the table.</summary>
    public static ValueList<TableRow> All { get; } =
    [
        StepBesideStateless, StepBesideInPlace,
        ClockBesideFakeTime(1), ClockBesideFakeTime(100), ClockBesideFakeTime(10_000),
        ClockBesideReactive(1), ClockBesideReactive(100), ClockBesideReactive(10_000), ClockBesideReactive(1_000_000),
        ClockBesideSimSharp(1), ClockBesideSimSharp(100),
        WrittenScenario, RandomScenario,
        WalkBesideHashSet, WalkBesideRecords, WalkBesideSpin, MemoryBesideHashSet, MemoryBesideRecords,
        RoundTrip, RoundTripsTogether, AdapterScenario,
        Help, Folder, Suite,
    ];

    public static TableRow ClockBesideFakeTime(int pending) => new(Clock(pending), FakeTime, pending <= 100 ? "≥ 20 ×" : "");

    public static TableRow ClockBesideReactive(int pending) => new(Clock(pending), Reactive, "");

    public static TableRow ClockBesideSimSharp(int pending) => new(Clock(pending), SimSharp, "≥ 3 ×");

    private static string Clock(int pending) => string.Create(CultureInfo.InvariantCulture, $"clock, {pending:N0} pending");
}
