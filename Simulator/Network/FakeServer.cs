using System.Globalization;
using Simulator.Collections;
using Simulator.Protocol;
using Simulator.Servers;
using Simulator.Time;

namespace Simulator.Network;

/// <summary>
/// What the server thinks: whom it accepts, what it answers, by an ordered list of rules. It knows nothing of time and sockets;
/// <see cref="ServerEnd"/> lets everything it says take its while.
/// </summary>
internal sealed class FakeServer(string key, AppSetup app, ServerSetup setup)
{
    private static readonly ServerReply[] Pong = [new ServerReply.Message("pusher:pong", null, "{}") { Plain = true }];
    private static readonly ServerReply[] Confirmation = [new ServerReply.Message(ChannelMessages.Succeeded, "*", "{}")];

    private static readonly ServerReply[] Members = [new ServerReply.Members(new PresenceForm(NoInfo: "{}", CountsFirst: false))];
    private static readonly ServerReply[] Relay = [new ServerReply.Relay()];

    private readonly string path = ConnectionUrl.PathOf(key);
    private Scripted<ValueList<ServerReply>>? refusal;
    private Scripted<ValueList<ServerReply>>? handshake;

    /// <summary>The rules by which it reacts.</summary>
    public ActiveRules Rules { get; } = new(setup);

    public ServerMode Mode { get; set; }

    public AppSetup App { get; set; } = app;

    /// <summary>The client's connections that it counts.</summary>
    public Func<int> Held { get; set; } = () => 0;

    /// <summary>Whether one more connection would be over the limit.</summary>
    public bool IsFull => App.ConnectionLimit is int limit && App.OpenConnections + Held() >= limit;

    /// <summary>Whether a new socket of a client that names the key, and goes over to TLS when told, would be accepted as usual.</summary>
    public bool Accepts => Mode == ServerMode.Up
        && refusal is null
        && handshake is null
        && App is { Exists: true, Enabled: true }
        && !IsFull
        && App.Protocol >= ConnectionUrl.ProtocolVersion
        && Rules.Find(static when => when is ServerTrigger.Accepts) is null or { After.Milliseconds: 0, Then: [ServerReply.Usual or ServerReply.Accept, ..] };

    /// <summary>Refuses the next attempts; null for all from now on.</summary>
    public void Refuse(int code, string message, bool close, int? attempts)
    {
        ServerReply reply = close ? new ServerReply.Close(code, message) : new ServerReply.Error(code, message);
        refusal = new Scripted<ValueList<ServerReply>>([reply], attempts);
    }

    /// <summary>Judges new attempts by the application again.</summary>
    public void StopRefusing() => refusal = null;

    /// <summary>Sends other texts than the handshake to the next accepted attempts; null for all from now on.</summary>
    public void Script(ValueList<string> texts, int? attempts) =>
        handshake = new Scripted<ValueList<ServerReply>>(texts.Select(ServerReply (text) => new ServerReply.Raw(text)).ToValueList(), attempts);

    /// <summary>Sends the handshake to accepted attempts again.</summary>
    public void StopScripting() => handshake = null;

    /// <summary>The HTTP status with which it answers the upgrade of a new attempt; null where it lets a socket open.</summary>
    public int? StatusOf(string url) => !CanSpeak || refusal is not null || Rules.Find(Greets(CodeOf(url))) is not { Then: [ServerReply.Http http] } ? null : http.Status;

    /// <summary>What it does on a new socket; the first rule that applies decides.</summary>
    public Reaction Greet(string url)
    {
        if (!CanSpeak)
        {
            return new Reaction([]);
        }

        if (refusal is not null)
        {
            return new Reaction(Scripted<ValueList<ServerReply>>.Take(ref refusal));
        }

        (int Code, string Reason)? refused = RefusalOf(url);
        ServerReply[] usual = refused is (int code, string reason) ? [new ServerReply.Close(code, reason)]
            : handshake is null ? [new ServerReply.Accept()] : [.. Scripted<ValueList<ServerReply>>.Take(ref handshake)];
        return Reaction.Of(Rules.Take(Greets(refused?.Code)), usual);
    }

    /// <summary>What it does when it hears a message; null stands for a text that is none.</summary>
    public Reaction Answer(Heard? heard)
    {
        if (!CanSpeak)
        {
            return new Reaction([]);
        }

        return heard is Heard message ? Answer(message) : Reaction.Of(Rules.Take(static when => when is ServerTrigger.Malformed), []);
    }

    /// <summary>Writes down what decides how it goes on.</summary>
    public void Write(ValueWriter writer)
    {
        writer.Add((int)Mode);
        writer.Add(App.ToString());
        Write(writer, refusal);
        Write(writer, handshake);
        Rules.Write(writer);
    }

    /// <summary>The handshake for an attempt.</summary>
    public string Handshake(int attempt) => new Handshake(SocketIds.Of(attempt), App.ActivityTimeout ?? setup.Dialect.ActivityTimeout).Write();

    /// <summary>What a message on the socket of an attempt means to it.</summary>
    public Heard Read(int attempt, Frame frame) => Heard.In(frame, (channel, granted) => Proves(attempt, channel, granted));

    private bool CanSpeak => Mode is ServerMode.Up or ServerMode.Draining;

    private static Func<ServerTrigger, bool> Greets(int? code) => when => code is int refused
        ? when is ServerTrigger.Refuses refuses && refuses.Code == refused
        : when is ServerTrigger.Accepts;

    private static void Write(ValueWriter writer, Scripted<ValueList<ServerReply>>? script)
    {
        writer.Add(script is null ? -1 : script.Left ?? 0);
        foreach (ServerReply reply in script?.Value ?? [])
        {
            writer.Add(reply.ToString());
        }
    }

    private Reaction Answer(Heard heard)
    {
        ServerReply[] usual = heard switch
        {
            { Event: "pusher:ping" } => Pong,
            { Event: ChannelMessages.Subscribe, Authorised: false } when App.Secret is not null => [new ServerReply.Error(null, $"Invalid signature for {heard.Channel}: sign SOCKET_ID:CHANNEL, and with a presence channel :CHANNEL_DATA, with the application's secret")],
            { Event: ChannelMessages.Subscribe, Channel: string channel } => ChannelAuth.IsPresence(channel) ? Members : Confirmation,
            { IsClientEvent: true } => Relay,
            _ => [],
        };
        return Reaction.Of(Rules.Take(heard.Fits), usual) with { To = heard };
    }

    /// <summary>Whether <paramref name="granted"/> proves that a connection may subscribe to <paramref name="channel"/>: what the endpoint grants by itself does, and what was signed with the secret.</summary>
    private bool Proves(int attempt, string channel, ChannelAuth? granted) =>
        !ChannelAuth.IsNeededBy(channel)
        || granted?.Auth == AuthEndpoint.SignatureOf(key, channel)
        || (App.Secret is string secret && granted is not null && granted.Auth == ChannelSignature.Of(key, secret, SocketIds.Of(attempt), channel, granted.ChannelData));

    private int? CodeOf(string url) => RefusalOf(url)?.Code;

    private (int Code, string Reason)? RefusalOf(string url)
    {
        if (Mode == ServerMode.Draining)
        {
            return (CloseCodes.Draining, "the server is about to go down");
        }

        if (!url.Contains("/app/", StringComparison.Ordinal))
        {
            return (CloseCodes.UnknownPath, "path not found");
        }

        if (!App.Exists || !ConnectionUrl.HasPath(url, path))
        {
            return (CloseCodes.UnknownApplication, "no application has this key");
        }

        if (RefusalOfVersion(ConnectionUrl.Query(url, "protocol")) is (int, string) refused)
        {
            return refused;
        }

        return App switch
        {
            { Enabled: false } => (CloseCodes.DisabledApplication, "the application is disabled"),
            { EncryptedOnly: true } when !ConnectionUrl.IsSecure(url) =>
                (CloseCodes.SecureOnly, "the application takes secure connections only"),
            _ when IsFull => (CloseCodes.OverLimit, "the application is over its connection limit"),
            _ => null,
        };
    }

    private (int Code, string Reason)? RefusalOfVersion(string? version)
    {
        if (version is null)
        {
            return (CloseCodes.NoVersion, "no protocol version");
        }

        if (!int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return (CloseCodes.BadVersion, "the protocol version is not a number");
        }

        return number > App.Protocol ? (CloseCodes.UnsupportedVersion, "this protocol version is not spoken") : null;
    }
}
