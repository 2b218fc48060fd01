using Simulator.Collections;
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

    /// <summary>A change of state happens.</summary>
    /// <param name="From">The state that is left.</param>
    /// <param name="To">The state that is entered.</param>
    /// <param name="When">When; null for any time.</param>
    /// <param name="Times">How often.</param>
    public sealed record Transition(string From, string To, Window? When, Times Times) : Expectation;

    /// <summary>The client is in a state all the time of a window (or at its one instant, after all that happens then).</summary>
    /// <param name="Name">The state.</param>
    /// <param name="When">The window.</param>
    public sealed record InState(string Name, Window When) : Expectation;

    /// <summary>The client emits an event.</summary>
    /// <param name="Event">Its name.</param>
    /// <param name="Value">With <c>connecting_in</c>: the seconds.</param>
    /// <param name="Code">With <c>error</c>: <c>data.code</c>.</param>
    /// <param name="When">When; null for any time.</param>
    /// <param name="Times">How often.</param>
    public sealed record Emitted(TextPattern Event, decimal? Value, int? Code, Window? When, Times Times) : Expectation;

    /// <summary>So many attempts are made, all of this kind.</summary>
    /// <param name="Times">How many.</param>
    /// <param name="Scheme">The scheme that each must have, or null.</param>
    /// <param name="Transport">The transport that each must have, or null.</param>
    /// <param name="During">The window; null for the whole run.</param>
    public sealed record Attempts(Times Times, string? Scheme, Transport? Transport, Window? During) : Expectation;

    /// <summary>An authentication request is made.</summary>
    /// <param name="Method">Its method, or null for any.</param>
    /// <param name="Url">Its address, or null for any.</param>
    /// <param name="Headers">Headers that it must carry.</param>
    /// <param name="Body">Its body, or null for any.</param>
    public sealed record Request(string? Method, TextPattern? Url, ValueList<NamedPattern> Headers, TextPattern? Body) : Expectation
    {
        /// <summary>Parameters that it must carry, in any order: in the body of a POST, in the query of a GET.</summary>
        public ValueList<NamedPattern> Params { get; init; } = [];
    }

    /// <summary>The client sends a message.</summary>
    /// <param name="Event">The event of the message.</param>
    /// <param name="When">When; null for any time.</param>
    /// <param name="Times">How often.</param>
    public sealed record Sent(TextPattern Event, Window? When, Times Times) : Expectation;

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

/// <summary>A header or a parameter that a request must carry.</summary>
/// <param name="Name">Its name; the case of a header does not matter.</param>
/// <param name="Value">What its value must match.</param>
public sealed record NamedPattern(string Name, TextPattern Value);
