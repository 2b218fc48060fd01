using Simulator.Collections;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Servers;

/// <summary>The usual servers, as they were seen over real sockets.</summary>
/// <remarks>
/// Source: frames of soketi 1.6.1 and Laravel Reverb of June 2026, some thirty conversations each. What they do on a grid of their own
/// (Reverb looks every 60 s) is told by the earliest time; what depends on signatures by the proof that the endpoint of a scenario grants.
/// </remarks>
public static class Dialects
{
    private static readonly NamePattern Private = new("private-*");
    private static readonly NamePattern Presence = new("presence-*");

    /// <summary>The hosted service: a close frame with code and reason, and no message before it.</summary>
    public static Dialect Pusher { get; } = new("pusher", Duration.FromSeconds(120), []);

    /// <summary>soketi 1.6.1: an error before each close, and no reason in it; 4100 for the connection limit; HTTP 404 for a wrong path; any protocol version.</summary>
    public static Dialect Soketi { get; } = new("soketi", Duration.FromSeconds(30),
    [
        Refusal(4001, 4001, "App key does not exist."),
        Refusal(4003, 4003, "The app is not enabled."),
        Refusal(4004, 4100, "The current concurrent connections quota has been reached."),
        Refusal(4200, 4200, "Server closed. Please reconnect shortly."),
        new(new ServerTrigger.Refuses(CloseCodes.UnknownPath), [new ServerReply.Http(404)]),
        .. AnyVersion,
        Unauthorised(Private, SoketiAuthError),
        Unauthorised(Presence, SoketiAuthError),
        new(new ServerTrigger.Receives(new(ChannelMessages.Subscribe), Presence, null), [new ServerReply.Members(new PresenceForm(NoInfo: null, CountsFirst: false))]),
        new(new ServerTrigger.Receives(new(ChannelMessages.Subscribe), null, null), [new ServerReply.Message(ChannelMessages.Succeeded, "*", null)]),
        new(new ServerTrigger.SaidNothing(Duration.FromSeconds(120)), [new ServerReply.Close(4201, "")]),
    ]);

    /// <summary>Laravel Reverb: errors in-band with their data as a string; the limit leaves the socket open; whatever it does not know is error 4200.</summary>
    public static Dialect Reverb { get; } = new("reverb", Duration.FromSeconds(30),
    [
        new(new ServerTrigger.Refuses(4001), [Told(4001, "Application does not exist"), new ServerReply.Reset()]),
        new(new ServerTrigger.Refuses(4003), [Told(4001, "Application does not exist"), new ServerReply.Reset()]),
        new(new ServerTrigger.Refuses(4004), [Told(4004, "Application is over connection quota")]),
        new(new ServerTrigger.Refuses(CloseCodes.UnknownPath), [new ServerReply.Http(404)]),
        .. AnyVersion,
        Unauthorised(Private, Told(4009, "Connection is unauthorized")),
        Unauthorised(Presence, Told(4009, "Connection is unauthorized")),
        new(new ServerTrigger.Receives(new(ChannelMessages.Subscribe), Presence, null), [new ServerReply.Members(new PresenceForm(NoInfo: "null", CountsFirst: true))]),
        new(new ServerTrigger.Receives(new(ChannelMessages.Subscribe), NamePattern.Any, null), [new ServerReply.Message(ChannelMessages.Succeeded, "*", "{}")]),
        new(new ServerTrigger.Receives(new("pusher:ping"), null, null), [new ServerReply.Message("pusher:pong", null, null)]),
        new(new ServerTrigger.Receives(new("pusher:pong"), null, null), []),
        new(new ServerTrigger.Receives(new(ChannelMessages.Unsubscribe), null, null), []),
        new(new ServerTrigger.Receives(new("client-*"), NamePattern.Any, null), [new ServerReply.Relay()]),
        new(new ServerTrigger.Receives(NamePattern.Any, null, null), [Invalid]),
        new(new ServerTrigger.Malformed(), [Invalid]),
        new(new ServerTrigger.HeardNothing(Duration.FromSeconds(60), Subscribed: true), [new ServerReply.Message("pusher:ping", null, null)]),
        new(new ServerTrigger.HeardNothing(Duration.FromSeconds(120), Subscribed: true), [Told(4201, "Pong reply not received in time"), new ServerReply.Reset()]),
    ]);

    /// <summary>All of them.</summary>
    public static ValueList<Dialect> All { get; } = [Pusher, Soketi, Reverb];

    private static ServerReply Invalid => Told(4200, "Invalid message format");

    private static ServerReply SoketiAuthError =>
        new ServerReply.Message("pusher:subscription_error", "*", """{"type":"AuthError","error":"The connection is unauthorized.","status":401}""") { Plain = true };

    /// <summary>Bad, missing and unknown protocol versions are accepted.</summary>
    private static IEnumerable<ServerRule> AnyVersion =>
        new[] { CloseCodes.BadVersion, CloseCodes.UnsupportedVersion, CloseCodes.NoVersion }
            .Select(code => new ServerRule(new ServerTrigger.Refuses(code), [new ServerReply.Accept()]));

    private static ServerRule Refusal(int code, int told, string text) =>
        new(new ServerTrigger.Refuses(code), [new ServerReply.Error(told, text), new ServerReply.Close(told, "")]);

    private static ServerRule Unauthorised(NamePattern channel, ServerReply reply) =>
        new(new ServerTrigger.Receives(new(ChannelMessages.Subscribe), channel, Authorised: false), [reply]);

    private static ServerReply.Message Told(int code, string text) =>
        new(ErrorNotice.Event, null, $"{{\"code\":{code},\"message\":{JsonText.Quote(text)}}}");
}
