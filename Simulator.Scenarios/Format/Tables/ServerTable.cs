using Simulator.Collections;
using Simulator.Protocol;
using Simulator.Scenarios.Format.Codecs;
using Simulator.Servers;

namespace Simulator.Scenarios.Format.Tables;

/// <summary>The members of <c>server</c>: the kind of server, and the rules by which it reacts.</summary>
internal static class ServerTable
{
    private static readonly Codec<NamePattern> Pattern = Values.Name.Map(text => new NamePattern(text), pattern => pattern.Text);

    private static readonly Codec<bool> Authorised = Values.Words("proof", ("valid", true), ("invalid", false));

    private static readonly Codec<ServerTrigger.Receives> Received = Values.Object(new ServerTrigger.Receives(default, null, null))
        .Required("receives", "The event of a message of the client; with a star at its end, how it begins, such as ‘client-*’.", Pattern, r => r.Event, (r, value) => r with { Event = value })
        .Optional("channel", "The channel that the message is about, or how its name begins, such as ‘private-*’; any or none by default.", Pattern, r => r.Channel, (r, value) => r with { Channel = value })
        .Optional("auth", "Whether the message carries the right proof for its channel, which is the one that the endpoint grants by itself; no matter by default.", Authorised, r => r.Authorised, (r, value) => r with { Authorised = value });

    private static readonly Codec<ServerTrigger> Trigger = Values.OneOf(
        Values.WordsOr<ServerTrigger>("an object such as { \"receives\": \"pusher:ping\" }", "trigger", ("accepts", new ServerTrigger.Accepts()), ("malformed", new ServerTrigger.Malformed())),
        new KeyedCodec<ServerTrigger>(
            "trigger",
            [
                ("refuses", Values.Object(new ServerTrigger.Refuses(0))
                    .Required("refuses", "A new connection that the application does not allow, by the code for it.", Values.Int(4000, 4999), r => r.Code, (r, value) => r with { Code = value })
                    .As<ServerTrigger, ServerTrigger.Refuses>()),
                ("receives", Received.As<ServerTrigger, ServerTrigger.Receives>()),
                ("heardNothingFor", Values.Object(new ServerTrigger.HeardNothing(default, Subscribed: false))
                    .Required("heardNothingFor", "So long the client has said nothing; again once it has said something.", Values.PositiveDuration, s => s.For, (s, value) => s with { For = value })
                    .Optional("subscribed", "Whether only a connection with a subscription counts; false by default.", Values.Boolean, s => s.Subscribed, (s, value) => s with { Subscribed = value })
                    .As<ServerTrigger, ServerTrigger.HeardNothing>()),
                ("saidNothingFor", Values.Object(new ServerTrigger.SaidNothing(default))
                    .Required("saidNothingFor", "So long the server has said nothing; again once it has said something.", Values.PositiveDuration, s => s.For, (s, value) => s with { For = value })
                    .As<ServerTrigger, ServerTrigger.SaidNothing>()),
                ("openFor", Values.Object(new ServerTrigger.Open(default, null))
                    .Required("openFor", "So long the connection has been open.", Values.PositiveDuration, o => o.For, (o, value) => o with { For = value })
                    .Optional("without", "What must not have come in that time; nothing by default.", Received, o => o.Without, (o, value) => o with { Without = value })
                    .As<ServerTrigger, ServerTrigger.Open>()),
            ],
            [],
            ""));

    private static readonly Codec<ServerReply> Reply = Values.OneOf(
        Values.WordsOr<ServerReply>("an object such as { \"close\": … }", "reply", ("usual", new ServerReply.Usual()), ("accept", new ServerReply.Accept()), ("relay", new ServerReply.Relay())),
        new KeyedCodec<ServerReply>(
            "reply",
            [
                ("message", Wrapped("message", "A message.", Message())),
                ("error", Wrapped("error", "An error, and the connection stays open.", Values.Object(new ServerReply.Error(null, ""))
                    .Optional("code", "The code; none by default.", Values.Int(int.MinValue, int.MaxValue), e => e.Code, (e, value) => e with { Code = value })
                    .Optional("message", "The explanation.", Values.Text, e => e.Text, (e, value) => e with { Text = value })
                    .As<ServerReply, ServerReply.Error>())),
                ("raw", Wrapped("raw", "A text, as it is.", Values.Text.Map(text => new ServerReply.Raw(text), raw => raw.Text).As<ServerReply, ServerReply.Raw>())),
                ("close", Wrapped("close", "The end of the connection.", Values.OneOf(
                    Values.WordsOr<ServerReply>("an object with ‘code’", "close", ("reset", new ServerReply.Reset())),
                    Values.Object(new ServerReply.Close(0, ""))
                        .Required("code", "The code.", Values.CloseCode, c => c.Code, (c, value) => c with { Code = value })
                        .Optional("reason", "The reason.", Values.Text, c => c.Reason, (c, value) => c with { Reason = value })
                        .As<ServerReply, ServerReply.Close>()))),
                ("members", Wrapped("members", "The confirmation of a presence channel, with all who are there; the others hear who has come.", Values.Object(new ServerReply.Members(new PresenceForm(null, CountsFirst: false)))
                    .Optional("noInfo", "What stands for a user of whom nothing is told: any JSON value; else such a user is left out of the table.", Values.JsonText, m => m.Form.NoInfo, (m, value) => new ServerReply.Members(m.Form with { NoInfo = value }))
                    .Optional("countFirst", "Whether the count stands before the list; false by default.", Values.Boolean, m => m.Form.CountsFirst, (m, value) => new ServerReply.Members(m.Form with { CountsFirst = value }))
                    .As<ServerReply, ServerReply.Members>())),
                ("http", Wrapped("http", "An HTTP status in place of the upgrade, so that no socket opens; only for a new connection.", Values.Int(100, 599).Map(status => new ServerReply.Http(status), http => http.Status).As<ServerReply, ServerReply.Http>())),
            ],
            [],
            ""));

    private static readonly Codec<ValueList<ServerReply>> Replies = Values.OneOf(
        Reply.Map(reply => (ValueList<ServerReply>)[reply], replies => replies[0], replies => replies.Count == 1),
        Values.List(Reply));

    private static readonly Codec<ServerRule> Rule = new NamedCodec<ServerRule>("serverRule", () => Values.Object(new ServerRule(new ServerTrigger.Accepts(), []))
        .Required("when", "What the server sees.", Trigger, r => r.When, (r, value) => r with { When = value })
        .Required("then", "What it does then, one thing or a list of things; an empty list for nothing at all.", Replies, r => r.Then, (r, value) => r with { Then = value })
        .Optional("after", "How long it takes to react, beside the way on the path; no time by default.", Values.Duration, r => r.After, (r, value) => r with { After = value })
        .Optional("times", "How many times it reacts, over all connections; ‘always’ by default. After that the rules behind it decide.", Values.OrAlways, r => r.Times, (r, value) => r with { Times = value })
        .Check(ErrorIn));

    /// <summary>An ordered list of rules.</summary>
    public static Codec<ValueList<ServerRule>> Rules { get; } = Values.List(Rule);

    /// <summary>A dialect, as a file shows it.</summary>
    public static Codec<Dialect> Dialect { get; } = new NamedCodec<Dialect>("dialect", () => Values.Object(new Dialect("", default, []))
        .Required("dialect", "Its name.", Values.Name, d => d.Name, (d, value) => d with { Name = value })
        .Required("activityTimeout", "The activity timeout that its handshake tells, where the application says nothing else.", Values.PositiveDuration, d => d.ActivityTimeout, (d, value) => d with { ActivityTimeout = value })
        .Required("rules", "Its rules; the first that applies decides.", Rules, d => d.Rules, (d, value) => d with { Rules = value }));

    /// <summary>The kind of server: by its name, by a file, or as it is.</summary>
    private static readonly Codec<Dialect> Kind = Values.OneOf(
        new DialectFileCodec(),
        new WordsCodec<Dialect>("dialect", [.. Dialects.All.Select(dialect => (dialect.Name, dialect))], "the path of a file that ends in ‘.json’, or the dialect itself") { Meaning = dialect => Meaning(dialect.Name) },
        Dialect);

    /// <summary>The server of a scenario.</summary>
    public static Codec<ServerSetup> Setup { get; } = Values.Object(new ServerSetup())
        .Optional("dialect", "The kind of server: how it tells refusals, what it answers, when it has had enough. ‘dialects’ shows each as a file.", Kind, s => s.Dialect, (s, value) => s with { Dialect = value })
        .Optional("rules", "Rules by which it reacts, before those of the dialect; the first that applies decides.", Rules, s => s.Rules, (s, value) => s with { Rules = value });

    private static string Meaning(string name) => name switch
    {
        "pusher" => "the hosted service: a close frame with code and reason, and no message before it",
        "soketi" => "soketi 1.6: an error before each close, 4100 for the connection limit, HTTP 404 for a wrong path",
        _ => "Laravel Reverb: errors in-band with their data as a string, the limit leaves the socket open",
    };

    private static Codec<ServerReply> Message() => Values.Object(new ServerReply.Message("", null, null))
        .Required("event", "The event.", Values.Text, m => m.Event, (m, value) => m with { Event = value })
        .Optional("channel", "The channel, or \"*\" for that of the message that is answered; none by default.", Values.Text, m => m.Channel, (m, value) => m with { Channel = value })
        .Optional("data", "The data: any JSON value.", Values.JsonText, m => m.Data, (m, value) => m with { Data = value })
        .Optional("plain", "Whether the data stands in the message as it is, rather than inside a JSON string; false by default.", Values.Boolean, m => m.Plain, (m, value) => m with { Plain = value })
        .As<ServerReply, ServerReply.Message>();

    /// <summary>A reply that is the one member of an object.</summary>
    private static Codec<ServerReply> Wrapped(string name, string description, Codec<ServerReply> codec) =>
        Values.Object<ServerReply>(new ServerReply.Usual())
            .Required(name, description, codec, reply => reply, (_, value) => value)
            .Map(reply => reply, reply => reply, codec.CanWrite);

    private static string? ErrorIn(ServerRule rule)
    {
        bool isNew = rule.When is ServerTrigger.Accepts or ServerTrigger.Refuses;
        bool answers = isNew || rule.When is ServerTrigger.Receives or ServerTrigger.Malformed;
        return rule.Then.Any(reply => reply is ServerReply.Http) && (!isNew || rule.Then.Count > 1)
            ? "An HTTP status stands in place of the upgrade: ‘http’ must be the only reply, to ‘accepts’ or ‘refuses’."
            : rule.Then.Contains(new ServerReply.Accept()) && !isNew
                ? "‘accept’ is the handshake of a new connection. Use it with ‘accepts’ or ‘refuses’."
                : rule.Then.Any(reply => reply is ServerReply.Relay or ServerReply.Members) && rule.When is not ServerTrigger.Receives
                ? "‘relay’ and ‘members’ are about the message that they answer. Use them with ‘receives’."
                : rule.Then.Contains(new ServerReply.Usual()) && !answers
                    ? "Nothing is usual here: ‘usual’ stands for what a server answers to a new connection or a message. Write what it does."
                    : null;
    }
}
