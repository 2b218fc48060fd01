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

    /// <summary>The patterns that it looks for.</summary>
    internal virtual ValueList<EntryPattern> Patterns => [];

    /// <summary>The ids of the steps that it refers to.</summary>
    internal virtual IEnumerable<string> Steps => Patterns.OfType<EntryPattern.Step>().Select(step => step.Id);

    /// <summary>The client passes through exactly these states, in this order.</summary>
    /// <param name="Names">The names; the first is the state at the beginning of the window.</param>
    /// <param name="During">The window; null for the whole run.</param>
    public sealed record States(ValueList<string> Names, Window? During) : Expectation;

    /// <summary>Something is seen so often.</summary>
    /// <param name="Pattern">What.</param>
    /// <param name="When">When; null for any time.</param>
    /// <param name="Times">How often.</param>
    public sealed record Seen(EntryPattern Pattern, Window? When, Times Times) : Expectation
    {
        /// <inheritdoc/>
        internal override ValueList<EntryPattern> Patterns => [Pattern];
    }

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
    public sealed record Never(Expectation Unwanted) : Expectation
    {
        /// <inheritdoc/>
        internal override ValueList<EntryPattern> Patterns => Unwanted.Patterns;

        /// <inheritdoc/>
        internal override IEnumerable<string> Steps => Unwanted.Steps;
    }

    /// <summary>Within a time after a step the client is in a state.</summary>
    /// <param name="State">The state.</param>
    /// <param name="Within">The time.</param>
    /// <param name="AfterStep">The id of the step; null for the creation of the client.</param>
    public sealed record Eventually(string State, Duration Within, string? AfterStep) : Expectation
    {
        /// <inheritdoc/>
        internal override IEnumerable<string> Steps => AfterStep is null ? [] : [AfterStep];
    }

    /// <summary>Something that is seen several times: each time is so far from the one before.</summary>
    /// <param name="Of">What.</param>
    /// <param name="Least">The least distance of two neighbours; null for no bound.</param>
    /// <param name="Greatest">The greatest; null for no bound.</param>
    /// <param name="During">The window; null for the whole run.</param>
    public sealed record Gap(EntryPattern Of, Duration? Least, Duration? Greatest, Window? During) : Expectation
    {
        /// <inheritdoc/>
        internal override ValueList<EntryPattern> Patterns => [Of];
    }

    /// <summary>Something is seen so often at most in any stretch of a length.</summary>
    /// <param name="Number">How often.</param>
    /// <param name="Of">What.</param>
    /// <param name="InAny">The length of a stretch, which holds both of its ends.</param>
    /// <param name="During">The window; null for the whole run.</param>
    public sealed record Most(int Number, EntryPattern Of, Duration InAny, Window? During) : Expectation
    {
        /// <inheritdoc/>
        internal override ValueList<EntryPattern> Patterns => [Of];
    }

    /// <summary>Each time that something is seen, something else is seen soon after it.</summary>
    /// <param name="Cause">What leads to it.</param>
    /// <param name="To">What follows.</param>
    /// <param name="Within">How soon; what the end of the run leaves open holds.</param>
    public sealed record Leads(EntryPattern Cause, EntryPattern To, Duration Within) : Expectation
    {
        /// <inheritdoc/>
        internal override ValueList<EntryPattern> Patterns => [Cause, To];
    }

    /// <summary>Several things are seen, for the first time each, in this order.</summary>
    /// <param name="Each">The things.</param>
    public sealed record Order(ValueList<EntryPattern> Each) : Expectation
    {
        /// <inheritdoc/>
        internal override ValueList<EntryPattern> Patterns => Each;
    }

    /// <summary>Something is never seen between two others.</summary>
    /// <param name="Unwanted">What must not be seen.</param>
    /// <param name="From">What begins each stretch.</param>
    /// <param name="To">What ends it; else the end of the run does.</param>
    public sealed record None(EntryPattern Unwanted, EntryPattern From, EntryPattern To) : Expectation
    {
        /// <inheritdoc/>
        internal override ValueList<EntryPattern> Patterns => [Unwanted, From, To];
    }

    /// <summary>Nothing is expected, and the worst of something is told: it always holds.</summary>
    /// <param name="Of">What is measured.</param>
    public sealed record Worst(Measure Of) : Expectation
    {
        /// <inheritdoc/>
        internal override ValueList<EntryPattern> Patterns => Of.Patterns;
    }
}
