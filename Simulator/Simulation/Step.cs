using Simulator.Collections;
using Simulator.Expectations;
using Simulator.Network;
using Simulator.Servers;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>Something that the world does to the client, and when.</summary>
/// <param name="At">When it first happens; of a step that waits, from when on it looks for what it waits for.</param>
/// <param name="Action">What happens.</param>
public sealed record Step(Instant At, StepAction Action)
{
    /// <summary>What it waits for; null where it happens at its time.</summary>
    public Wait? When { get; init; }

    /// <summary>How often and how far apart it happens; null for once.</summary>
    public Repeat? Repeat { get; init; }

    /// <summary>The name by which an expectation refers to the step; null for none.</summary>
    public string? Id { get; init; }

    /// <summary>What the reader of a log should know; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>When it last happens.</summary>
    public Instant Last => Repeat is null ? At : At + new Duration(Repeat.Every.Milliseconds * (Repeat.Times - 1));
}

/// <summary>A step that happens more than once.</summary>
/// <param name="Times">The number of occurrences in all; 1 or more.</param>
/// <param name="Every">From one occurrence to the next.</param>
public sealed record Repeat(int Times, Duration Every);

/// <summary>What a step does: a closed set.</summary>
public abstract record StepAction
{
    private StepAction()
    {
    }

    /// <summary>The program makes a call.</summary>
    /// <param name="Made">The call.</param>
    public sealed record Call(ProgramCall Made) : StepAction;

    /// <summary>The next times an event fires, a call is made inside its handler.</summary>
    /// <param name="Event">The event: a state's name, <c>state_change</c>, <c>connecting_in</c>, <c>error</c> or any other.</param>
    /// <param name="Made">The call.</param>
    public sealed record InHandler(string Event, ProgramCall Made) : StepAction
    {
        /// <summary>How many times; <see cref="Often.Always"/> for every time from now on.</summary>
        public int Times { get; init; } = 1;

        /// <summary>The channel on which the event comes; null for an event of the connection.</summary>
        public string? Channel { get; init; }

        /// <summary>Where the call is made, in words.</summary>
        internal string Where => Channel is null ? Event : $"{Event} on {Channel}";
    }

    /// <summary>The path changes; what is null stays as it is.</summary>
    /// <param name="Attempts">What becomes of new attempts.</param>
    /// <param name="Sockets">What becomes of open sockets.</param>
    /// <param name="Notice">What the operating system says.</param>
    /// <param name="Name">The name by which the scenario file calls the change, or null for none.</param>
    public sealed record Network(PathAttempts? Attempts, PathSockets? Sockets, Notice? Notice, string? Name) : StepAction
    {
        /// <summary>What becomes of the sockets that are open now; null for nothing.</summary>
        public OpenSockets? OpenNow { get; init; }

        /// <summary>How long things take from now on; null for as long as before.</summary>
        public TimingsChange? Timings { get; init; }

        /// <summary>Whether it does more than give a notice.</summary>
        internal bool ChangesPath => this with { Notice = null, Name = null } != new Network(null, null, null, null);
    }

    /// <summary>The server acts by other rules from now on, which stand before those of its dialect.</summary>
    /// <param name="Rules">The rules; none for those of the dialect alone.</param>
    public sealed record ServerRules(ValueList<ServerRule> Rules) : StepAction;

    /// <summary>The server sends a message to every connection that is subscribed to its channel.</summary>
    /// <param name="Event">The event.</param>
    /// <param name="Channel">The channel.</param>
    /// <param name="Data">The data as JSON text, or null for none; the wire carries it inside a JSON string.</param>
    public sealed record Publish(string Event, string Channel, string? Data) : StepAction;

    /// <summary>The server changes.</summary>
    /// <param name="Mode">What it does from now on.</param>
    public sealed record Server(ServerMode Mode) : StepAction;

    /// <summary>The next attempts are refused instead of being accepted.</summary>
    /// <param name="Code">The code.</param>
    /// <param name="Text">The explanation that goes with it.</param>
    /// <param name="Attempts">How many attempts; null for all from now on.</param>
    /// <param name="ThenClose">Whether the socket is closed with the code; else an error message is sent and the socket left open.</param>
    public sealed record Answer(int Code, string Text, int? Attempts, bool ThenClose) : StepAction;

    /// <summary>Attempts are accepted again.</summary>
    public sealed record Accept : StepAction;

    /// <summary>The next accepted attempts receive other texts than the handshake.</summary>
    /// <param name="Texts">The texts, one after the other; none for silence.</param>
    /// <param name="Attempts">How many attempts; null for all from now on.</param>
    public sealed record Handshake(ValueList<string> Texts, int? Attempts) : StepAction;

    /// <summary>Accepted attempts receive the handshake again.</summary>
    public sealed record NormalHandshake : StepAction;

    /// <summary>The server closes the open connection.</summary>
    /// <param name="Code">The code.</param>
    /// <param name="Reason">The reason; may be empty.</param>
    public sealed record Close(int Code, string Reason) : StepAction;

    /// <summary>The open connection is reset.</summary>
    public sealed record Reset : StepAction;

    /// <summary>The server sends an error on the open connection and leaves it open.</summary>
    /// <param name="Code">The code, or null for none.</param>
    /// <param name="Text">The explanation.</param>
    public sealed record Error(int? Code, string Text) : StepAction;

    /// <summary>The server sends a message on the open connection.</summary>
    /// <param name="Event">The event.</param>
    /// <param name="Channel">The channel, or null.</param>
    /// <param name="Data">The data as JSON text, or null for none; the wire carries it inside a JSON string.</param>
    public sealed record Message(string Event, string? Channel, string? Data) : StepAction;

    /// <summary>The server sends a text as it is.</summary>
    /// <param name="Text">The text.</param>
    public sealed record Raw(string Text) : StepAction;

    /// <summary>The application changes.</summary>
    /// <param name="Change">What changes.</param>
    public sealed record App(AppChange Change) : StepAction;

    /// <summary>The device sleeps: timers stand still, the wall clock goes on, sockets are dead on waking.</summary>
    /// <param name="Length">How long.</param>
    public sealed record Sleep(Duration Length) : StepAction;

    /// <summary>Timers are throttled, as those of a page in the background are: they fire only at multiples of a length on the device's clock.</summary>
    /// <param name="Every">The length; zero for timers that fire on time again.</param>
    public sealed record Throttle(Duration Every) : StepAction;

    /// <summary>The device's wall clock is set. Timers, and the clock by which they go, do not notice.</summary>
    /// <param name="By">How far it jumps; negative for backward.</param>
    public sealed record WallClock(Duration By) : StepAction;

    /// <summary>The authentication endpoint answers like this from now on.</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Body">The body, or null for the usual one of that status.</param>
    /// <param name="After">How long an answer takes, or null for the path's usual time.</param>
    public sealed record Auth(int Status, string? Body, Duration? After) : StepAction;

    /// <summary>An expectation about the instant of the step.</summary>
    /// <param name="Expectation">What must be seen; its own window, where it has none, is this instant.</param>
    public sealed record Expect(Expectation Expectation) : StepAction;
}
