using Newtonsoft.Json.Linq;
using Simulator.Collections;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Format.Codecs;
using Simulator.Time;

namespace Simulator.Scenarios.LogFiles;

/// <summary>The lines of a log file that tell entries: the one table that reads and writes them, and that the page of the format is drawn from.</summary>
internal static class EntryTable
{
    /// <summary>The member that names the kind of an entry.</summary>
    public const string KindMember = "entry";

    private static readonly Codec<int> Number = Values.Int(int.MinValue, int.MaxValue);

    private static readonly Codec<Duration> Length = new NumberCodec<long>(0, Duration.Longest.Milliseconds).Map(milliseconds => new Duration(milliseconds), length => length.Milliseconds);

    private static readonly Codec<Transport> TransportName = Values.Words("transport", ("websocket", Transport.WebSocket), ("flash", Transport.Flash));

    private static readonly Codec<ValueList<Parameter>> Pairs = Values.List(Values.List(Values.Text, 2, 2).Map(
        pair => new Parameter(pair[0], pair[1]),
        parameter => (ValueList<string>)[parameter.Name, parameter.Value]));

    /// <summary>A moment in whole milliseconds.</summary>
    public static Codec<Instant> Milliseconds { get; } = Length.Map(since => Instant.Start + since, instant => instant - Instant.Start);

    /// <summary>All kinds: what the world and the program do, what the client shows, its attempts and what is on the wire.</summary>
    public static IReadOnlyList<EntryKind> Kinds { get; } = [.. OfSteps(), .. OfTheWorld(), .. OfTheClient(), .. OfAttempts(), .. OfRequests()];

    private static readonly Dictionary<Type, EntryKind> ByType = Kinds.ToDictionary(kind => kind.Type);

    private static readonly Dictionary<string, EntryKind> ByName = Kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>The tree of the line that tells <paramref name="entry"/>.</summary>
    public static JObject Write(Entry entry) => (JObject)ByType[entry.GetType()].Codec.Write(entry);

    /// <summary>Reads the tree of a line, and reports everything that is wrong with it.</summary>
    public static bool TryRead(JObject line, ReadContext context, out Entry entry)
    {
        entry = null!;
        if (line[KindMember] is not JToken name)
        {
            context.Report(line, $"The member ‘{KindMember}’ is missing. Add it: what has happened, such as \"stateChange\". The last line has ‘end’ instead.");
        }
        else if (name.Type != JTokenType.String || !ByName.ContainsKey((string)name!))
        {
            context.Report(name, name.Type == JTokenType.String ? Spelling.Unknown("kind of entry", (string)name!, [.. ByName.Keys]) : $"Expected a kind of entry, such as \"stateChange\", but this is {TokenWords.Describe(name)}.");
        }
        else
        {
            return ByName[(string)name!].Codec.TryRead(line, context, out entry);
        }

        return false;
    }

    private static EntryKind[] OfSteps() =>
    [
        Kind("created", "The client is created.", new Entry.Created(default), kind => kind),
        Kind("stepTaken", "A step of the scenario is taken: its place from 1, what it does in words, its id and its note.", new Entry.StepTaken(default, 0, "", null, null), kind => kind
            .Required("number", "Its place.", Number, e => e.Number, (e, value) => e with { Number = value })
            .Required("text", "What it does.", Values.Text, e => e.Text, (e, value) => e with { Text = value })
            .Optional("id", "Its id.", Values.Text, e => e.Id, (e, value) => e with { Id = value })
            .Optional("note", "Its note.", Values.Text, e => e.Note, (e, value) => e with { Note = value })),
        Kind("stepPostponed", "A step is due that is taken only on waking.", new Entry.StepPostponed(default, 0, ""), kind => kind
            .Required("number", "Its place.", Number, e => e.Number, (e, value) => e with { Number = value })
            .Required("text", "What it will do.", Values.Text, e => e.Text, (e, value) => e with { Text = value })),
        Kind("stepMissed", "A step that waited for something was never due.", new Entry.StepMissed(default, 0, ""), kind => kind
            .Required("number", "Its place.", Number, e => e.Number, (e, value) => e with { Number = value })
            .Required("text", "What it waited for.", Values.Text, e => e.Text, (e, value) => e with { Text = value })),
        Kind("woken", "The device wakes.", new Entry.Woken(default), kind => kind),
        Kind("callMade", "The program calls `connect`, `disconnect`, `leavePage`, `subscribe`, `unsubscribe` or `trigger`; `data` is JSON text.", new Entry.CallMade(default, "", null), kind => kind
            .Required("name", "The call.", Values.Text, e => e.Name, (e, value) => e with { Name = value })
            .Optional("inHandler", "The event in whose handler it is made.", Values.Text, e => e.InHandler, (e, value) => e with { InHandler = value })
            .Optional("channel", "The channel that it is about.", Values.Text, e => e.Channel, (e, value) => e with { Channel = value })
            .Optional("event", "The event of ‘trigger’.", Values.Text, e => e.Event, (e, value) => e with { Event = value })
            .Optional("data", "The data of ‘trigger’.", Values.Text, e => e.Data, (e, value) => e with { Data = value })),
    ];

    private static EntryKind[] OfTheWorld() =>
    [
        Kind("noticeGiven", "The operating system tells the client that the network is back, or gone.", new Entry.NoticeGiven(default, false), kind => kind
            .Required("online", "Whether the network is back.", Values.Boolean, e => e.Online, (e, value) => e with { Online = value })),
        Kind("worldChanged", "The world changes in a way that rules ask about: whether a healthy path leads to a server that accepts the client, whether the connection limit is reached, whether open sockets are dead; timers fire only at multiples of so many milliseconds.", new Entry.WorldChanged(default, false, false), kind => kind
            .Required("accepting", "Whether the server accepts the client.", Values.Boolean, e => e.Accepting, (e, value) => e with { Accepting = value })
            .Required("full", "Whether the connection limit is reached.", Values.Boolean, e => e.Full, (e, value) => e with { Full = value })
            .Optional("silent", "Whether open sockets are dead.", Values.Boolean, e => e.Silent, (e, value) => e with { Silent = value })
            .Optional("throttle", "Milliseconds from one firing of timers to the next.", Length, e => e.Throttle, (e, value) => e with { Throttle = value })),
        Kind("worldActed", "The path or the server does something of its own accord, in words.", new Entry.WorldActed(default, ""), kind => kind
            .Required("text", "What it does.", Values.Text, e => e.Text, (e, value) => e with { Text = value })),
        Kind("stopped", "The run is stopped before its end: by a limit, or because the client threw or misused the port.", new Entry.Stopped(default, "", ""), kind => kind
            .Required("cause", "What happened, by its short name.", Values.Text, e => e.Cause, (e, value) => e with { Cause = value })
            .Required("explanation", "What happened, in a sentence.", Values.Text, e => e.Explanation, (e, value) => e with { Explanation = value })),
    ];

    private static EntryKind[] OfTheClient() =>
    [
        Kind("stateChange", "The client emits `state_change`.", new Entry.StateChange(default, "", ""), kind => kind
            .Required("previous", "The state that it left.", Values.Text, e => e.Previous, (e, value) => e with { Previous = value })
            .Required("current", "The state that it entered.", Values.Text, e => e.Current, (e, value) => e with { Current = value })),
        Kind("stateEvent", "The client emits the event named after a state; `socketId` is what a program reads in its handler.", new Entry.StateEvent(default, ""), kind => kind
            .Required("state", "The state.", Values.Text, e => e.State, (e, value) => e with { State = value })
            .Optional("socketId", "The id of the connection.", Values.Text, e => e.SocketId, (e, value) => e with { SocketId = value })),
        Kind("stateRead", "The state that can be read is another one than before.", new Entry.StateRead(default, ""), kind => kind
            .Required("state", "The state.", Values.Text, e => e.State, (e, value) => e with { State = value })),
        Kind("connectingIn", "The client emits `connecting_in`.", new Entry.ConnectingIn(default, 0), kind => kind
            .Required("seconds", "The payload.", Values.Decimal, e => e.Seconds, (e, value) => e with { Seconds = value })),
        Kind("error", "The client emits `error`; the payload is JSON text.", new Entry.ErrorEmitted(default, ""), kind => kind
            .Required("payload", "The payload.", Values.Text, e => e.Payload, (e, value) => e with { Payload = value })),
        Kind("otherEvent", "The client emits any other event of the connection.", new Entry.EventEmitted(default, "", ""), kind => kind
            .Required("name", "Its name.", Values.Text, e => e.Name, (e, value) => e with { Name = value })
            .Required("data", "Its payload.", Values.Text, e => e.Data, (e, value) => e with { Data = value })),
        Kind("channelEvent", "A message of a channel reaches the program; `data` is JSON text, or empty.", new Entry.ChannelEvent(default, "", "", ""), kind => kind
            .Required("channel", "The channel.", Values.Text, e => e.Channel, (e, value) => e with { Channel = value })
            .Required("name", "The event.", Values.Text, e => e.Name, (e, value) => e with { Name = value })
            .Required("data", "The data.", Values.Text, e => e.Data, (e, value) => e with { Data = value })),
        Kind("deadlineReached", "A deadline that the client asked for has come.", new Entry.DeadlineReached(default), kind => kind),
    ];

    private static EntryKind[] OfAttempts() =>
    [
        Kind("attemptStarted", "The client starts an attempt; transport `websocket` or `flash`.", new Entry.AttemptStarted(default, 0, Transport.WebSocket, ""), kind => kind
            .Required("attempt", "Its number.", Number, e => e.Attempt, (e, value) => e with { Attempt = value })
            .Required("transport", "What carries it.", TransportName, e => e.Transport, (e, value) => e with { Transport = value })
            .Required("url", "Its address.", Values.Text, e => e.Url, (e, value) => e with { Url = value })),
        Kind("attemptOpened", "Its socket is open.", new Entry.AttemptOpened(default, 0), kind => kind
            .Required("attempt", "Its number.", Number, e => e.Attempt, (e, value) => e with { Attempt = value })),
        Kind("attemptFailed", "It was refused, or broke before it was open.", new Entry.AttemptFailed(default, 0, ""), kind => kind
            .Required("attempt", "Its number.", Number, e => e.Attempt, (e, value) => e with { Attempt = value })
            .Required("reason", "What the network said.", Values.Text, e => e.Reason, (e, value) => e with { Reason = value })),
        Kind("attemptClosed", "The client is told that its socket is closed.", new Entry.AttemptClosed(default, 0, 0, "", false), kind => kind
            .Required("attempt", "Its number.", Number, e => e.Attempt, (e, value) => e with { Attempt = value })
            .Required("code", "The close code.", Number, e => e.Code, (e, value) => e with { Code = value })
            .Required("reason", "The reason; may be empty.", Values.Text, e => e.Reason, (e, value) => e with { Reason = value })
            .Required("clean", "Whether the closing handshake was completed.", Values.Boolean, e => e.Clean, (e, value) => e with { Clean = value })),
        Kind("attemptGivenUp", "The client closes it, opened or not.", new Entry.AttemptGivenUp(default, 0), kind => kind
            .Required("attempt", "Its number.", Number, e => e.Attempt, (e, value) => e with { Attempt = value })),
        Kind("textReceived", "A text reaches the client.", new Entry.TextReceived(default, 0, ""), kind => kind
            .Required("attempt", "The attempt on whose socket it came.", Number, e => e.Attempt, (e, value) => e with { Attempt = value })
            .Required("text", "The text.", Values.Text, e => e.Text, (e, value) => e with { Text = value })),
        Kind("textSent", "The client sends a text.", new Entry.TextSent(default, 0, ""), kind => kind
            .Required("attempt", "The attempt on whose socket it goes.", Number, e => e.Attempt, (e, value) => e with { Attempt = value })
            .Required("text", "The text.", Values.Text, e => e.Text, (e, value) => e with { Text = value })),
    ];

    private static EntryKind[] OfRequests() =>
    [
        Kind("authRequested", "The client calls the authentication endpoint; headers are pairs of texts.", new Entry.AuthRequested(default, 0, "", "", [], ""), kind => kind
            .Required("request", "The number of the request.", Number, e => e.Request, (e, value) => e with { Request = value })
            .Required("method", "The HTTP method.", Values.Text, e => e.Method, (e, value) => e with { Method = value })
            .Required("url", "The address.", Values.Text, e => e.Url, (e, value) => e with { Url = value })
            .Required("headers", "The headers that the client sets.", Pairs, e => e.Headers, (e, value) => e with { Headers = value })
            .Required("body", "The body; may be empty.", Values.Text, e => e.Body, (e, value) => e with { Body = value })),
        Kind("authAnswered", "The endpoint answers; status 0 where the request failed on the way.", new Entry.AuthAnswered(default, 0, 0, ""), kind => kind
            .Required("request", "The number of the request.", Number, e => e.Request, (e, value) => e with { Request = value })
            .Required("status", "The HTTP status.", Number, e => e.Status, (e, value) => e with { Status = value })
            .Required("body", "The body.", Values.Text, e => e.Body, (e, value) => e with { Body = value })),
    ];

    private static EntryKind Kind<T>(string name, string meaning, T empty, Func<ObjectCodec<T>, ObjectCodec<T>> add)
        where T : Entry
    {
        ObjectCodec<T> common = Values.Object(empty)
            .Required("at", "Milliseconds since the creation of the client.", Milliseconds, e => e.At, (e, value) => e with { When = new Moment(value, value) })
            .Optional("awake", "The same less the time slept.", Milliseconds, e => e.Awake == e.At ? null : e.Awake, (e, value) => e with { When = new Moment(e.At, value) })
            .With(new Member<T>(KindMember, "What has happened.", IsRequired: true, (JToken _, ReadContext _, ref T _) => true, _ => new JValue(name), _ => []));
        ObjectCodec<T> whole = add(common);
        return new EntryKind(
            name,
            meaning,
            typeof(T),
            whole.Members.Skip(common.Members.Count()).Select(member => member.IsRequired ? member.Name : $"{member.Name}?").ToValueList(),
            whole.As<Entry, T>());
    }
}
