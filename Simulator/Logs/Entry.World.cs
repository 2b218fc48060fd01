using Simulator.Time;

namespace Simulator.Logs;

/// <content>What the scenario, the program and the world do.</content>
public abstract partial record Entry
{
    /// <summary>The client is created.</summary>
    public sealed record Created(Moment When) : Entry(When)
    {
        /// <inheritdoc/>
        public override Lane Lane => Lane.Step;
    }

    /// <summary>A step of the scenario is taken.</summary>
    /// <param name="When">When.</param>
    /// <param name="Number">Its place in the scenario, from 1.</param>
    /// <param name="Text">What it does, in words.</param>
    /// <param name="Id">Its id, or null.</param>
    /// <param name="Note">Its note, or null.</param>
    public sealed record StepTaken(Moment When, int Number, string Text, string? Id, string? Note) : Entry(When)
    {
        /// <inheritdoc/>
        public override Lane Lane => Lane.Step;
    }

    /// <summary>A step is due that the program takes only later, on waking: it sleeps.</summary>
    /// <param name="When">When.</param>
    /// <param name="Number">Its place in the scenario, from 1.</param>
    /// <param name="Text">What it will do, in words.</param>
    public sealed record StepPostponed(Moment When, int Number, string Text) : Entry(When)
    {
        /// <inheritdoc/>
        public override Lane Lane => Lane.Step;
    }

    /// <summary>A step that waited for something was never due.</summary>
    /// <param name="When">When the run ended.</param>
    /// <param name="Number">Its place in the scenario, from 1.</param>
    /// <param name="Text">What it would have done, and what it waited for, in words.</param>
    public sealed record StepMissed(Moment When, int Number, string Text) : Entry(When)
    {
        /// <inheritdoc/>
        public override Lane Lane => Lane.Step;
    }

    /// <summary>The device wakes.</summary>
    public sealed record Woken(Moment When) : Entry(When)
    {
        /// <inheritdoc/>
        public override Lane Lane => Lane.Step;
    }

    /// <summary>A call reaches the client.</summary>
    /// <param name="When">When.</param>
    /// <param name="Name">The call: <c>connect</c>, <c>disconnect</c>, <c>leavePage</c>, <c>subscribe</c>, <c>unsubscribe</c> or <c>trigger</c>.</param>
    /// <param name="InHandler">The event in whose handler it is made, or null.</param>
    public sealed record CallMade(Moment When, string Name, string? InHandler) : Entry(When)
    {
        /// <summary>The channel that the call is about; null where it is about none.</summary>
        public string? Channel { get; init; }

        /// <summary>The event of <c>trigger</c>; null for any other call.</summary>
        public string? Event { get; init; }

        /// <summary>The data of <c>trigger</c> as JSON text; null for any other call.</summary>
        public string? Data { get; init; }

        /// <inheritdoc/>
        public override Lane Lane => Lane.Step;
    }

    /// <summary>A notice of the operating system reaches the client.</summary>
    /// <param name="When">When.</param>
    /// <param name="Online">Whether it says that the network is back.</param>
    public sealed record NoticeGiven(Moment When, bool Online) : Entry(When)
    {
        /// <inheritdoc/>
        public override Lane Lane => Lane.Step;
    }

    /// <summary>The world changes in a way that rules ask about.</summary>
    /// <param name="When">When.</param>
    /// <param name="Accepting">Whether a healthy path leads to a server that accepts the client.</param>
    /// <param name="Full">Whether the application is at its connection limit.</param>
    public sealed record WorldChanged(Moment When, bool Accepting, bool Full) : Entry(When)
    {
        /// <summary>Whether open sockets are dead for now: nothing that is sent on them arrives, and nothing comes.</summary>
        public bool Silent { get; init; }

        /// <summary>Timers fire only at multiples of this length on the client's clock; zero where they fire on time.</summary>
        public Duration Throttle { get; init; }

        /// <inheritdoc/>
        public override Lane Lane => Lane.Step;
    }

    /// <summary>The path or the server does something of its own accord, as the scenario set it up to.</summary>
    /// <param name="When">When.</param>
    /// <param name="Text">What it does and why, in words.</param>
    public sealed record WorldActed(Moment When, string Text) : Entry(When)
    {
        /// <inheritdoc/>
        public override Lane Lane => Lane.Step;
    }

    /// <summary>The run is stopped before its end, because a limit is reached or the client misuses the port.</summary>
    /// <param name="When">When.</param>
    /// <param name="Cause">What happened, by its short name.</param>
    /// <param name="Explanation">What happened, in a sentence with a remedy.</param>
    public sealed record Stopped(Moment When, string Cause, string Explanation) : Entry(When)
    {
        /// <summary>How the causes of a stop by a limit begin.</summary>
        internal const string Limit = "limit/";

        /// <summary>Whether a limit was reached.</summary>
        public bool IsByLimit => Cause.StartsWith(Limit, StringComparison.Ordinal);

        /// <inheritdoc/>
        public override Lane Lane => Lane.Step;
    }
}
