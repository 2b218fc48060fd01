using Simulator.Collections;
using Simulator.Expectations;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Benchmarks.Growth;

/// <summary>A kind of scenario that can be made as long as one likes.</summary>
/// <param name="Name">What grows.</param>
/// <param name="Of">The scenario of a size; twice the size has about twice the entries.</param>
internal sealed record GrowthCase(string Name, Func<int, Scenario> Of)
{
    private static readonly Duration Second = Duration.FromSeconds(1);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<GrowthCase> All { get; } =
    [
        new("an outage", size => Scenario(10L * size, At(1, NamedNetwork.Offline))),
        new("flapping: a reset every ten seconds", size => Scenario((10L * size) + 10, At(10, new StepAction.Reset(), size, 10))),
        new("messages: one a second", size => Scenario(size + 10, At(1, new StepAction.Message("news", "lobby", "{}"), size, 1))),
        new("two hundred channels, and resets", size => Scenario((10L * size) + 300, [.. Channels(200), At(300, new StepAction.Reset(), size, 10)])),
        new("an outage with an expectation for each minute", size => Scenario(60L * size, At(1, NamedNetwork.Offline)) with { Expect = Expectations(size) }),
    ];

    private static Scenario Scenario(long seconds, params IEnumerable<Step> steps) => new("growth", "Growth", Instant.Start + Duration.FromSeconds(seconds))
    {
        Steps = steps.ToValueList(),
        Limits = new SimulationLimits { Entries = int.MaxValue, EntriesAtOneInstant = 100_000, StepOccurrences = int.MaxValue },
    };

    private static Step At(long second, StepAction action, int times = 1, long every = 1) => new(Instant.Start + Duration.FromSeconds(second), action)
    {
        Repeat = times > 1 ? new Repeat(times, Duration.FromSeconds(every)) : null,
    };

    private static IEnumerable<Step> Channels(int count) =>
        Enumerable.Range(1, count).Select(number => At(number, new StepAction.Call(new ProgramCall.Subscribe(number % 2 == 0 ? $"private-{number}" : $"public-{number}"))));

    private static ValueList<Expectation> Expectations(int minutes) => Enumerable.Range(1, minutes)
        .Select(minute => Instant.Start + Duration.FromSeconds(60L * minute))
        .Select(Expectation (end) => new Expectation.Attempts(new Times(1, 30), null, null, new Window(end - Duration.FromSeconds(60), end - Second)))
        .ToValueList();
}
