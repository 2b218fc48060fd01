using Simulator.Collections;
using Simulator.Patterns;
using Simulator.Protocol;
using Simulator.Scenarios.Format.Codecs;

namespace Simulator.Scenarios.Format.Tables;

/// <summary>The kinds of thing that can be seen in a log, each with its members.</summary>
internal static class PatternTable
{
    private static readonly string StatePattern = string.Join('|', StateNames.All);

    private static readonly Codec<(string From, string To)> ChangeOfState = new TextCodec<(string From, string To)>(
        "a change of state such as \"connecting -> connected\"",
        (text, _) => Sides(text) is [string from, string to]
            ? Spelling.UnknownState([from, to])
            : "A transition is written with two states, such as \"connecting -> connected\".",
        text => (Sides(text)[0], Sides(text)[1]),
        change => $"{change.From} -> {change.To}",
        $@"^\s*({StatePattern})\s*(->|→)\s*({StatePattern})\s*$");

    // What a client of one's own emits besides can be named by an expression.
    private static readonly Codec<TextPattern> Event = Values.PatternOf(
        "an event such as \"connecting_in\"",
        pattern => pattern.IsExpression || EventNames.All.Contains(pattern.Source) ? null : Spelling.Unknown("event", pattern.Source, EventNames.All),
        $@"^({string.Join('|', EventNames.All)}|/[\s\S]+/)$");

    private static readonly Codec<AttemptEvent> AttemptEvents = Values.Words(
        "fate of an attempt",
        ("started", AttemptEvent.Started),
        ("opened", AttemptEvent.Opened),
        ("failed", AttemptEvent.Failed),
        ("closed", AttemptEvent.Closed),
        ("givenUp", AttemptEvent.GivenUp));

    private static readonly Codec<string> CallName =
        Values.Words("call", [.. new[] { "connect", "disconnect", "leavePage", "subscribe", "unsubscribe", "trigger" }.Select(name => (name, name))]);

    private static readonly Codec<ValueList<NamedPattern>> NamedPatterns = new DictionaryCodec<TextPattern>(Values.Pattern, (_, _) => null).Map(
        pairs => pairs.Select(pair => new NamedPattern(pair.Name, pair.Value)).ToValueList(),
        patterns => patterns.Select(pattern => (pattern.Name, pattern.Value)).ToValueList());

    /// <summary>The id of a step of the scenario.</summary>
    public static Codec<string> StepId { get; } = new TextCodec<string>(
        "the id of a step",
        (text, context) => context.StepIds.Contains(text) ? null : Spelling.Unknown("step with the id", text, context.StepIds),
        text => text,
        text => text);

    /// <summary>The scheme of an attempt.</summary>
    public static Codec<string> Scheme { get; } = Values.Words("scheme", ("ws", "ws"), ("wss", "wss"));

    /// <summary><c>transition</c>.</summary>
    public static ObjectCodec<EntryPattern.Transition> Transition { get; } = Values.Object(new EntryPattern.Transition("", ""))
        .Required("transition", "The change of state.", ChangeOfState, t => (t.From, t.To), (t, value) => new(value.From, value.To));

    /// <summary><c>emitted</c>.</summary>
    public static ObjectCodec<EntryPattern.Emitted> Emitted { get; } = Values.Object(new EntryPattern.Emitted(new TextPattern(""), null, null))
        .Required("emitted", "The event that the client emits.", Event, e => e.Event, (e, value) => e with { Event = value })
        .Optional("value", "With ‘connecting_in’: the seconds.", Values.Decimal, e => e.Value, (e, value) => e with { Value = value })
        .Optional("code", "With ‘error’: the code.", Values.Int(int.MinValue, int.MaxValue), e => e.Code, (e, value) => e with { Code = value })
        .OneOf("the payload", isRequired: false, "value", "code");

    /// <summary><c>sent</c>.</summary>
    public static ObjectCodec<EntryPattern.Sent> Sent { get; } = Values.Object(new EntryPattern.Sent(new TextPattern("")))
        .Group("sent", "The message that the client sends.", sent => sent
            .Required("event", "Its event.", Values.Pattern, s => s.Event, (s, value) => s with { Event = value })
            .Optional("channel", "The channel that it is about: its own, or the one that it subscribes to or leaves.", Values.Pattern, s => s.Channel, (s, value) => s with { Channel = value })
            .Optional("data", "Its data: any JSON value, or an expression between slashes that matches in its text.", Values.JsonPattern, s => s.Data, (s, value) => s with { Data = value }), isRequired: true);

    /// <summary><c>received</c>.</summary>
    public static ObjectCodec<EntryPattern.Received> Received { get; } = Values.Object(new EntryPattern.Received(new TextPattern("")))
        .Group("received", "A message that reaches the program on a channel.", received => received
            .Required("event", "Its event; ‘pusher:subscription_succeeded’ for the confirmation of a subscription.", Values.Pattern, r => r.Event, (r, value) => r with { Event = value })
            .Optional("channel", "The channel.", Values.Pattern, r => r.Channel, (r, value) => r with { Channel = value })
            .Optional("data", "Its data: any JSON value, or an expression between slashes that matches in its text.", Values.JsonPattern, r => r.Data, (r, value) => r with { Data = value }), isRequired: true);

    /// <summary><c>request</c>.</summary>
    public static ObjectCodec<EntryPattern.Request> Request { get; } = Values.Object(EntryPattern.Request.Any)
        .Group("request", "An authentication request that is made.", request => request
            .Optional("method", "Its method.", Values.Name, r => r.Method, (r, value) => r with { Method = value })
            .Optional("url", "Its address.", Values.Pattern, r => r.Url, (r, value) => r with { Url = value })
            .Optional("params", "Parameters that it carries, in any order: in the body of a POST, in the query of a GET.", NamedPatterns, r => r.Params, (r, value) => r with { Params = value })
            .Optional("headers", "Headers that it carries.", NamedPatterns, r => r.Headers, (r, value) => r with { Headers = value })
            .Optional("body", "Its body.", Values.Pattern, r => r.Body, (r, value) => r with { Body = value }), isRequired: true);

    private static readonly ObjectCodec<EntryPattern.Entered> Entered = Values.Object(new EntryPattern.Entered(""))
        .Required("state", "The state that is entered.", Values.State, s => s.State, (s, value) => new(value));

    private static readonly ObjectCodec<EntryPattern.Attempt> Attempt = Values.Object(new EntryPattern.Attempt(AttemptEvent.Started, null, null))
        .Required("attempt", "What becomes of an attempt.", AttemptEvents, a => a.What, (a, value) => a with { What = value })
        .Optional("scheme", "With ‘started’: its scheme.", Scheme, a => a.Scheme, (a, value) => a with { Scheme = value })
        .Optional("transport", "With ‘started’: its transport.", ClientTable.Transport, a => a.Transport, (a, value) => a with { Transport = value });

    private static readonly ObjectCodec<EntryPattern.Call> Call = Values.Object(new EntryPattern.Call(""))
        .Required("call", "The call that the program makes.", CallName, c => c.Name, (c, value) => new(value));

    private static readonly ObjectCodec<EntryPattern.Step> Step = Values.Object(new EntryPattern.Step(""))
        .Required("step", "The id of the step that is taken.", StepId, s => s.Id, (s, value) => new(value));

    /// <summary>The table: exactly one kind.</summary>
    public static Codec<EntryPattern> Pattern { get; } = new NamedCodec<EntryPattern>("pattern", () => new KeyedCodec<EntryPattern>(
        "pattern", [.. Kinds!, ("step", Step.As<EntryPattern, EntryPattern.Step>())], [], "").CheckMembers(pattern => pattern));

    /// <summary>The same of what can be seen in any run, whatever its steps are called.</summary>
    public static Codec<EntryPattern> InEveryRun { get; } = new NamedCodec<EntryPattern>("patternInEveryRun", () => new KeyedCodec<EntryPattern>(
        "pattern", Kinds!, ["step"], "is about one run, and a rule is about every one. Leave it away.").CheckMembers(pattern => pattern));

    private static (string Key, Codec<EntryPattern> Codec)[] Kinds { get; } =
    [
        ("state", Entered.As<EntryPattern, EntryPattern.Entered>()),
        ("transition", Transition.As<EntryPattern, EntryPattern.Transition>()),
        ("emitted", Emitted.As<EntryPattern, EntryPattern.Emitted>()),
        ("attempt", Attempt.As<EntryPattern, EntryPattern.Attempt>()),
        ("sent", Sent.As<EntryPattern, EntryPattern.Sent>()),
        ("received", Received.As<EntryPattern, EntryPattern.Received>()),
        ("request", Request.As<EntryPattern, EntryPattern.Request>()),
        ("call", Call.As<EntryPattern, EntryPattern.Call>()),
    ];

    /// <summary>What holds a pattern, less those with a member that the thing seen never has.</summary>
    public static Codec<T> CheckMembers<T>(this Codec<T> codec, Func<T, EntryPattern> patternOf) => codec
        .Check("value", owner => patternOf(owner) is EntryPattern.Emitted { Value: not null } emitted ? PayloadErrorIn(emitted, "value", EventNames.ConnectingIn) : null)
        .Check("code", owner => patternOf(owner) is EntryPattern.Emitted { Code: not null } emitted ? PayloadErrorIn(emitted, "code", EventNames.Error) : null)
        .Check("scheme", owner => patternOf(owner) is EntryPattern.Attempt { Scheme: not null } attempt ? StartErrorIn(attempt, "scheme") : null)
        .Check("transport", owner => patternOf(owner) is EntryPattern.Attempt { Transport: not null } attempt ? StartErrorIn(attempt, "transport") : null);

    private static string? PayloadErrorIn(EntryPattern.Emitted emitted, string member, string carrier) => emitted.Event.Matches(carrier)
        ? null
        : $"‘{member}’ is about ‘{carrier}’, and no other event carries it. Leave it away, or expect ‘{carrier}’.";

    private static string? StartErrorIn(EntryPattern.Attempt attempt, string member) => attempt.What == AttemptEvent.Started
        ? null
        : $"‘{member}’ is about an attempt that is started. Leave it away, or write ‘started’.";

    private static string[] Sides(string text) =>
        [.. text.Replace("→", "->", StringComparison.Ordinal).Split("->").Select(side => side.Trim())];
}
