using Simulator.Collections;
using Simulator.Patterns;
using Simulator.Time;

namespace Simulator.Expectations;

/// <summary>Something of a run that can be measured, and of which the greatest value is the worst: a closed set.</summary>
public abstract record Measure
{
    private Measure()
    {
    }

    /// <summary>The patterns that it looks for.</summary>
    internal abstract ValueList<EntryPattern> Patterns { get; }

    /// <summary>Whether a value of it is a length of time, in milliseconds; else it is a number of times.</summary>
    public virtual bool IsLength => false;

    /// <summary>What it measures, in words.</summary>
    public sealed override string ToString() => Words();

    /// <summary>What it measures, in words.</summary>
    protected abstract string Words();

    /// <summary>How far apart two neighbours are.</summary>
    /// <param name="Of">What is seen.</param>
    public sealed record Gap(EntryPattern Of) : Measure
    {
        /// <inheritdoc/>
        internal override ValueList<EntryPattern> Patterns => [Of];

        /// <inheritdoc/>
        public override bool IsLength => true;

        /// <inheritdoc/>
        protected override string Words() => $"gap of ‘{Of}’";
    }

    /// <summary>How often something is seen in a stretch of a length.</summary>
    /// <param name="Of">What is seen.</param>
    /// <param name="InAny">The length of a stretch, which holds both of its ends.</param>
    public sealed record Most(EntryPattern Of, Duration InAny) : Measure
    {
        /// <inheritdoc/>
        internal override ValueList<EntryPattern> Patterns => [Of];

        /// <inheritdoc/>
        protected override string Words() => $"number of ‘{Of}’ in any {InAny}";
    }

    /// <summary>How often something is seen in the whole run.</summary>
    /// <param name="Of">What is seen.</param>
    public sealed record Count(EntryPattern Of) : Measure
    {
        /// <inheritdoc/>
        internal override ValueList<EntryPattern> Patterns => [Of];

        /// <inheritdoc/>
        protected override string Words() => $"number of ‘{Of}’";
    }

    /// <summary>How long it takes from one thing to the next of another.</summary>
    /// <param name="From">What begins it.</param>
    /// <param name="To">What ends it; else the end of the run does.</param>
    public sealed record Span(EntryPattern From, EntryPattern To) : Measure
    {
        /// <inheritdoc/>
        internal override ValueList<EntryPattern> Patterns => [From, To];

        /// <inheritdoc/>
        public override bool IsLength => true;

        /// <inheritdoc/>
        protected override string Words() => $"time from ‘{From}’ to ‘{To}’";
    }

    /// <summary>How long it is so at a stretch. Time slept does not count: nobody can do anything then.</summary>
    /// <param name="Holds">What is so.</param>
    /// <param name="Without">What begins a stretch anew; null for nothing.</param>
    public sealed record While(Circumstances Holds, EntryPattern? Without) : Measure
    {
        /// <inheritdoc/>
        internal override ValueList<EntryPattern> Patterns => Without is null ? [] : [Without];

        /// <inheritdoc/>
        public override bool IsLength => true;

        /// <inheritdoc/>
        protected override string Words() => $"time {Holds}{(Without is null ? "" : $", without ‘{Without}’")}";
    }
}
