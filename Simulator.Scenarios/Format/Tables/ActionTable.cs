using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Simulator.Collections;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Scenarios.Format.Codecs;
using Simulator.Simulation;

namespace Simulator.Scenarios.Format.Tables;

/// <summary>What a step can do: each kind with its forms.</summary>
internal static class ActionTable
{
    private static readonly (string Word, ProgramCall Value)[] Calls =
        [("connect", ProgramCall.Connect), ("disconnect", ProgramCall.Disconnect), ("leavePage", ProgramCall.LeavePage)];

    private static readonly Codec<(string Event, string? Channel)> Event = Values.OneOf(
        Values.WordsOr("an object with ‘event’ and ‘channel’", "event", [.. EventNames.All.Select(name => (name, (Event: name, Channel: (string?)null)))]),
        Values.Object((Event: "", Channel: (string?)null))
            .Required("event", "The event that comes on the channel.", Values.Name, e => e.Event, (e, value) => (value, e.Channel))
            .Required("channel", "The channel.", Values.Name, e => e.Channel!, (e, value) => (e.Event, value)));

    /// <summary><c>client</c>: the program's own calls.</summary>
    public static Codec<StepAction> Client { get; } = Values.OneOf(
        Values.WordsOr("an object with ‘subscribe’, ‘unsubscribe’, ‘trigger’ or ‘inHandler’", "call", Calls)
            .Map(call => new StepAction.Call(call), step => step.Made).As<StepAction, StepAction.Call>(),
        new KeyedCodec<StepAction>(
            "call",
            [
                .. ChannelCalls().Select(call => (call.Key, call.Codec.Map(made => new StepAction.Call(made), step => step.Made).As<StepAction, StepAction.Call>())),
                ("inHandler", Values.Object(new StepAction.InHandler("", ProgramCall.Connect))
                    .Required("inHandler", "The event in whose handler the call is made.", Event, h => (h.Event, h.Channel), (h, value) => h with { Event = value.Event, Channel = value.Channel })
                    .Required("call", "The call.", AnyCall(), h => h.Made, (h, value) => h with { Made = value })
                    .Optional("times", "How many times it is made, each the next time that the event fires; once by default.", Values.OrAlways, h => h.Times, (h, value) => h with { Times = value })
                    .As<StepAction, StepAction.InHandler>()),
            ],
            [],
            ""));

    /// <summary><c>server</c>: whether it answers, and by which rules.</summary>
    public static Codec<StepAction> Server { get; } = Values.OneOf(
        new WordsCodec<ServerMode>("server", [("up", ServerMode.Up), ("down", ServerMode.Down), ("silent", ServerMode.Silent), ("draining", ServerMode.Draining)], "an object with ‘rules’") { Meaning = MeaningOf }
            .Map(mode => new StepAction.Server(mode), server => server.Mode)
            .As<StepAction, StepAction.Server>(),
        Values.Object(new StepAction.ServerRules([]))
            .Required("rules", "The rules by which it reacts from now on, in place of earlier ones and before those of its dialect; the first that applies decides.", ServerTable.Rules, s => s.Rules, (s, value) => s with { Rules = value })
            .As<StepAction, StepAction.ServerRules>());

    /// <summary><c>publish</c>: a message to those who are subscribed.</summary>
    public static Codec<StepAction> Publish { get; } = Values.Object(new StepAction.Publish("", "", null))
        .Required("event", "The event.", Values.Text, m => m.Event, (m, value) => m with { Event = value })
        .Required("channel", "The channel.", Values.Name, m => m.Channel, (m, value) => m with { Channel = value })
        .Optional("data", "The data: any JSON value.", Values.JsonText, m => m.Data, (m, value) => m with { Data = value })
        .As<StepAction, StepAction.Publish>();

    /// <summary><c>answer</c>: how attempts are refused.</summary>
    public static Codec<StepAction> Answer { get; } = Values.OneOf(
        Values.WordsOr<StepAction>("an object with ‘code’", "answer", ("accept", new StepAction.Accept())),
        Values.Object(new StepAction.Answer(0, "", null, ThenClose: true))
            .Required("code", "The code.", Values.CloseCode, a => a.Code, (a, value) => a with { Code = value })
            .Optional("message", "The explanation that goes with it.", Values.Text, a => a.Text, (a, value) => a with { Text = value })
            .Optional("attempts", "How many attempts; all from now on by default.", Values.Positive, a => a.Attempts, (a, value) => a with { Attempts = value })
            .Optional("close", "Whether the socket is closed with the code; else an error message is sent and the socket left open.", Values.Boolean, a => a.ThenClose, (a, value) => a with { ThenClose = value })
            .As<StepAction, StepAction.Answer>());

    /// <summary><c>handshake</c>: what accepted attempts receive.</summary>
    public static Codec<StepAction> Handshake { get; } = Values.OneOf(
        Values.WordsOr<StepAction>("an object with ‘raw’", "handshake", ("none", new StepAction.Handshake([], null)), ("normal", new StepAction.NormalHandshake())),
        Values.Object(new StepAction.Handshake([], null))
            .Required("raw", "The text, or the texts one after the other.", Texts(), h => h.Texts, (h, value) => h with { Texts = value })
            .Optional("attempts", "How many attempts; all from now on by default.", Values.Positive, h => h.Attempts, (h, value) => h with { Attempts = value })
            .As<StepAction, StepAction.Handshake>());

    /// <summary><c>close</c>: the end of the open connection.</summary>
    public static Codec<StepAction> Close { get; } = Values.OneOf(
        Values.WordsOr<StepAction>("an object with ‘code’", "close", ("reset", new StepAction.Reset())),
        Values.Object(new StepAction.Close(0, ""))
            .Required("code", "The code.", Values.CloseCode, c => c.Code, (c, value) => c with { Code = value })
            .Optional("reason", "The reason.", Values.Text, c => c.Reason, (c, value) => c with { Reason = value })
            .As<StepAction, StepAction.Close>());

    /// <summary><c>error</c>: an error message on the open connection.</summary>
    public static Codec<StepAction> Error { get; } = Values.Object(new StepAction.Error(null, ""))
        .Optional("code", "The code; none by default.", Values.Int(int.MinValue, int.MaxValue), e => e.Code, (e, value) => e with { Code = value })
        .Optional("message", "The explanation.", Values.Text, e => e.Text, (e, value) => e with { Text = value })
        .As<StepAction, StepAction.Error>();

    /// <summary><c>message</c>: a message to the client.</summary>
    public static Codec<StepAction> Message { get; } = Values.Object(new StepAction.Message("", null, null))
        .Required("event", "The event.", Values.Text, m => m.Event, (m, value) => m with { Event = value })
        .Optional("channel", "The channel; none by default.", Values.Text, m => m.Channel, (m, value) => m with { Channel = value })
        .Optional("data", "The data: any JSON value.", Values.JsonText, m => m.Data, (m, value) => m with { Data = value })
        .As<StepAction, StepAction.Message>();

    /// <summary><c>raw</c>: a text to the client, as it is.</summary>
    public static Codec<StepAction> Raw { get; } =
        Values.Text.Map(text => new StepAction.Raw(text), raw => raw.Text).As<StepAction, StepAction.Raw>();

    /// <summary><c>app</c>: a change of the application.</summary>
    public static Codec<StepAction> App { get; } =
        AppTable.Change.Map(change => new StepAction.App(change), app => app.Change).As<StepAction, StepAction.App>();

    /// <summary><c>sleep</c>: how long the device sleeps.</summary>
    public static Codec<StepAction> Sleep { get; } =
        Values.PositiveDuration.Map(length => new StepAction.Sleep(length), sleep => sleep.Length).As<StepAction, StepAction.Sleep>();

    /// <summary><c>throttle</c>: of how long timers fire only at multiples.</summary>
    public static Codec<StepAction> Throttle { get; } =
        Values.Duration.Map(every => new StepAction.Throttle(every), throttle => throttle.Every).As<StepAction, StepAction.Throttle>();

    /// <summary><c>wallClock</c>: how far the wall clock is set.</summary>
    public static Codec<StepAction> WallClock { get; } =
        Values.Jump.Map(by => new StepAction.WallClock(by), clock => clock.By).As<StepAction, StepAction.WallClock>();

    /// <summary><c>auth</c>: how the authentication endpoint answers.</summary>
    public static Codec<StepAction> Auth { get; } = Values.Object(new StepAction.Auth(0, null, null))
        .Required("status", "The HTTP status.", Values.Int(100, 599), a => a.Status, (a, value) => a with { Status = value })
        .Optional("body", "The body, a text or any JSON value; the usual one of the status by default.", Body(), a => a.Body, (a, value) => a with { Body = value })
        .Optional("after", "How long an answer takes; the path's usual time by default.", Values.Duration, a => a.After, (a, value) => a with { After = value })
        .As<StepAction, StepAction.Auth>();

    /// <summary><c>expect</c>: an expectation about the instant of the step.</summary>
    public static Codec<StepAction> Expect { get; } = ExpectationTable.InStep
        .Map(expectation => new StepAction.Expect(expectation), step => step.Expectation)
        .As<StepAction, StepAction.Expect>();

    private static Codec<ProgramCall> AnyCall() => Values.OneOf(
        Values.WordsOr("an object with ‘subscribe’, ‘unsubscribe’ or ‘trigger’", "call", Calls),
        new KeyedCodec<ProgramCall>("call", [.. ChannelCalls()], [], ""));

    private static string MeaningOf(ServerMode mode) => mode switch
    {
        ServerMode.Up => "answers",
        ServerMode.Down => "is not there: sockets are reset, attempts refused",
        ServerMode.Silent => "lets sockets open and stay open, and sends nothing",
        ServerMode.Draining => "closes all sockets with 4200, one after the other, and refuses new ones with the same",
    };

    private static IEnumerable<(string Key, Codec<ProgramCall> Codec)> ChannelCalls() =>
    [
        ("subscribe", Values.Object(new ProgramCall.Subscribe(""))
            .Required("subscribe", "The channel to ask for.", Values.Name, s => s.To, (s, value) => s with { To = value })
            .As<ProgramCall, ProgramCall.Subscribe>()),
        ("unsubscribe", Values.Object(new ProgramCall.Unsubscribe(""))
            .Required("unsubscribe", "The channel to leave.", Values.Name, s => s.From, (s, value) => s with { From = value })
            .As<ProgramCall, ProgramCall.Unsubscribe>()),
        ("trigger", Values.Object(new ProgramCall.Trigger("", "", "{}"))
            .Required("trigger", "The client event; by the protocol its name begins with ‘client-’.", Values.Name, t => t.Event, (t, value) => t with { Event = value })
            .Required("channel", "The channel on which it is sent.", Values.Name, t => t.On, (t, value) => t with { On = value })
            .Optional("data", "The data: any JSON value; {} by default.", Values.JsonText, t => t.Data, (t, value) => t with { Data = value })
            .As<ProgramCall, ProgramCall.Trigger>()),
    ];

    private static Codec<ValueList<string>> Texts() => Values.OneOf(
        Values.Text.Map(text => (ValueList<string>)[text], texts => texts[0], texts => texts.Count == 1),
        Values.List(Values.Text, min: 1).Map(texts => texts, texts => texts, texts => texts.Count > 0));

    private static Codec<string> Body() => Values.Json.Map(
        token => token.Type == JTokenType.String ? (string)token! : token.ToString(Formatting.None),
        body => StrictJson.ParseValue(body) is JContainer token && token.ToString(Formatting.None) == body ? token : new JValue(body));
}
