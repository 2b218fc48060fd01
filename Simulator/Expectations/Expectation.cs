using Simulator.Collections;
using Simulator.Patterns;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Expectations;

/// <summary>What must be seen in a run: a closed set. The expectation check judges each over a log.</summary>
public abstract record Expectation
{
    /// <summary>The window of what names no window: the whole run, however long it is.</summary>
    public static Window NoWindow { get; } = new(Instant.Start, Instant.Never);

    private Expectation()
    {
    }

    /// <summary>
    /// The rules on which it rests: choices, mostly. A client that does not share one of them, or breaks it in the run, is not asked
    /// for what follows from it.
    /// </summary>
    public ValueList<string> Given { get; init; } = [];

    /// <summary>The client passes through exactly these states, in this order.</summary>
    /// <param name="Names">The names; the first is the state at the beginning of the window.</param>
    /// <param name="During">The window; null for the whole run.</param>
    public sealed record States(ValueList<string> Names, Window? During) : Expectation;

    /// <summary>Something is seen so often.</summary>
    /// <param name="Pattern">What.</param>
    /// <param name="When">When; null for any time.</param>
    /// <param name="Times">How often.</param>
    public sealed record Seen(EntryPattern Pattern, Window? When, Times Times) : Expectation;

    /// <summary>The client is in a state all the time of a window (or at its one instant, after all that happens then).</summary>
    /// <param name="Name">The state.</param>
    /// <param name="When">The window.</param>
    public sealed record InState(string Name, Window When) : Expectation;

    /// <summary>So many attempts are made, all of this kind.</summary>
    /// <param name="Times">How many.</param>
    /// <param name="Scheme">The scheme that each must have, or null.</param>
    /// <param name="Transport">The transport that each must have, or null.</param>
    /// <param name="During">The window; null for the whole run.</param>
    public sealed record Attempts(Times Times, string? Scheme, Transport? Transport, Window? During) : Expectation;

    /// <summary>The client does nothing at all in a window.</summary>
    /// <param name="During">The window.</param>
    public sealed record Quiet(Window During) : Expectation;

    /// <summary>The opposite of another expectation.</summary>
    /// <param name="Unwanted">What must not hold.</param>
    public sealed record Never(Expectation Unwanted) : Expectation;

    /// <summary>Within a time after a step the client is in a state.</summary>
    /// <param name="State">The state.</param>
    /// <param name="Within">The time.</param>
    /// <param name="AfterStep">The id of the step; null for the creation of the client.</param>
    public sealed record Eventually(string State, Duration Within, string? AfterStep) : Expectation;
}
