using System.Globalization;
using Simulator.Collections;
using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Patterns;

/// <summary>Something that can be seen in a log: a closed set. Each matches single entries, and says in words which.</summary>
public abstract record EntryPattern
{
    private EntryPattern()
    {
    }

    /// <summary>Whether <paramref name="entry"/> is such a thing.</summary>
    public abstract bool Matches(Entry entry);

    /// <summary>What is seen, in words, such as <c>connecting_in 2 emitted</c>.</summary>
    public sealed override string ToString() => Words();

    /// <summary>What is seen, in words.</summary>
    protected abstract string Words();

    /// <summary>The client enters a state.</summary>
    /// <param name="State">The state.</param>
    public sealed record Entered(string State) : EntryPattern
    {
        /// <inheritdoc/>
        public override bool Matches(Entry entry) => entry is Entry.StateChange change && change.Current == State;

        /// <inheritdoc/>
        protected override string Words() => $"{State} entered";
    }

    /// <summary>A change of state happens.</summary>
    /// <param name="From">The state that is left.</param>
    /// <param name="To">The state that is entered.</param>
    public sealed record Transition(string From, string To) : EntryPattern
    {
        /// <inheritdoc/>
        public override bool Matches(Entry entry) => entry is Entry.StateChange change && change.Previous == From && change.Current == To;

        /// <inheritdoc/>
        protected override string Words() => $"{From} -> {To}";
    }

    /// <summary>The client emits an event.</summary>
    /// <param name="Event">Its name.</param>
    /// <param name="Value">With <c>connecting_in</c>: the seconds; null for any.</param>
    /// <param name="Code">With <c>error</c>: <c>data.code</c>; null for any.</param>
    public sealed record Emitted(TextPattern Event, decimal? Value, int? Code) : EntryPattern
    {
        /// <inheritdoc/>
        public override bool Matches(Entry entry) => entry switch
        {
            Entry.StateChange => Event.Matches(EventNames.StateChange),
            Entry.StateEvent named => Event.Matches(named.State),
            Entry.ConnectingIn announcement => Event.Matches(EventNames.ConnectingIn) && (Value is null || Value == announcement.Seconds),
            Entry.ErrorEmitted error => Event.Matches(EventNames.Error) && (Code is null || Code == error.Code),
            Entry.EventEmitted other => Event.Matches(other.Name),
            _ => false,
        };

        /// <inheritdoc/>
        protected override string Words() => $"{Event}{Part(" ", Value)}{Part(" with code ", Code)} emitted";
    }

    /// <summary>Something becomes of an attempt.</summary>
    /// <param name="What">What becomes of it.</param>
    /// <param name="Scheme">Of one that is started: its scheme; null for any.</param>
    /// <param name="Transport">Of one that is started: its transport; null for any.</param>
    public sealed record Attempt(AttemptEvent What, string? Scheme, Transport? Transport) : EntryPattern
    {
        /// <inheritdoc/>
        public override bool Matches(Entry entry) => What switch
        {
            AttemptEvent.Started => entry is Entry.AttemptStarted start && IsOfItsKind(start),
            AttemptEvent.Opened => entry is Entry.AttemptOpened,
            AttemptEvent.Failed => entry is Entry.AttemptFailed,
            AttemptEvent.Closed => entry is Entry.AttemptClosed,
            AttemptEvent.GivenUp => entry is Entry.AttemptGivenUp,
        };

        /// <inheritdoc/>
        protected override string Words() => "an attempt " + What switch
        {
            AttemptEvent.Started => $"started{Part(" over ", Scheme)}{Part(" by ", Transport)}",
            AttemptEvent.Opened => "open",
            AttemptEvent.Failed => "failed",
            AttemptEvent.Closed => "closed",
            AttemptEvent.GivenUp => "given up",
        };

        private bool IsOfItsKind(Entry.AttemptStarted start) =>
            (Scheme is null || ConnectionUrl.SchemeOf(start.Url) == Scheme) && (Transport is null || start.Transport == Transport);
    }

    /// <summary>The client sends a message.</summary>
    /// <param name="Event">The event of the message.</param>
    public sealed record Sent(TextPattern Event) : EntryPattern
    {
        /// <summary>The channel that the message is about: its own, or the one that it subscribes to or leaves; null for any.</summary>
        public TextPattern? Channel { get; init; }

        /// <summary>The data of the message; null for any.</summary>
        public JsonPattern? Data { get; init; }

        /// <inheritdoc/>
        public override bool Matches(Entry entry) =>
            entry is Entry.TextSent sent && Frame.Parse(sent.Text) is Frame frame && Event.Matches(frame.Event) && IsOn(frame) && Carries(frame);

        /// <inheritdoc/>
        protected override string Words() => $"{Event} sent{Part(" on ", Channel)}{Part(" with the data ", Data)}";

        private bool IsOn(Frame frame) => Channel is null || (ChannelAuth.ChannelOf(frame) is string channel && Channel.Matches(channel));

        private bool Carries(Frame frame) => Data is null || (frame.Data is string data && Data.Matches(data));
    }

    /// <summary>A message reaches the program on a channel.</summary>
    /// <param name="Event">The event of the message.</param>
    public sealed record Received(TextPattern Event) : EntryPattern
    {
        /// <summary>The channel; null for any.</summary>
        public TextPattern? Channel { get; init; }

        /// <summary>The data of the message; null for any.</summary>
        public JsonPattern? Data { get; init; }

        /// <inheritdoc/>
        public override bool Matches(Entry entry) => entry is Entry.ChannelEvent named
            && Event.Matches(named.Name)
            && Channel?.Matches(named.Channel) != false
            && Data?.Matches(named.Data) != false;

        /// <inheritdoc/>
        protected override string Words() => $"{Event} received{Part(" on ", Channel)}{Part(" with the data ", Data)}";
    }

    /// <summary>An authentication request is made.</summary>
    /// <param name="Method">Its method, or null for any.</param>
    /// <param name="Url">Its address, or null for any.</param>
    /// <param name="Headers">Headers that it must carry.</param>
    /// <param name="Params">Parameters that it must carry, in any order: in the body of a POST, in the query of a GET.</param>
    /// <param name="Body">Its body, or null for any.</param>
    public sealed record Request(
        string? Method, TextPattern? Url, ValueList<NamedPattern> Headers, ValueList<NamedPattern> Params, TextPattern? Body) : EntryPattern
    {
        /// <summary>Any authentication request.</summary>
        public static Request Any { get; } = new(null, null, [], [], null);

        /// <inheritdoc/>
        public override bool Matches(Entry entry) => entry is Entry.AuthRequested request
            && (Method is null || Method == request.Method)
            && Url?.Matches(request.Url) != false
            && Body?.Matches(request.Body) != false
            && Headers.All(header => request.Headers.Any(given =>
                given.Name.Equals(header.Name, StringComparison.OrdinalIgnoreCase) && header.Value.Matches(given.Value)))
            && CarriesAll(request);

        /// <inheritdoc/>
        protected override string Words() => $"a request{Part(" ", Method)}{Part(" to ", Url)}{Part(" with the body ", Body)}"
            + string.Concat(Headers.Select(header => $" with {header.Name}: {header.Value}"))
            + string.Concat(Params.Select(parameter => $" with {parameter.Name}={parameter.Value}"));

        private bool CarriesAll(Entry.AuthRequested request)
        {
            ValueList<Parameter> carried = Params.Count == 0 ? [] : Form.Read(request.Method == "GET" ? Form.QueryOf(request.Url) : request.Body);
            return Params.All(parameter => carried.Any(given => given.Name == parameter.Name && parameter.Value.Matches(given.Value)));
        }
    }

    /// <summary>The program makes a call.</summary>
    /// <param name="Name">The call, such as <c>connect</c>.</param>
    public sealed record Call(string Name) : EntryPattern
    {
        /// <inheritdoc/>
        public override bool Matches(Entry entry) => entry is Entry.CallMade call && call.Name == Name;

        /// <inheritdoc/>
        protected override string Words() => $"the call {Name}";
    }

    /// <summary>A step of the scenario is taken.</summary>
    /// <param name="Id">The id of the step.</param>
    public sealed record Step(string Id) : EntryPattern
    {
        /// <inheritdoc/>
        public override bool Matches(Entry entry) => entry is Entry.StepTaken step && step.Id == Id;

        /// <inheritdoc/>
        protected override string Words() => $"step {Id} taken";
    }

    private static string Part(string before, object? value) =>
        value is null ? "" : before + Convert.ToString(value, CultureInfo.InvariantCulture);
}
