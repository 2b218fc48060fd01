using Simulator.Collections;
using Simulator.Expectations;
using Simulator.Exploration.Generation;
using Simulator.Patterns;
using Simulator.Time;

namespace Simulator.Exploration.WorstCases;

/// <summary>The figures that can be pushed up: each is a measure of the language, so that a scenario file tells the same.</summary>
public static class WorstMeasures
{
    private static readonly EntryPattern Attempt = new EntryPattern.Attempt(AttemptEvent.Started, null, null);

    /// <summary>As it is for a client that has given up for good, too.</summary>
    private static readonly Circumstances Away = new() { Wanted = true, Connected = false };

    /// <summary>All of them.</summary>
    public static ValueList<WorstMeasure> All { get; } =
    [
        new(
            "gaps",
            "The longest time without an attempt while a connection is wanted and there is none",
            new Measure.While(Away, Attempt),
            []),
        new(
            "attempts",
            "The most attempts in any minute",
            new Measure.Most(Attempt, Duration.FromSeconds(60)),
            [FaultKind.Calls, FaultKind.Handlers]),
        new(
            "time-to-return",
            "The longest time without a connection that is wanted, on a path that is usable and left alone",
            new Measure.While(Away with { Usable = true }, null),
            []),
        new(
            "silence",
            "The longest time connected with dead sockets",
            new Measure.While(new Circumstances { Connected = true, Dead = true }, null),
            []),
    ];

    /// <summary>The one with a name; null where there is none.</summary>
    public static WorstMeasure? Find(string name) => All.FirstOrDefault(measure => measure.Name == name);
}
