using FsCheck;
using FsCheck.Fluent;
using Simulator.Collections;
using Simulator.Expectations;
using Simulator.Protocol;
using Simulator.Scenarios.Format;

namespace Simulator.Tests.Generation;

/// <summary>Random expectations of every kind.</summary>
internal static class ExpectationGenerator
{
    /// <summary>An expectation about a whole run.</summary>
    /// <param name="stepIds">The ids of the steps that it can refer to.</param>
    public static Gen<Expectation> InScenario(IReadOnlyList<string> stepIds)
    {
        Gen<Expectation> simple = Gen.OneOf([Anywhere(Any.Window), .. OverTime(), .. stepIds.Count == 0 ? [] : new[] { Eventually(stepIds) }]);
        return Gen.Frequency((4, simple), (1, simple.Select(Never)));
    }

    /// <summary>An expectation about the instant of a step, whose windows are yet to be fixed.</summary>
    public static Gen<Expectation> InStep()
    {
        Gen<Expectation> simple = Anywhere(Gen.OneOf(Any.Window, Gen.Constant(ExpectationWindow.OfStep)));
        return Gen.Frequency((4, simple), (1, simple.Select(Never)));
    }

    private static Expectation Never(Expectation unwanted) => new Expectation.Never(unwanted);

    private static Gen<Expectation> Anywhere(Gen<Window> stateWindow) => Gen.OneOf(
        from first in Any.State
        from second in Any.State
        from window in Any.Maybe(Any.Window)
        from times in Any.Times
        select (Expectation)new Expectation.Transition(first, second, window, times),
        from state in Any.State
        from window in stateWindow
        select (Expectation)new Expectation.InState(state, window),
        from name in Any.Pattern
        from value in Any.Maybe(Gen.Elements(0m, 1.10m, -3m))
        from code in Any.Maybe(Gen.Elements(4004, -1))
        from window in Any.Maybe(Any.Window)
        from times in Any.Times
        select (Expectation)new Expectation.Emitted(name, value, code, window, times),
        from times in Any.Times
        from scheme in Any.MaybeNull(Gen.Elements("ws", "wss"))
        from transport in Any.Maybe(Gen.Elements(Transport.WebSocket, Transport.Flash))
        from window in Any.Maybe(Any.Window)
        select (Expectation)new Expectation.Attempts(times, scheme, transport, window),
        from name in Any.Pattern
        from window in Any.Maybe(Any.Window)
        from times in Any.Times
        select (Expectation)new Expectation.Sent(name, window, times));

    private static Gen<Expectation>[] OverTime() =>
    [
        from names in Any.Listed(Any.State, min: 1)
        from window in Any.Maybe(Any.Window)
        select (Expectation)new Expectation.States(names, window),
        from method in Any.MaybeNull(Any.Name)
        from url in Any.MaybeNull(Any.Pattern)
        from headers in Any.Listed(Header)
        from body in Any.MaybeNull(Any.Pattern)
        select (Expectation)new Expectation.Request(method, url, headers.DistinctBy(header => header.Name).ToValueList(), body),
        from window in Any.Window
        select (Expectation)new Expectation.Quiet(window),
    ];

    private static Gen<HeaderPattern> Header { get; } =
        from name in Any.Name
        from value in Any.Pattern
        select new HeaderPattern(name, value);

    private static Gen<Expectation> Eventually(IReadOnlyList<string> stepIds) =>
        from state in Any.State
        from within in Any.Duration
        from step in Gen.Elements(stepIds.ToArray())
        select (Expectation)new Expectation.Eventually(state, within, step);
}
