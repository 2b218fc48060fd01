using System.Globalization;
using Simulator.Collections;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Network;

/// <summary>What the server says first on a new socket.</summary>
/// <param name="Texts">The texts it sends, one after the other.</param>
/// <param name="Code">The code with which it then closes, or null where it leaves the socket open.</param>
/// <param name="Reason">The reason that goes with the code.</param>
internal readonly record struct Greeting(ValueList<string> Texts, int? Code = null, string Reason = "");

/// <summary>
/// The server: accepts or refuses a new socket by an ordered list of rules, and answers what a client sends. It knows
/// nothing of time; <see cref="FakeNetwork"/> lets everything it says take its while.
/// </summary>
internal sealed class FakeServer(string key, AppSetup app)
{
    private static readonly string Pong = FrameWriter.Plain("pusher:pong", "{}");

    private readonly string path = ConnectionUrl.PathOf(key);
    private Scripted<Greeting>? refusal;
    private Scripted<Greeting>? handshake;

    public ServerMode Mode { get; set; }

    public AppSetup App { get; set; } = app;

    /// <summary>Whether a new socket of a client that names the key, and goes over to TLS when told, would be accepted as usual.</summary>
    public bool Accepts => Mode == ServerMode.Up
        && refusal is null
        && handshake is null
        && App is { Exists: true, Enabled: true, IsFull: false }
        && App.Protocol >= ConnectionUrl.ProtocolVersion;

    /// <summary>Refuses the next attempts; null for all from now on.</summary>
    public void Refuse(int code, string message, bool close, int? attempts)
    {
        var greeting = close
            ? new Greeting([], code, message)
            : new Greeting([new ErrorNotice(code, message).Write()]);
        refusal = new Scripted<Greeting>(greeting, attempts);
    }

    /// <summary>Judges new attempts by the application again.</summary>
    public void StopRefusing() => refusal = null;

    /// <summary>Sends other texts than the handshake to the next accepted attempts; null for all from now on.</summary>
    public void Script(ValueList<string> texts, int? attempts) =>
        handshake = new Scripted<Greeting>(new Greeting(texts), attempts);

    /// <summary>Sends the handshake to accepted attempts again.</summary>
    public void StopScripting() => handshake = null;

    /// <summary>What the server says on a new socket; the first rule that applies decides.</summary>
    public Greeting Greet(int attempt, string url)
    {
        if (Mode == ServerMode.Silent)
        {
            return new Greeting([]);
        }

        if (refusal is not null)
        {
            return Scripted<Greeting>.Take(ref refusal);
        }

        return RefusalOf(url) ?? (handshake is null ? Accept(attempt) : Scripted<Greeting>.Take(ref handshake));
    }

    /// <summary>What the server sends in answer to <paramref name="text"/>; null for nothing.</summary>
    public string? Answer(string text)
    {
        Frame? frame = Mode == ServerMode.Up ? Frame.Parse(text) : null;
        if (frame is { Event: "pusher:ping" })
        {
            return Pong;
        }

        return frame is not null && ChannelAuth.SubscribedChannel(frame) is string channel
            ? FrameWriter.Encoded("pusher_internal:subscription_succeeded", "{}", channel)
            : null;
    }

    /// <summary>Writes down what decides how it goes on.</summary>
    public void Write(ValueWriter writer)
    {
        writer.Add((int)Mode);
        writer.Add(App.ToString());
        Write(writer, refusal);
        Write(writer, handshake);
    }

    private static void Write(ValueWriter writer, Scripted<Greeting>? script)
    {
        writer.Add(script is null ? -1 : script.Left ?? 0);
        writer.Add(script?.Value.Code ?? 0);
        foreach (string text in script?.Value.Texts ?? [])
        {
            writer.Add(text);
        }
    }

    private static Greeting Close(int code, string reason) => new([], code, reason);

    private Greeting? RefusalOf(string url)
    {
        if (!url.Contains("/app/", StringComparison.Ordinal))
        {
            return Close(CloseCodes.UnknownPath, "path not found");
        }

        if (!App.Exists || !ConnectionUrl.HasPath(url, path))
        {
            return Close(CloseCodes.UnknownApplication, "no application has this key");
        }

        if (RefusalOfVersion(ConnectionUrl.Query(url, "protocol")) is Greeting refused)
        {
            return refused;
        }

        return App switch
        {
            { Enabled: false } => Close(CloseCodes.DisabledApplication, "the application is disabled"),
            { EncryptedOnly: true } when !ConnectionUrl.IsSecure(url) =>
                Close(CloseCodes.SecureOnly, "the application takes secure connections only"),
            { IsFull: true } => Close(CloseCodes.OverLimit, "the application is over its connection limit"),
            _ => null,
        };
    }

    private Greeting? RefusalOfVersion(string? version)
    {
        if (version is null)
        {
            return Close(CloseCodes.NoVersion, "no protocol version");
        }

        if (!int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return Close(CloseCodes.BadVersion, "the protocol version is not a number");
        }

        return number > App.Protocol ? Close(CloseCodes.UnsupportedVersion, "this protocol version is not spoken") : null;
    }

    private Greeting Accept(int attempt)
    {
        return new Greeting([new Handshake(SocketIds.Of(attempt), App.ActivityTimeout).Write()]);
    }
}
