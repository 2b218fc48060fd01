using Simulator.Clients;
using Simulator.Protocol;
using Simulator.PusherJs;
using Simulator.Time;

namespace Simulator.Tests.PusherJs;

/// <summary>A talk with the machine: what it is told, and what it does, as short lines with the time in milliseconds.</summary>
internal sealed class PageTalk
{
    /// <summary>A handshake that asks for the usual activity timeout.</summary>
    public const string Handshake = """{"event":"pusher:connection_established","data":"{\"socket_id\":\"1.1\",\"activity_timeout\":120}"}""";

    private readonly PusherJsClient client;

    public PageTalk(ClientSetup? setup = null) => client = new PusherJsClient(setup ?? new ClientSetup());

    /// <summary>The state that a program reads.</summary>
    public string State => client.State;

    /// <summary>A talk in which the client connected at 60 ms, after a handshake that took so long.</summary>
    public static PageTalk Connected(string handshake = Handshake, ClientSetup? setup = null)
    {
        var talk = new PageTalk(setup);
        talk.Tell(0, new ClientInput.Created());
        talk.Greet(30, 1, handshake);
        return talk;
    }

    /// <summary>What the client does about one input.</summary>
    public string[] Tell(long at, ClientInput input) => [.. client.Handle(new Instant(at), input).Select(output => $"{at} {Told(output)}")];

    /// <summary>The socket of an attempt opens, and the handshake comes 30 ms later.</summary>
    public string[] Greet(long at, int attempt, string handshake = Handshake) => [.. Tell(at, new ClientInput.AttemptOpened(attempt)), .. Hear(at + 30, attempt, handshake)];

    /// <summary>A text comes.</summary>
    public string[] Hear(long at, int attempt, string text) => Tell(at, new ClientInput.TextReceived(attempt, text));

    /// <summary>A socket breaks.</summary>
    public string[] Break(long at, int attempt) => Close(at, attempt, 1006, "", isClean: false);

    /// <summary>A socket is closed with a code.</summary>
    public string[] Close(long at, int attempt, int code, string reason = "", bool isClean = true) => Tell(at, new ClientInput.AttemptClosed(attempt, code, reason, isClean));

    /// <summary>What the client does by itself until then.</summary>
    public string[] Until(long at)
    {
        var lines = new List<string>();
        while (client.NextDeadline is Instant due && due.Milliseconds <= at)
        {
            lines.AddRange(Tell(due.Milliseconds, new ClientInput.DeadlineReached()));
        }

        return [.. lines];
    }

    /// <summary>The key of all that the client knows.</summary>
    public UInt128 Key(long at, int latestAttempt)
    {
        var writer = new ValueWriter(new Instant(at), latestAttempt);
        client.Write(writer);
        return writer.Key();
    }

    private static string Told(ClientOutput output) => output switch
    {
        ClientOutput.OpenAttempt open => $"open {open.Attempt}",
        ClientOutput.CloseAttempt close => $"close {close.Attempt}",
        ClientOutput.SendText send => $"send {send.Attempt} {send.Text}",
        ClientOutput.StateChange change => $"{change.Previous} -> {change.Current}",
        ClientOutput.StateEvent named => named.State,
        ClientOutput.ConnectingIn announced => $"connecting_in {announced.Seconds}",
        ClientOutput.Error error => $"error {error.Payload}",
        ClientOutput.OtherEvent other => $"{other.Name} {other.Data}",
        ClientOutput.ChannelEvent named => $"{named.Channel}: {named.Name} {named.Data}",
        ClientOutput.AuthRequest request => $"ask {request.Request} {request.Body}",
        _ => throw new ArgumentException($"{output.GetType().Name} has no line", nameof(output)),
    };
}
