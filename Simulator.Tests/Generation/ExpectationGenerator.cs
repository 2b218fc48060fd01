using FsCheck;
using FsCheck.Fluent;
using Simulator.Collections;
using Simulator.Expectations;
using Simulator.Protocol;
using Simulator.Scenarios.Format;
using Simulator.Time;

namespace Simulator.Tests.Generation;

/// <summary>Random expectations of every kind.</summary>
internal static class ExpectationGenerator
{
    /// <summary>An expectation about a whole run.</summary>
    /// <param name="stepIds">The ids of the steps that it can refer to.</param>
    /// <param name="until">The end of the run, after which nothing can be seen.</param>
    public static Gen<Expectation> InScenario(IReadOnlyList<string> stepIds, Instant until)
    {
        Gen<Window> window = Any.Window.Select(drawn => drawn.From <= until ? drawn : drawn with { From = until });
        Gen<Expectation> simple = Gen.OneOf(
            [.. Anywhere(window, window), .. OverTime(window), .. Distances(stepIds, window), .. stepIds.Count == 0 ? [] : new[] { Eventually(stepIds) }]);
        return Given(Gen.Frequency((8, simple), (2, simple.Select(Never)), (1, Worst(stepIds))));
    }

    /// <summary>An expectation about the instant of a step, whose windows are yet to be fixed.</summary>
    /// <remarks>The end of the run is not drawn yet; what begins with the run lies before it.</remarks>
    public static Gen<Expectation> InStep()
    {
        Gen<Window> window = Any.Instant.Select(to => new Window(Instant.Start, to));
        Gen<Expectation> simple = Gen.OneOf(Anywhere(window, Gen.OneOf(window, Gen.Constant(ExpectationWindow.OfStep))));
        return Given(Gen.Frequency((4, simple), (1, simple.Select(Never))));
    }

    /// <summary>An expectation that can hold in every run, whatever happens in it: it names no time and no step.</summary>
    public static Gen<Expectation> InEveryRun { get; } = Gen.OneOf(
        PatternGenerator.Expected.Select(pattern => Never(new Expectation.Seen(pattern, null, Times.AtLeastOnce))),
        Any.State.Select(state => Never(new Expectation.InState(state, Expectation.NoWindow))),
        Gen.OneOf(Distances([], Gen.Constant(Expectation.NoWindow))).Where(distance => distance is not (Expectation.Order or Expectation.Gap { During: not null } or Expectation.Most { During: not null })));

    private static Gen<Expectation> Given(Gen<Expectation> drawn) =>
        from expectation in drawn
        from rules in Gen.Frequency((3, Gen.Constant<ValueList<string>>([])), (1, Gen.Constant<ValueList<string>>(["CHOICE-5", "STATE-1"])))
        select expectation with { Given = rules };

    private static Expectation Never(Expectation unwanted) => new Expectation.Never(unwanted);

    private static Gen<Expectation>[] Anywhere(Gen<Window> anyWindow, Gen<Window> stateWindow) =>
    [
        from pattern in PatternGenerator.Expected
        from window in Any.Maybe(anyWindow)
        from times in Any.Times
        select (Expectation)new Expectation.Seen(pattern, window, times),
        from state in Any.State
        from window in stateWindow
        select (Expectation)new Expectation.InState(state, window),
        from times in Any.Times
        from scheme in Any.MaybeNull(Gen.Elements("ws", "wss"))
        from transport in Any.Maybe(Gen.Elements(Transport.WebSocket, Transport.Flash))
        from window in Any.Maybe(anyWindow)
        select (Expectation)new Expectation.Attempts(times, scheme, transport, window),
    ];

    private static Gen<Expectation>[] OverTime(Gen<Window> anyWindow) =>
    [
        from names in Any.Listed(Any.State, min: 1)
        from window in Any.Maybe(anyWindow)
        select (Expectation)new Expectation.States(names, window),
        from window in anyWindow
        select (Expectation)new Expectation.Quiet(window),
    ];

    private static Gen<Expectation>[] Distances(IReadOnlyList<string> stepIds, Gen<Window> anyWindow) =>
    [
        from pattern in PatternGenerator.Pattern(stepIds)
        from least in Any.Maybe(Any.Duration)
        from more in least is null ? Any.Duration.Select(drawn => (Duration?)drawn) : Any.Maybe(Any.Duration)
        from window in Any.Maybe(anyWindow)
        select (Expectation)new Expectation.Gap(pattern, least, more is null ? null : Duration.Shorter(more.Value + (least ?? Duration.Zero), Duration.Longest), window),
        from number in Gen.Choose(0, 9)
        from pattern in PatternGenerator.Pattern(stepIds)
        from length in Any.PositiveDuration
        from window in Any.Maybe(anyWindow)
        select (Expectation)new Expectation.Most(number, pattern, length, window),
        from cause in PatternGenerator.Pattern(stepIds)
        from effect in PatternGenerator.Pattern(stepIds)
        from within in Any.Duration
        select (Expectation)new Expectation.Leads(cause, effect, within),
        from each in Any.Listed(PatternGenerator.Pattern(stepIds), min: 2)
        select (Expectation)new Expectation.Order(each),
        from unwanted in PatternGenerator.Pattern(stepIds)
        from first in PatternGenerator.Pattern(stepIds)
        from last in PatternGenerator.Pattern(stepIds)
        select (Expectation)new Expectation.None(unwanted, first, last),
    ];

    private static Gen<Expectation> Worst(IReadOnlyList<string> stepIds) =>
        from pattern in PatternGenerator.Pattern(stepIds)
        from other in PatternGenerator.Pattern(stepIds)
        from length in Any.PositiveDuration
        from wanted in Any.Maybe(Gen.Elements(true, false))
        from usable in Gen.Elements(true, false)
        from without in Gen.Elements(pattern, null)
        let holds = new Circumstances { Wanted = wanted, Connected = wanted, Usable = usable, Dead = wanted is null ? usable : null }
        from measure in Gen.Elements<Measure>(
            new Measure.Gap(pattern), new Measure.Most(pattern, length), new Measure.Count(pattern), new Measure.Span(pattern, other), new Measure.While(holds, without))
        select (Expectation)new Expectation.Worst(measure);

    private static Gen<Expectation> Eventually(IReadOnlyList<string> stepIds) =>
        from state in Any.State
        from within in Any.Duration
        from step in Gen.Elements(stepIds.ToArray())
        select (Expectation)new Expectation.Eventually(state, within, step);
}
