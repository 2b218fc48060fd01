using Simulator.Expectations;
using Simulator.Time;

namespace Simulator.Scenarios.Format;

/// <summary>The window of an expectation inside a step, which is the instant of the step where the file names no other.</summary>
internal static class ExpectationWindow
{
    /// <summary>Stands for the instant of the step as long as that is not known.</summary>
    public static Window OfStep { get; } = Window.At(Instant.Never);

    /// <summary>The expectation of a step at <paramref name="instant"/>, as the model has it.</summary>
    public static Expectation Fix(Expectation expectation, Instant instant) =>
        Change(expectation, window => window is null || window == OfStep ? Window.At(instant) : window);

    /// <summary>The expectation of a step at <paramref name="instant"/>, as the file has it.</summary>
    public static Expectation Loosen(Expectation expectation, Instant instant) =>
        Change(expectation, window => window == Window.At(instant) ? null : window);

    private static Expectation Change(Expectation expectation, Func<Window?, Window?> change) => expectation switch
    {
        Expectation.Seen seen => seen with { When = change(seen.When) },
        Expectation.InState state => state with { When = change(state.When) ?? OfStep },
        Expectation.Attempts attempts => attempts with { During = change(attempts.During) },
        Expectation.Never never => never with { Unwanted = Change(never.Unwanted, change) },

        // The other kinds are about a stretch of time, and cannot stand in a step.
        _ => expectation,
    };
}
